"""Is a change refused that builds on what is otherwise by now?"""

from __future__ import annotations

import pytest

from motions.domain.errors import Conflict, Invalid
from motions.domain.seen import check_seen, mark_of
from motions.domain.typed import bounded, in_one_line, named


def test_what_is_as_it_was_seen_is_changed_and_what_is_not_is_refused() -> None:
    seen = mark_of([17, "OV Nord", None])
    check_seen(seen, mark_of([17, "OV Nord", None]))
    for now in ([17, "OV Süd", None], [17, "OV Nord", 1], [17, "OV Nord", ""]):
        with pytest.raises(Conflict, match="nichts überschrieben"):
            check_seen(seen, mark_of(now))
    with pytest.raises(Conflict):
        check_seen("", mark_of(None))


def test_a_name_is_read_as_it_was_meant() -> None:
    assert in_one_line(" Ada\u00a0 Kern\r\n") == "Ada Kern"
    assert in_one_line("A\x00da \u202e Kern") == "Ada Kern"
    assert named(" Ada ") == "Ada"
    for typed in ("", " \n", "\x00"):
        with pytest.raises(Invalid, match="einen Namen eintragen"):
            named(typed)
    assert bounded("x" * 200) == "x" * 200
    with pytest.raises(Invalid, match="höchstens 200 Zeichen, nicht 201"):
        bounded("x" * 201)
