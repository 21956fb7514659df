"""Nothing that is done to a server may end in an error of its own."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def no_error_is_logged(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """What the server writes to its log, at warning or above, fails the test; `expects_errors` allows it."""
    caplog.set_level(logging.WARNING)
    yield
    if "expects_errors" not in request.fixturenames:
        logged = [one.getMessage() for when in ("setup", "call") for one in caplog.get_records(when)]  # type: ignore[arg-type]
        assert logged == []


@pytest.fixture
def expects_errors() -> None:
    """The test provokes an error that the server is to log."""
