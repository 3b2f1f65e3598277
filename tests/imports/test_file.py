from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import docx
import pytest

from motions.domain.errors import Invalid
from motions.imports.file import FILE_LIMIT, read_file
from tests.imports.docx_files import written
from tests.imports.pdf_files import page_of, pdf_of


def open_document() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<text/>")
    return out.getvalue()


def word_document() -> bytes:
    document = docx.Document()
    document.add_paragraph("Wir bauen Wege.")
    return written(document)


@pytest.mark.parametrize(
    "content",
    [
        b"Wir bauen Wege.",
        b"1 Wir bauen Wege.",
        word_document(),
        pdf_of(page_of([("", "Wir bauen Wege.")])),
        b"\n\n" + pdf_of(page_of([("1", "Wir bauen Wege.")])),
    ],
    ids=["prose", "printed", "docx", "pdf", "pdf after blank lines"],
)
def test_a_text_is_read_from_any_kind_of_file(content):
    assert [block.prose for block in read_file(content).blocks] == ["Wir bauen Wege."]


@pytest.mark.parametrize("content", [b"Wir bauen Wege.", word_document(), pdf_of(page_of([("", "Wir bauen Wege.")]))])
def test_a_text_that_is_not_numbered_is_typeset_at_the_width(content):
    assert [line.printed for line in read_file(content, 10).lines] == ["Wir bauen", "Wege."]


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (open_document(), "ODT-Dateien werden nicht gelesen; bitte das Dokument als DOCX oder PDF speichern."),
        (OLD_OFFICE + b"x", "DOC-Dateien werden nicht gelesen; bitte das Dokument als DOCX oder PDF speichern."),
        (
            OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
            "Das Dokument ist mit einem Passwort geschützt; erwartet war eines ohne Passwort.",
        ),
        (b"{\\rtf1 Wege}", "RTF-Dateien werden nicht gelesen; bitte das Dokument als DOCX oder PDF speichern."),
        (b"PK\x05\x06" + bytes(18), "Die Datei ist ein Archiv, aber kein DOCX; word/document.xml fehlt darin."),
        (bytes(FILE_LIMIT + 1), "Die Datei ist größer als 20 MB; eine Datei darf höchstens 20 MB haben."),
        (b"a" * 5_000_001, "Die Datei ist größer als 5 MB; ein Antragstext darf höchstens 5 MB haben."),
        (b"", "Die Datei ist leer; erwartet war der Text eines Antrags."),
    ],
)
def test_what_is_not_read_is_named(content, message):
    with pytest.raises(Invalid) as refusal:
        read_file(content)
    assert str(refusal.value) == message
