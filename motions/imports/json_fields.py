"""Which fields does an object in JSON have, and are they what is expected?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

from motions.domain.characters import FORBIDDEN
from motions.domain.errors import Invalid

_MOST_SHOWN = 40

Choice = TypeVar("Choice", bound=Enum)


def read_json(content: bytes) -> object:
    """Read JSON in UTF-8.

    Raises Invalid, with line and column if they are known, if it is none, or an object has a key twice.
    """
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        raise Invalid("Die Datei ist nicht in UTF-8 geschrieben.", code="not_utf_8") from error
    except json.JSONDecodeError as error:
        raise Invalid(
            "Die Datei ist kein JSON: In Zeile %(line)d, Spalte %(column)d steht nicht, was dort stehen müsste.",
            code="not_json",
            line=error.lineno,
            column=error.colno,
        ) from error
    except (RecursionError, ValueError) as error:
        raise Invalid("Die Datei ist kein JSON, das sich lesen lässt.", code="not_json") from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for index, (key, _) in enumerate(pairs) if key in {earlier for earlier, _ in pairs[:index]})
        raise Invalid("„%(key)s“ steht in einem Objekt zweimal; gelten kann nur eine Angabe.", code=_CODE, key=twice)
    return found


class Fields:
    """The fields of one object, taken one by one; what is left over in the end is unknown.

    `place` begins every sentence about them and says which object it is.
    """

    def __init__(self, value: object, place: str = "") -> None:
        if not isinstance(value, Mapping):
            raise Invalid("%(place)sErwartet wird ein Objekt mit geschweiften Klammern.", code=_CODE, place=place)
        self.place = place
        self._left: dict[str, Any] = dict(value)

    def has(self, key: str) -> bool:
        """Tell whether a field is there and not taken yet."""
        return key in self._left

    def list(self, key: str) -> list[Any]:
        """Take a list; one that is not there is empty."""
        value = self._left.pop(key, [])
        if not isinstance(value, list):
            raise self.refusal("„%(key)s“ muss eine Liste mit eckigen Klammern sein.", key=key)
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Take a text; without a default it must be there."""
        value = self._left.pop(key, default)
        if value is None and default is None:
            raise self.refusal("„%(key)s“ fehlt.", key=key)
        if not isinstance(value, str):
            raise self.refusal("„%(key)s“ muss ein Text in Anführungszeichen sein.", key=key)
        if FORBIDDEN.search(value):
            raise self.refusal("„%(key)s“ enthält ein Steuerzeichen; erwartet war nur Text.", key=key)
        return value

    def flag(self, key: str) -> bool:
        """Take true or false; what is not there is false."""
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.refusal("„%(key)s“ muss true oder false sein.", key=key)
        return value

    def count(self, key: str) -> int | None:
        """Take a whole number from 1 on, if it is there."""
        if not self.has(key):
            return None
        value = self._left.pop(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.refusal("„%(key)s“ muss eine ganze Zahl ab 1 sein.", key=key)
        return value

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """Take one of a few texts, if the field is there."""
        if not self.has(key):
            return None
        value = self.text(key)
        for choice in choices:
            if choice.value == value:
                return choice
        possible = " oder ".join(f"„{choice.value}“" for choice in choices)
        raise self.refusal(f"„%(key)s“ ist „%(value)s“; möglich ist {possible}.", key=key, value=value)

    def refuse_rest(self) -> None:
        """Refuse what nothing has asked for."""
        for key in self._left:
            raise self.refusal("„%(key)s“ ist hier keine bekannte Angabe.", key=FORBIDDEN.sub("�", key))

    def refusal(self, message: str, **values: str) -> Invalid:
        """Make a refusal that names the object."""
        shown: dict[str, Any] = {
            name: value if len(value) <= _MOST_SHOWN else f"{value[:_MOST_SHOWN]}…" for name, value in values.items()
        }
        return Invalid(f"%(place)s{message}", code=_CODE, place=self.place, **shown)


_CODE = "not_understood"
