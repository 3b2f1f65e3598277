"""Is everything that mails say translated, and is what is compiled what is written?"""

from __future__ import annotations

import ast
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from motions.domain.outcome import Outcome
from motions.domain.permission import Role
from tests.project_files import ROOT

FOLDER = ROOT / "motions" / "translations" / "en" / "LC_MESSAGES"
SPOKEN = [ROOT / "motions" / "exports" / name for name in ("mails.py", "news_sentences.py")]


def said_in(path: Path) -> set[str]:
    """Give the German sentences that stand in a module for translation."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    wanted = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("gettext", "ngettext")]
    first = [call.args[0] for call in wanted]
    return {word.value for word in first if isinstance(word, ast.Constant) and isinstance(word.value, str)}


def places(sentence: str) -> set[str]:
    return {part.split(")")[0] for part in sentence.split("%(")[1:]}


def catalogue() -> dict[str, tuple[str, ...]]:
    """Give the translations by the German sentence; of a plural by its singular."""
    with (FOLDER / "messages.po").open("rb") as file:
        found = read_po(file, locale="en")
    return {str(_all(message.id)[0]): _all(message.string) for message in found if message.id}


def _all(said: object) -> tuple[str, ...]:
    return tuple(map(str, said)) if isinstance(said, tuple | list) else (str(said or ""),)


def test_every_sentence_of_a_mail_has_its_english() -> None:
    english = catalogue()
    wanted = set().union(*map(said_in, SPOKEN), {outcome.word for outcome in Outcome}, {role.word for role in Role})
    assert len(wanted) > 40
    assert sorted(sentence for sentence in wanted if not all(english.get(sentence, ("",)))) == []


def test_a_translation_has_the_places_of_its_sentence() -> None:
    for german, english in catalogue().items():
        assert [places(one) for one in english] == [places(german)] * len(english), german


def test_the_compiled_catalogue_is_the_written_one() -> None:
    with (FOLDER / "messages.po").open("rb") as file:
        written = read_po(file, locale="en")
    compiled = BytesIO()
    write_mo(compiled, written)
    assert (FOLDER / "messages.mo").read_bytes() == compiled.getvalue()
