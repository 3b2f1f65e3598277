"""Does every use case ask whether who acts may?"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.project_files import ROOT

SERVICES = sorted((ROOT / "motions" / "services").glob("*.py"))

# What acts for somebody and asks nothing: a reason for each.
WITHOUT = {
    "load": "the first beat of every use case: what one may know of; it answers NotFound",
}
ASKS_ELSEWHERE = {
    "drafts.read_draft": "load.draft answers NotFound to who may not know of drafts",
    "units.unit_id_of": "names a unit for a use case that asks",
    "amendments.units_to_act_for": "lists for whom the actor may; nothing is done",
    "amendments.may_withdraw": "is itself the question",
}


def use_cases() -> Iterator[tuple[str, ast.FunctionDef, ast.Module]]:
    for path in SERVICES:
        module = ast.parse(path.read_text("utf-8"))
        for node in module.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and takes_actor(node):
                yield f"{path.stem}.{node.name}", node, module


def takes_actor(function: ast.FunctionDef) -> bool:
    return bool(function.args.args) and function.args.args[0].arg == "actor"


def asks(function: ast.FunctionDef, module: ast.Module, seen: frozenset[str] = frozenset()) -> bool:
    """Tell whether a function asks for the permission, itself or through a private function of its module."""
    own = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in ("permit", "permitted"):
            return True
        if called in own and called not in seen and asks(own[called], module, seen | {called}):
            return True
    return False


def test_every_use_case_asks_for_its_permission() -> None:
    found = list(use_cases())
    assert len(found) > 15
    silent = {
        name for name, function, module in found if name.split(".")[0] not in WITHOUT and not asks(function, module)
    }
    assert silent == set(ASKS_ELSEWHERE)


def locks_of(module: ast.Module) -> list[int]:
    """Give the lines in which the turn to write for a conference is taken without asking who takes it."""
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call)]
    return [call.lineno for call in calls if getattr(call.func, "id", "") == "transaction" and call.args]


def test_nobody_writes_for_a_conference_without_being_asked_again_when_it_is_their_turn() -> None:
    """`permitted` in motions/store/turn.py reads the roles again inside; nothing else takes the turn."""
    assert {path.stem for path in SERVICES if locks_of(ast.parse(path.read_text("utf-8")))} == set()
    writing = {name for name, function, _ in use_cases() if uses(function, "append")}
    assert len(writing) > 3
    assert {name for name, function, _ in use_cases() if name in writing and not uses(function, "permitted")} == set()


def uses(function: ast.FunctionDef, wanted: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == wanted for node in ast.walk(function))


def test_a_turn_that_is_taken_otherwise_is_noticed() -> None:
    assert locks_of(ast.parse("def grab(actor):\n    with transaction(actor.conference):\n        pass\n")) == [2]


def test_a_use_case_that_forgets_to_ask_is_noticed() -> None:
    module = ast.parse("def grab(actor):\n    return take(actor)\n\ndef take(actor):\n    return 1\n")
    assert not any(asks(node, module) for node in module.body if isinstance(node, ast.FunctionDef))


def test_the_exemptions_are_real() -> None:
    names = {name for name, _, _ in use_cases()}
    assert set(ASKS_ELSEWHERE) <= names
    assert all(Path(ROOT / "motions" / "services" / f"{name}.py").exists() for name in WITHOUT)
