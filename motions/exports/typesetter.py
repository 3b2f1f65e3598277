"""How is one document set? Reads a request as JSON from standard input, writes a PDF to standard output, and ends."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import typst

HERE = Path(__file__).parent


def main() -> None:
    """Set the document of the request with the template it names and the fonts beside it."""
    request = json.load(sys.stdin)
    pdf = typst.compile(
        HERE / request["template"],
        root=HERE,
        font_paths=[HERE / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(request["document"])},
        pdf_standards=["ua-1"],
        timestamp=datetime.fromtimestamp(request["made_at"], UTC),
    )
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
