"""Is the house built as the architecture says, where the tools do not see it?"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project_files import ROOT, name_in_project

MODULES = sorted((ROOT / "motions").rglob("*.py"))
RULES = sorted((ROOT / "motions" / "domain").glob("*.py"))
OUTSIDE_WORLD = {
    "asyncio",
    "io",
    "locale",
    "logging",
    "os",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "socket",
    "sqlite3",
}
OUTSIDE_WORLD |= {"subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid"}
OUTSIDE_CALLS = {"open", "input", "print", "now", "today", "utcnow"}
WEB = sorted((ROOT / "motions" / "web").glob("*.py"))
NAMES_THAT_SAY_NOTHING = ("utils", "util", "helpers", "helper", "manager", "handler", "misc", "common")


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported_by(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def called_in(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr


@pytest.mark.parametrize("module", RULES, ids=name_in_project)
def test_the_rules_need_nothing_but_the_standard_library(module: Path) -> None:
    roots = {name.split(".")[0] for name in imported_by(module) if not name.startswith("motions.domain")}
    assert roots - sys.stdlib_module_names == set()


@pytest.mark.parametrize("module", RULES, ids=name_in_project)
def test_the_rules_know_no_clock_no_chance_and_no_outside_world(module: Path) -> None:
    assert {name.split(".")[0] for name in imported_by(module)} & OUTSIDE_WORLD == set()
    assert set(called_in(module)) & OUTSIDE_CALLS == set()


@pytest.mark.parametrize("module", WEB, ids=name_in_project)
def test_only_the_application_imports_blueprints(module: Path) -> None:
    blueprints = {f"motions.web.{path.stem}" for path in WEB if "Blueprint" in called_in(path)}
    assert module.name == "__init__.py" or not set(imported_by(module)) & blueprints


@pytest.mark.parametrize("module", MODULES, ids=name_in_project)
def test_every_module_begins_with_the_question_it_answers(module: Path) -> None:
    docstring = ast.get_docstring(parsed(module)) or ""
    assert "?" in docstring.partition("\n")[0]


@pytest.mark.parametrize("module", MODULES, ids=name_in_project)
def test_no_module_has_a_name_that_says_nothing(module: Path) -> None:
    assert not set(module.stem.split("_")) & set(NAMES_THAT_SAY_NOTHING)
