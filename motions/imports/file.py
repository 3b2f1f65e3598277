"""Which text does a file hold, whatever kind of file it is?"""

from __future__ import annotations

from motions.domain.errors import Invalid
from motions.domain.text import DEFAULT_WIDTH, Text
from motions.imports.docx import read_docx
from motions.imports.pdf import read_pdf
from motions.imports.printed_text import read_text

FILE_LIMIT = 20_000_000

_SEEN_FOR_PDF = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RICH_TEXT = b"{\\rtf"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"


def read_file(content: bytes, width: int = DEFAULT_WIDTH) -> Text:
    """Read a motion from a file: DOCX, PDF, or a text in UTF-8, printed and numbered or plain prose.

    What kind of file it is shows in its first bytes, not in its name. A text that is not numbered is typeset at the
    width (characters). A file may have 20 MB, the text in it 5 MB.

    Raises Invalid if it cannot be read, and names ODT, DOC and RTF, which are not read.
    """
    if len(content) > FILE_LIMIT:
        raise Invalid("Die Datei ist größer als 20 MB; eine Datei darf höchstens 20 MB haben.", code="too_large")
    if b"%PDF-" in content[:_SEEN_FOR_PDF]:
        return read_pdf(content, width)
    if content.startswith(_ZIP):
        _refuse_other(_OPEN_DOCUMENT in content[:_SEEN_FOR_PDF], "ODT")
        return read_docx(content, width)
    if content.startswith(_OLD_OFFICE) and _ENCRYPTED in content:
        raise Invalid(
            "Das Dokument ist mit einem Passwort geschützt; erwartet war eines ohne Passwort.", code="not_readable"
        )
    _refuse_other(content.startswith(_OLD_OFFICE), "DOC")
    _refuse_other(content.startswith(_RICH_TEXT), "RTF")
    return read_text(content, width)


def _refuse_other(is_it: bool, kind: str) -> None:
    if is_it:
        raise Invalid(
            "%(kind)s-Dateien werden nicht gelesen; bitte das Dokument als DOCX oder PDF speichern.",
            code="not_readable",
            kind=kind,
        )
