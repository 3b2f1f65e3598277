"""Which table does a file of persons hold?"""

from __future__ import annotations

from motions.domain.errors import Invalid
from motions.domain.people_file import Table
from motions.imports.tables_csv import read_csv
from motions.imports.tables_xlsx import read_xlsx

FILE_LIMIT = 5_000_000

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER = {
    ".xls": "XLS",
    ".xlsm": "XLSM",
    ".xlsb": "XLSB",
    ".ods": "ODS",
    ".numbers": "Numbers",
    ".pdf": "PDF",
    ".docx": "DOCX",
    ".doc": "DOC",
}


def read_table(content: bytes, file_name: str) -> Table:
    """Read a table of texts from a CSV or XLSX; which of the two it is shows in its first bytes.

    A file may have 5 MB, 20,000 rows, 50 columns and 1,000 characters a cell. Raises Invalid, with one sentence that
    names the cell where there is one, for everything else: other kinds of files, macros, formulas, broken files.
    """
    if not content:
        raise Invalid("Die Datei ist leer; erwartet war eine Tabelle mit Überschriften in der ersten Zeile.")
    if len(content) > FILE_LIMIT:
        raise Invalid("Die Datei ist größer als 5 MB; eine Tabelle darf höchstens 5 MB haben.", code="too_large")
    if content.startswith(_OLD_OFFICE) and _ENCRYPTED in content:
        raise Invalid("Die Datei ist mit einem Passwort geschützt; erwartet war eine ohne Passwort.")
    if content.startswith(_OLD_OFFICE):
        _refuse("XLS")
    ending = next((ending for ending in _OTHER if file_name.lower().endswith(ending)), None)
    if ending:
        _refuse(_OTHER[ending])
    return read_xlsx(content) if content.startswith(_ZIP) else read_csv(content)


def _refuse(kind: str) -> None:
    raise Invalid("%(kind)s-Dateien werden nicht gelesen; bitte die Tabelle als XLSX oder CSV speichern.", kind=kind)
