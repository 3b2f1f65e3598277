"""What does a small PDF look like in which each line stands where a test wants it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TOP = 780
PITCH = 14


@dataclass(frozen=True)
class At:
    """Words at a place of a page, in points from the left and from below."""

    left: float
    base: float
    words: str
    bold: bool = False
    size: float = 11


def page_of(rows: Iterable[tuple[str, str] | None], top: float = TOP, left: float = 100) -> list[At]:
    """Set rows of a number and words below one another; None leaves the room of a line."""
    placed: list[At] = []
    for index, row in enumerate(rows):
        if row is None:
            continue
        number, words = row
        base = top - index * PITCH
        if number:
            # A digit of Helvetica is 0.556 of its size wide: numbers stand flush to the right.
            placed.append(At(left - 20 - 8 * 0.556 * len(number), base + 1, number, size=8))
        if words:
            placed.append(At(left, base, words.strip("*"), words.startswith("**")))
    return placed


def pdf_of(*pages: Sequence[At]) -> bytes:
    """Write a PDF with the words of each page in Helvetica."""
    count = len(pages)
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for index, page in enumerate(pages):
        stream = b"\n".join(map(_shown, page))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>" % (6 + 2 * index)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _file(objects)


def _shown(at: At) -> bytes:
    words = at.words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    font = b"F2" if at.bold else b"F1"
    return b"BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (font, at.size, at.left, at.base, words)


def _file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    content = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        content
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            trailer,
            len(content),
        )
    )
