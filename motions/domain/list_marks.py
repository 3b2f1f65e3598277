"""Which list mark does a line begin with, and what follows it in a numbered list?"""

from __future__ import annotations

import re

_LIST_MARK = re.compile(r"([-•*–]|\d{1,3}[.)]|[a-z]\)) +(?=[^ ])")


def list_mark(words: str) -> str:
    """Give the list mark that words begin with (- • * – 1. 1) a)), or nothing.

    >>> list_mark("12. Fahrräder"), list_mark("12.000 Räder"), list_mark("a) Räder"), list_mark("-")
    ('12.', '', 'a)', '')
    """
    found = _LIST_MARK.match(words)
    return found[1] if found else ""


def without_list_mark(words: str) -> int:
    """Give how many characters the list mark and the spaces after it take."""
    found = _LIST_MARK.match(words)
    return found.end() if found else 0


def ordinal(mark: str) -> tuple[str, int] | None:
    """Give the style of a numbered mark and its place in the list, counted from 1; None for - • * –.

    >>> ordinal("3."), ordinal("3)"), ordinal("c)"), ordinal("-")
    (('1.', 3), ('1)', 3), ('a)', 3), None)
    """
    if mark[:-1].isdecimal():
        return f"1{mark[-1]}", int(mark[:-1])
    if mark.endswith(")"):
        return "a)", ord(mark[0]) - ord("a") + 1
    return None


def follows(mark: str, before: str) -> bool:
    """Tell whether a numbered mark is the next after another one of its style."""
    this, last = ordinal(mark), ordinal(before)
    return this is not None and last is not None and this == (last[0], last[1] + 1)
