"""Which addresses are there, with what they need filled in?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter

from motions.domain.permission import Action

# What is put where an address wants a word; where it wants a number, that of something that is there.
WORDS = {"motion": "A1", "amendment": "Ä1"}


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
    app: Flask, conference: str, numbers: Mapping[str, int] | None = None, words: Mapping[str, str] = WORDS
) -> list[Route]:
    """Give every route below a conference, with these numbers and words in its address; the others are 1 and "x"."""
    with app.test_request_context():
        found = [
            Route(method, address, rule.endpoint, view.needs, getattr(view, "is_hidden", False))
            for rule in app.url_map.iter_rules()
            if "conference" in rule.arguments
            for address, view in [_filled(app, rule, conference, numbers or {}, words)]
            for method in (rule.methods or set()) & {"GET", "POST"}
        ]
    return sorted(found, key=lambda route: (route.endpoint, route.method))


def _filled(
    app: Flask, rule: Any, conference: str, numbers: Mapping[str, int], words: Mapping[str, str]
) -> tuple[str, Any]:
    filled = {name: _value(rule, name, numbers, words) for name in rule.arguments - {"conference"}}
    address = app.url_map.bind("localhost").build(rule.endpoint, {**filled, "conference": conference})
    return address, app.view_functions[rule.endpoint]


def _value(rule: Any, name: str, numbers: Mapping[str, int], words: Mapping[str, str]) -> int | str:
    if isinstance(rule._converters[name], IntegerConverter):
        return numbers.get(name, 1)
    return words.get(name, "x")
