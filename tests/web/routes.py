"""Which addresses are there, with what they need filled in?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter

from motions.domain.permission import Action
from motions.web.access import Guard, guard_of


@dataclass(frozen=True, slots=True)
class Route:
    """One view that can be asked for: its method and address, the permission it needs, and how it answers others."""

    method: str
    address: str
    endpoint: str
    needs: Action | None
    is_hidden: bool


def views(app: Flask) -> Iterator[tuple[str, Any]]:
    """Give every view by its endpoint, files apart."""
    yield from ((endpoint, view) for endpoint, view in app.view_functions.items() if endpoint != "static")


def routes(
    app: Flask, conference: str, numbers: Mapping[str, int], words: Mapping[str, str], *, otherwise: int = 1
) -> list[Route]:
    """Give every route below a conference, with these numbers and words in its address.

    A number that is not given is `otherwise`, a word "x". Routes that only show something come before those that change
    something.
    """
    with app.test_request_context():
        found = [
            Route(method, address, rule.endpoint, guard.needs, guard.is_hidden)
            for rule in app.url_map.iter_rules()
            if "conference" in rule.arguments
            for address, view in [_filled(app, rule, conference, _Names(numbers, words, otherwise))]
            for guard in [_guard(view)]
            for method in (rule.methods or set()) & {"GET", "POST"}
        ]
    return sorted(found, key=lambda route: (route.method, route.endpoint))


def _guard(view: Any) -> Guard:
    guard = guard_of(view)
    assert guard is not None, view
    return guard


@dataclass(frozen=True, slots=True)
class _Names:
    numbers: Mapping[str, int]
    words: Mapping[str, str]
    otherwise: int


def _filled(app: Flask, rule: Any, conference: str, names: _Names) -> tuple[str, Any]:
    filled = {name: _value(rule, name, names) for name in rule.arguments - {"conference"}}
    address = app.url_map.bind("localhost").build(rule.endpoint, {**filled, "conference": conference})
    return address, app.view_functions[rule.endpoint]


def _value(rule: Any, name: str, names: _Names) -> int | str:
    if isinstance(rule._converters[name], IntegerConverter):
        return names.numbers.get(name, names.otherwise)
    return names.words.get(name, "x")
