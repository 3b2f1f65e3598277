"""How does a test write a DOCX, and change what is inside one?"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document

from motions.domain.printing import printed_stretches
from motions.domain.text import LineKind, Text

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def written(document: Document) -> bytes:
    """Give the bytes of a document."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(
    content: bytes, change: Callable[[str, bytes], bytes | None], compression: int = ZIP_DEFLATED, **more: bytes
) -> bytes:
    """Write a DOCX again, each part as `change` gives it for its name; a part for which it gives None is left out."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(out, "w", compression) as changed:
        for part in package.infolist():
            data = change(part.filename, package.read(part))
            if data is not None:
                changed.writestr(part.filename, data)
        for name, data in more.items():
            changed.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def with_body(xml: str) -> bytes:
    """Write a DOCX whose body is this XML."""
    body = f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMESPACES}><w:body>{xml}</w:body></w:document>'
    return with_document_xml(body.encode())


def with_document_xml(xml: bytes) -> bytes:
    """Write a DOCX whose part with the body is this."""
    return with_parts(written(docx.Document()), lambda name, data: xml if name == "word/document.xml" else data)


def printed_document(text: Text) -> bytes:
    """Write a text with line numbers, each line a paragraph, bold words in bold."""
    document = docx.Document()
    for line in text.lines:
        paragraph = document.add_paragraph(f"{line.number} ")
        for stretch in printed_stretches(text, line):
            paragraph.add_run(stretch.text).bold = stretch.bold or line.kind is LineKind.HEADING
    return written(document)
