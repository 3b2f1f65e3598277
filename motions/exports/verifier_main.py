"""Is the journal in this file as it was written? This is what the stand-alone verifier runs.

    python3 -I -S pruefung.pyz EXPORT.json [--head HASH]

It ends with 0 if all is as it was written, with 3 and one German sentence if not, with 2 if it was called wrongly. It
needs nothing but Python and stands in the archive beside the rules themselves. The chain is recomputed a second time
here, in plain code that shares nothing with them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from motions.domain.audit import first_difference

INTACT, WRONG_CALL, DIFFERENT = 0, 2, 3


def main(arguments: list[str] | None = None) -> int:
    """Check the file that the arguments name, say in one sentence how it is, and give the code to end with."""
    parser = argparse.ArgumentParser(prog="pruefung.pyz", description="Prüft einen ausgegebenen Verlauf.")
    parser.add_argument("file", type=Path, metavar="EXPORT.json")
    parser.add_argument("--head", default="", metavar="HASH", help="eine notierte Prüfzahl, die vorkommen muss")
    given = parser.parse_args(arguments)
    try:
        content = given.file.read_bytes()
    except OSError as error:
        sys.stderr.write(f"{given.file}: {error.strerror}\n")
        return WRONG_CALL
    sentence, record = _checked(content, given.head)
    if sentence:
        sys.stderr.write(sentence + "\n")
        return DIFFERENT
    last = record["entries"][-1] if record["entries"] else {"number": 0, "hash": ""}
    sys.stdout.write(
        f"Unverändert: {last['number']} Einträge, {len(record['texts'])} Fassungen, {len(record['amendments'])} "
        f"Änderungsanträge, {len(record['decisions'])} Beschlüsse. Letzte Prüfzahl: {last['hash']}\n"
    )
    return INTACT


def _checked(content: bytes, head: str) -> tuple[str, dict[str, Any]]:
    """Give the sentence that says what is wrong, "" if nothing is, and the record."""
    try:
        record = json.loads(content)
        broken = plain_chain(record["entries"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        return f"Die Datei lässt sich nicht lesen: {type(error).__name__} {error}", {}
    difference = first_difference(record)
    if difference is not None:
        return difference.sentence, record
    if broken:
        return f"Eintrag {broken} hat nicht die Prüfzahl, die sich aus ihm und dem vorigen ergibt.", record
    if head and head not in {entry["hash"] for entry in record["entries"]}:
        return "Einen Eintrag mit der angegebenen Prüfzahl gibt es nicht (mehr).", record
    return "", record


def plain_chain(entries: list[dict[str, Any]]) -> int:
    """Recompute the chain once more, by nothing but what the documentation says; give where it breaks, 0 if nowhere."""
    previous = "0" * 64
    for place, entry in enumerate(entries, 1):
        hashed = {name: entry[name] for name in ("number", "at", "actor", "conference", "kind", "subject", "data")}
        text = json.dumps(
            hashed | {"previous_hash": previous}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        if entry["number"] != place or hashlib.sha256(text.encode("utf-8")).hexdigest() != entry["hash"]:
            return place
        previous = entry["hash"]
    return 0


if __name__ == "__main__":
    sys.exit(main())
