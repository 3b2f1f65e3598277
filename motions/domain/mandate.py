"""Who exercises a mandate?"""

from __future__ import annotations

from enum import Enum


class DeputyKind(Enum):
    """In which way somebody exercises a mandate in place of who was elected."""

    SUBSTITUTE = "substitute"
    PROXY = "proxy"

    @property
    def word(self) -> str:
        """The German name."""
        return {DeputyKind.SUBSTITUTE: "Ersatz", DeputyKind.PROXY: "Stimmübertragung"}[self]
