"""Where is the customer's real motion, if it lies beside the project?"""

from __future__ import annotations

from pathlib import Path

import pytest

MOTION_A1 = Path(__file__).resolve().parents[2] / "shared" / "a1" / "motion-a1.txt"

needs_motion_a1 = pytest.mark.skipif(not MOTION_A1.exists(), reason="the real motion does not lie beside the project")
