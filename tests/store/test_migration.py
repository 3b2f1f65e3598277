"""Do the migrations make exactly the tables of the code?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import CheckConstraint, Inspector, create_engine, inspect

from motions.store import migration
from motions.store.database import address
from motions.store.row import Row

ROOT = Path(__file__).parents[2]


def constraints_in(inspector: Inspector, table: str) -> set[str | None]:
    indexes = inspector.get_indexes(table)
    return {
        *(found["name"] for found in inspector.get_check_constraints(table)),
        *(found["name"] for found in inspector.get_foreign_keys(table)),
        *(found["name"] for found in inspector.get_unique_constraints(table)),
        *(found["name"] for found in indexes if "duplicates_constraint" not in found),
    }


def checks_in(inspector: Inspector, table: str) -> dict[str | None, str]:
    return {found["name"]: found["sqltext"] for found in inspector.get_check_constraints(table)}


def test_a_database_is_made_from_nothing(database_url):
    assert migration.current(database_url) is None
    assert not migration.is_current(database_url)
    migration.upgrade(database_url)
    assert migration.current(database_url) == migration.newest()
    assert migration.is_current(database_url)


def test_migrations_and_tables_say_the_same(database_url):
    migration.upgrade(database_url)
    assert migration.differences(database_url) == []


def test_an_empty_database_differs_from_the_tables(database_url):
    assert len(migration.differences(database_url)) >= len(Row.metadata.tables)


def test_every_constraint_of_the_code_is_in_the_database_under_its_name(database_url):
    migration.upgrade(database_url)
    engine = create_engine(address(database_url))
    inspector = inspect(engine)
    for name, table in Row.metadata.tables.items():
        keyless = {constraint for constraint in table.constraints if constraint is not table.primary_key}
        assert constraints_in(inspector, name) == {str(named.name) for named in keyless | table.indexes}
    engine.dispose()


def test_every_check_of_the_code_is_worded_alike_in_the_database(tmp_path):
    url = f"sqlite:///{tmp_path / 'checks.sqlite'}"
    migration.upgrade(url)
    engine = create_engine(url)
    for name, table in Row.metadata.tables.items():
        checks = [check for check in table.constraints if isinstance(check, CheckConstraint)]
        assert checks_in(inspect(engine), name) == {str(check.name): str(check.sqltext) for check in checks}
    engine.dispose()


def test_a_second_upgrade_changes_nothing(database_url):
    migration.upgrade(database_url)
    migration.upgrade(database_url)
    assert migration.differences(database_url) == []


def test_everything_can_be_taken_back_and_made_again(database_url):
    migration.upgrade(database_url)
    migration.downgrade(database_url)
    assert migration.current(database_url) is None
    engine = create_engine(address(database_url))
    assert set(inspect(engine).get_table_names()) <= {"alembic_version", "sqlite_sequence"}
    engine.dispose()
    migration.upgrade(database_url)
    assert migration.differences(database_url) == []


def test_processes_that_start_at_once_migrate_once(database_url):
    program = "import sys; from motions.store.migration import upgrade; upgrade(sys.argv[1])"
    started = [
        subprocess.Popen([sys.executable, "-c", program, database_url], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], said
    assert migration.is_current(database_url)
