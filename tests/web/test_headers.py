"""Do the headers keep a page from doing what it should not?"""

from __future__ import annotations

from flask import Flask

A1 = "/erlbach-2026/antraege/A1"


def test_no_page_is_kept_by_others_or_framed(app: Flask) -> None:
    headers = app.test_client().get(A1).headers
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_files_of_the_project_may_be_kept(app: Flask) -> None:
    with app.test_client().get("/static/css/base.css") as answer:
        assert "private" not in answer.headers.get("Cache-Control", "")
