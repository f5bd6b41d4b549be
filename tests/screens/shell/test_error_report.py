"""An error of the app: a number for the reader, the details for the log."""

import re

import pytest
from streamlit.testing.v1 import AppTest


def failing() -> None:
    """A page that reports an error with a path in it."""
    from geodata.screens.shell.error_report import report_script_error  # noqa: PLC0415 - runs in a script of its own

    assert report_script_error(ValueError("/srv/secret/brief.yaml"))


def test_the_reader_gets_a_number_and_the_log_the_error(caplog: pytest.LogCaptureFixture) -> None:
    """The number on the page is the one in the log; the error is only there."""
    page = AppTest.from_function(failing, default_timeout=30).run()
    shown = page.get("html")[0].proto.body
    number = re.search(r"incident ([0-9a-f]{8})", caplog.text)
    assert number is not None
    assert shown.count(number[1]) == 2
    assert "secret" not in shown
    assert "/srv/secret/brief.yaml" in caplog.text
