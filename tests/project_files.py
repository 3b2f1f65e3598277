"""Which files belong to the project?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent


def project_files(*endings: str) -> Iterator[Path]:
    """Give the project's files with one of the endings (all without one), except what .gitignore names."""
    ignored = {line.rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()} | {".git"}
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in ignored]
        yield from (Path(folder, name) for name in files if name not in ignored and name.endswith(endings or ("",)))


def name_in_project(path: Path) -> str:
    """Say where in the project the file stands."""
    return path.relative_to(ROOT).as_posix()
