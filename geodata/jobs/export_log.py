"""Log of requests and exports: a line of JSON each, added to a file or to standard output when asked for."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Final

from geodata.atlas.product_stamp import selection_stamp
from geodata.atlas.selection import Selection
from geodata.jobs.worker_pool import JobError
from geodata.settings import current_settings
from geodata.words import DEFAULT_LANG

MAX_TEXT: Final = 2_000
"""Characters of a text in a line, at most."""
STANDARD_OUTPUT: Final = "-"
_LOCK: Final = Lock()


@dataclass(frozen=True)
class Requester:
    """User that asks for a file, as sign-in or a header names it, and the address."""

    user: str = ""
    address: str = ""


@dataclass(frozen=True)
class ExportFacts:
    """A file that is asked for: its format, what it holds, and who asks."""

    format: str
    selection: Selection
    requester: Requester
    marking: str = ""
    """Marking that was typed beside that of the selection."""


def logged_export(facts: ExportFacts, make: Callable[[], bytes]) -> bytes:
    """Return the file that a function makes, and log it, or the reason for which it was not made."""
    try:
        made = make()
    except Exception as error:
        _log_export(facts, error.reason if isinstance(error, JobError) else "failed", 0)
        raise
    _log_export(facts, "made", len(made))
    return made


def _log_export(facts: ExportFacts, outcome: str, size: int) -> None:
    """Add the line of an export, when a log is asked for."""
    file = current_settings().access_log
    if not file:
        return
    selection, lang = facts.selection, facts.selection.view.lang or DEFAULT_LANG
    entry: dict[str, object] = {
        "user": facts.requester.user,
        "address": facts.requester.address,
        "format": facts.format,
        "brief": selection.atlas.brief.id,
        "digest": selection.atlas.digest,
        "view": selection.view.query_string(),
        "marking": selection_stamp(selection, lang).with_typed(facts.marking).marking,
        "outcome": outcome,
        "bytes": size,
    }
    add_log_line(file, "export", entry)


def add_log_line(file: str, event: str, entry: dict[str, object]) -> None:
    """Add one line with the time; a log that cannot be written tells standard error and stops nothing."""
    stamp = datetime.now(UTC).isoformat(timespec="milliseconds")
    cut = {name: each[:MAX_TEXT] if isinstance(each, str) else each for name, each in entry.items()}
    # ASCII: no sign of a request reaches a terminal as it is.
    line = json.dumps({"time": stamp, "event": event, **cut}) + "\n"
    try:
        with _LOCK:
            if file == STANDARD_OUTPUT:
                sys.stdout.write(line)
                sys.stdout.flush()
                return
            with Path(file).open("a", encoding="ascii") as log:
                log.write(line)
    except OSError as error:
        sys.stderr.write(f"access log {file}: {error.strerror}\n")
