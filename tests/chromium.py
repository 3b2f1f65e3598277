"""Where is the Chromium that the browser tests drive?"""

from __future__ import annotations

import os
import shutil


def find_chromium() -> str | None:
    """Return the path of the browser that CHROMIUM names, otherwise of the first one found."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else ["chromium", "chromium-browser", "google-chrome"]
    return next((path for candidate in candidates if (path := shutil.which(candidate))), None)


def describe_chromium() -> str:
    """Say in one line which Chromium the tests use."""
    return find_chromium() or "NOT FOUND, browser tests are skipped"
