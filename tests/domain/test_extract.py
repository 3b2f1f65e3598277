from __future__ import annotations

from hypothesis import given

from motions.domain.consolidation import consolidate
from motions.domain.edit import Scope
from motions.domain.extract import extracts
from motions.domain.redline import changed_blocks
