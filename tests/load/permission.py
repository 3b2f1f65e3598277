"""How long does a permission check take? Run it as `python -m tests.load.permission`."""

from __future__ import annotations

import json
import sys
import time

from motions.domain.actor import Actor
from motions.domain.permission import Action, Role
from motions.domain.workflow import MotionState

TIMES = 2_000


def main() -> None:
    actor = Actor(1, 1, roles=frozenset({Role.GUEST, Role.MEMBER, Role.DELEGATE}))
    began = time.perf_counter()
    for _ in range(TIMES):
        for action in Action:
            actor.may(action, MotionState.ADMITTED)
    each = (time.perf_counter() - began) / TIMES / len(Action)
    sys.stdout.write(json.dumps({"microseconds_per_check": round(each * 1_000_000, 3)}) + "\n")


if __name__ == "__main__":
    main()
