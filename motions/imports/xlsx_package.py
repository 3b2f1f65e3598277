"""Is an XLSX safe to open, and does it open?"""

from __future__ import annotations

import warnings
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from motions.domain.errors import Invalid, Refused

_BOOK = "xl/workbook.xml"
_BINARY_BOOK = "xl/workbook.bin"
_MACROS = ("vbaproject.bin", "xl/macrosheets/")
_TABLES = ("xl/worksheets/", "xl/sharedStrings")
_MOST_UNPACKED = 40_000_000
_LARGEST_OTHER = 4_000_000
_LARGE_PART = 1_000_000
_MOST_TIMES_PACKED = 200
_MOST_PARTS = 1_000
_ENCRYPTED = 1
_SEEN = 4_096
_DOCUMENT_TYPE = b"<!DOCTYPE"


def open_workbook(content: bytes) -> Workbook:
    """Open an XLSX for reading once its table of contents shows that it is one and unpacks to at most 40 MB.

    Raises Invalid if it is broken, protected by a password, no XLSX, too large when unpacked, has macros, or if one of
    its parts declares a document type, as only a file made to do harm does.
    """
    try:
        with ZipFile(BytesIO(content)) as package:
            _check(package)
        with warnings.catch_warnings():
            # What openpyxl does not support is of no use here.
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(content), read_only=True, keep_links=False)
    except Refused:
        raise
    # What is wrong in a file shows as any kind of error in the package that reads it.
    except Exception as error:
        raise Invalid("Die Datei ist kein XLSX oder beschädigt und lässt sich nicht lesen.") from error


def _check(package: ZipFile) -> None:
    parts = package.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Invalid("Die Datei ist mit einem Passwort geschützt; erwartet war eine ohne Passwort.")
    names = [part.filename for part in parts]
    if any(mark in name.lower() for name in names for mark in _MACROS):
        raise Invalid("Die Datei enthält Makros; bitte die Tabelle ohne Makros als XLSX speichern.")
    if _BINARY_BOOK in names or _BOOK not in names:
        raise Invalid("Die Datei ist ein Archiv, aber kein XLSX; bitte die Tabelle als XLSX oder CSV speichern.")
    total = sum(part.file_size for part in parts)
    if total > _MOST_UNPACKED or len(parts) > _MOST_PARTS or any(map(_is_bomb, parts)):
        raise Invalid("Die Datei ist entpackt zu groß; sie darf höchstens 40 MB enthalten.", code="too_large")
    if any(_declares_type(package, part) for part in parts):
        raise Invalid("Die Datei enthält eine Dokumenttyp-Deklaration; so eine Datei wird nicht gelesen.")


def _is_bomb(part: ZipInfo) -> bool:
    is_tight = part.file_size > _LARGE_PART and part.file_size > _MOST_TIMES_PACKED * part.compress_size
    return is_tight or (part.file_size > _LARGEST_OTHER and not part.filename.startswith(_TABLES))


def _declares_type(package: ZipFile, part: ZipInfo) -> bool:
    with package.open(part) as opened:
        beginning = opened.read(_SEEN)
    # In UTF-16 every second byte is empty.
    return _DOCUMENT_TYPE in beginning.replace(b"\0", b"")
