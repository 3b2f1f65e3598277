"""Is a DOCX safe to open, and does it open?"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.oxml.document import CT_Document

from motions.domain.errors import Invalid, Refused

_BODY = "word/document.xml"
_MOST_UNPACKED = 50_000_000
_LARGE_PART = 1_000_000
_MOST_TIMES_PACKED = 200
_MOST_PARTS = 2_000
_ENCRYPTED = 1


def open_package(content: bytes) -> Document:
    """Open a DOCX once its table of contents shows that it is one and does not unpack to more than 50 MB.

    Raises Invalid if it is broken, protected by a password, no DOCX, or too large when unpacked, also if one of its
    parts declares a document type, as only a file made to do harm does.
    """
    try:
        with ZipFile(BytesIO(content)) as package:
            _check(package.infolist())
        document = docx.Document(BytesIO(content))
        has_type = any(
            part.element.getroottree().docinfo.doctype for part in document.part.package.iter_parts() if _is_xml(part)
        )
    except Refused:
        raise
    # What is wrong in a file shows as any kind of error in the packages that read it.
    except Exception as error:
        raise _not_readable("Die Datei ist kein DOCX oder beschädigt und lässt sich nicht lesen.") from error
    # A root element of another namespace is no document, and none without a body has words.
    if not isinstance(document.element, CT_Document) or document.element.body is None:
        raise _not_readable("Im DOCX steht kein Dokument von Word; es lässt sich nicht lesen.")
    if has_type:
        raise _not_readable("Das DOCX enthält eine Dokumenttyp-Deklaration; so ein Dokument wird nicht gelesen.")
    return document


def _is_xml(part: object) -> bool:
    return hasattr(part, "element")


def _check(parts: Sequence[ZipInfo]) -> None:
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise _not_readable("Das DOCX ist mit einem Passwort geschützt; erwartet war eines ohne Passwort.")
    if all(part.filename != _BODY for part in parts):
        raise _not_readable("Die Datei ist ein Archiv, aber kein DOCX; word/document.xml fehlt darin.")
    is_large = sum(part.file_size for part in parts) > _MOST_UNPACKED or len(parts) > _MOST_PARTS
    if is_large or any(map(_is_packed_too_tightly, parts)):
        raise Invalid(
            "Das DOCX ist entpackt zu groß; es darf höchstens 50 MB in 2.000 Teilen enthalten.", code="too_large"
        )


def _is_packed_too_tightly(part: ZipInfo) -> bool:
    return part.file_size > _LARGE_PART and part.file_size > _MOST_TIMES_PACKED * part.compress_size


def _not_readable(message: str) -> Invalid:
    return Invalid(message, code="not_readable")
