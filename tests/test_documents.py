"""Do the documents say what is?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from packaging.requirements import Requirement

from app import create_app
from motions.exports.permission_table import permissions_as_markdown
from tests.project_files import ROOT, name_in_project, project_files

DOCUMENTS = ROOT / "docs"
VARIABLE = re.compile(r"\bZEILENTREU_[A-Z_]*[A-Z]\b")
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)")
LOCKED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")


def read(path: Path) -> str:
    return path.read_text("utf-8")


def sources() -> Iterator[Path]:
    yield from (ROOT / "app.py", ROOT / "run")
    yield from (ROOT / "motions").rglob("*.py")


def commands_below(command: click.Command, name: str) -> Iterator[str]:
    if isinstance(command, click.Group):
        for part, below in command.commands.items():
            yield from commands_below(below, f"{name} {part}")
    else:
        yield name


def rules() -> Iterator[tuple[str, str, str]]:
    """Give the rows of the rules index: the rule, where it stands, and what proves it."""
    for line in read(DOCUMENTS / "rules.md").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and "`" in cells[1]:
            yield cells[0], cells[1], cells[2]


def names_defined_in(path: Path) -> set[str]:
    """Give the names that the module defines, methods as Class.method and bare."""
    names = set()
    for node in ast.parse(read(path)).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        if isinstance(node, ast.ClassDef):
            methods = [part.name for part in node.body if isinstance(part, ast.FunctionDef)]
            names.update(methods, (f"{node.name}.{method}" for method in methods))
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names.update(target.id for target in targets if isinstance(target, ast.Name))
    return names


def is_defined(reference: str, separator: str) -> bool:
    file, _, name = reference.partition(separator)
    path = ROOT / file
    return path.is_file() and name in names_defined_in(path)


def test_the_configuration_is_listed_completely_and_nothing_else_is() -> None:
    used = {name for path in sources() for name in VARIABLE.findall(read(path))}
    listed = set(VARIABLE.findall(read(DOCUMENTS / "operations.md")))
    assert used
    assert used == listed


def test_every_command_is_described() -> None:
    described = read(DOCUMENTS / "operations.md") + read(DOCUMENTS / "interfaces.md")
    commands = [
        name for part, below in create_app().cli.commands.items() for name in commands_below(below, f"flask {part}")
    ]
    assert commands
    assert [name for name in commands if not re.search(rf"{re.escape(name)}\b", described)] == []


def test_every_rule_of_the_index_names_code_that_exists() -> None:
    places = [place for _, cell, _ in rules() for place in CODE.findall(cell)]
    assert places
    assert [place for place in places if not is_defined(place, ":")] == []


def test_every_rule_of_the_index_names_a_test_that_exists() -> None:
    proofs = {rule: CODE.findall(cell) for rule, _, cell in rules()}
    assert [rule for rule, tests in proofs.items() if not tests] == []
    assert [test for tests in proofs.values() for test in tests if not is_defined(test, "::")] == []


def test_the_page_of_permissions_shows_the_table_of_permissions() -> None:
    assert read(DOCUMENTS / "permissions.md").endswith(f"\n\n{permissions_as_markdown()}")


def test_every_decision_is_numbered_and_linked() -> None:
    files = sorted(path.name for path in (DOCUMENTS / "decisions").iterdir() if path.name != "README.md")
    assert files
    assert [name for name in files if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name)] == []
    assert [int(name[:4]) for name in files] == list(range(1, len(files) + 1))
    assert sorted(set(LINK.findall(read(DOCUMENTS / "decisions" / "README.md"))) & set(files)) == files


@pytest.mark.parametrize("document", sorted(project_files(".md")), ids=name_in_project)
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    assert [link for link in LINK.findall(read(document)) if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_requirement_is_locked_in_a_version_that_fits(name: str) -> None:
    wanted = [Requirement(line) for line in read(ROOT / f"{name}.in").splitlines() if line[0] not in "#-"]
    locked = dict(LOCKED.findall(read(ROOT / f"{name}.txt")))
    assert wanted
    assert [str(one) for one in wanted if not one.specifier.contains(locked.get(one.name, "0"))] == []


def test_no_file_names_a_package_index_or_a_folder_of_one_machine() -> None:
    # Put together from parts, so that this file is not the one that is found.
    forbidden = [
        a + b
        for a, b in (("pypi", ".org"), ("python", "hosted"), ("npmjs", ".org"), ("extra-", "index"), ("/wo", "rk/"))
    ]
    found = [
        (name_in_project(path), word)
        for path in project_files()
        for word in forbidden
        if word.encode() in path.read_bytes()
    ]
    assert found == []


def test_every_module_of_the_domain_stands_once_in_the_map_of_the_architecture() -> None:
    table = read(DOCUMENTS / "architecture.md").partition("## Where to look in the domain")[2].partition("\n## ")[0]
    mapped = [name for row in table.splitlines() if row.startswith("| ") for name in CODE.findall(row)]
    modules = {path.stem for path in (ROOT / "motions" / "domain").glob("*.py")} - {"__init__"}
    assert sorted(mapped) == sorted(modules)
