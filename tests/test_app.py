"""Is the application put together only from what is right?"""

from __future__ import annotations

from pathlib import Path

import pytest
from click import ClickException
from flask import Flask

from app import check_secret_key, count_of_proxies, create_app


def test_no_server_starts_without_a_secret_key(tmp_path: Path) -> None:
    app = Flask(__name__, instance_path=str(tmp_path))
    with pytest.raises(ClickException, match="ZEILENTREU_SECRET_KEY"):
        check_secret_key(app)


def test_the_key_that_was_made_and_kept_is_used(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("kept\n", "ascii")
    app = Flask(__name__, instance_path=str(tmp_path))
    check_secret_key(app)
    assert app.config["SECRET_KEY"] == "kept"


@pytest.mark.parametrize("value", ["eins", "-1", "", "1.5"])
def test_a_number_of_proxies_that_is_none_is_refused_with_what_is_expected(value: str) -> None:
    with pytest.raises(ClickException, match="erwartet war eine Zahl"):
        count_of_proxies(value)


def test_what_the_environment_says_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZEILENTREU_SECRET_KEY", "from outside")
    monkeypatch.setenv("ZEILENTREU_BASE_URL", "https://antraege.example")
    monkeypatch.setenv("ZEILENTREU_TRUSTED_PROXIES", "2")
    monkeypatch.setenv("ZEILENTREU_DATABASE_URL", f"sqlite:///{tmp_path / 'empty.sqlite'}")
    app = create_app()
    assert app.config["SECRET_KEY"] == "from outside"
    assert app.config["SESSION_COOKIE_SECURE"] is True
    assert app.config["TRUSTED_PROXIES"] == 2
