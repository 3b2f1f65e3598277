"""What do journeys in a real browser find ready?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from motions.sample.loading import load_sample
from motions.store import embedded
from motions.store.database import initialise
from tests.browser.serving import copy_of, served
from tests.chromium import find_chromium

QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 10_000  # milliseconds


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test in this folder as one that drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the Chromium of this machine, without a window."""
    executable = find_chromium()
    if executable is None:
        reason = "no Chromium found (chromium, chromium-browser, google-chrome, or the variable CHROMIUM)"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(f"A browser is required: {reason}", pytrace=False)
        pytest.skip(reason)
    # Chromium's sandbox refuses root.
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else list(QUIET)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a fresh German browser profile with one page."""
    context = browser.new_context(locale="de-DE", timezone_id="Europe/Berlin")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database with the sample conference, to be copied."""
    file = tmp_path_factory.mktemp("sample") / "sample.sqlite"
    app = Flask("zeilentreu")
    app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{file}"
    initialise(app)
    with app.app_context():
        embedded.make(file, load_sample)
        embedded.close()
    return file


@pytest.fixture
def site(sample_database: Path, tmp_path: Path) -> Iterator[str]:
    """Give the address of the real server over a fresh sample conference."""
    with served(copy_of(sample_database, tmp_path)) as address:
        yield address
