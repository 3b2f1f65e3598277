"""How do the rules become one file that checks an export without anything installed?"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from motions import domain

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_SHEBANG = b"#!/usr/bin/env python3\n"
_READABLE = 0o100644 << 16
_MAIN = Path(__file__).with_name("verifier_main.py")


def verifier() -> bytes:
    """Pack the rules and what starts them into a zipapp; the same release gives the same bytes."""
    packed = io.BytesIO()
    packed.write(_SHEBANG)
    with zipfile.ZipFile(packed, "a") as archive:
        for name, content in sorted(_sources()):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.external_attr = _READABLE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def _sources() -> Iterator[tuple[str, bytes]]:
    folder = Path(domain.__file__).parent
    yield "__main__.py", _MAIN.read_bytes()
    yield "motions/__init__.py", (folder.parent / "__init__.py").read_bytes()
    for module in folder.glob("*.py"):
        yield f"motions/domain/{module.name}", module.read_bytes()
