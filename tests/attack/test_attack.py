"""A sample of ``make attack``: some of each part, on this machine, within 20 seconds."""

from pathlib import Path

import pytest

from geodata.command_line.cli import build_parser
from geodata.export.formats import FormatGroup, formats_of
from geodata.service.routes import build_routes
from geodata.settings import variable_of
from tests.attack.bad_briefs import SIGNS, bad_briefs, bad_records, field_name, plain_fields
from tests.attack.bars import PartFindings, bars_table
from tests.attack.command_lines import NOT_ENDING, command_lines, subcommands
from tests.attack.commands import attack_commands
from tests.attack.crowd import _nginx_settings
from tests.attack.damaged_stores import attack_stores
from tests.attack.library import attack_library, write_library
from tests.attack.page_session import page_session
from tests.attack.records import _read_batch
from tests.attack.requests import attack_routes
from tests.attack.running_server import RunningServer, running_server
from tests.attack.stalls import large_brief
from tests.attack.writes import attack_writes

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
KINDS = ("date 9999~", "escape in an id", "named pipe as brief.yaml", "400 levels of brackets")
SERVED = (*KINDS, "named pipe as text.en.txt", "link to /dev/zero as brief.yaml", "Vladivostok to Russia")
REQUESTS = 200
LOADED_S = 120
"""So long a change may take to be seen on a machine that has other work; `make attack` has the bar."""


def test_every_command_and_format_is_tried() -> None:
    """The lines follow from the parser: a new command or choice is tried without being named."""
    lines = list(command_lines(Path("/brief"), Path("/made.png")))
    assert {line.arguments[0] for line in lines} == subcommands(build_parser()).keys() - set(NOT_ENDING)
    for group in (FormatGroup.DATA, FormatGroup.PICTURE):
        assert all(any(line.sets(name) for line in lines) for name in formats_of(group))


def test_every_field_is_tried() -> None:
    """The fields follow from the schema: those that the base brief leaves out too."""
    fields = set(map(field_name, plain_fields()))
    assert {"as_of", "events.0.when.edtf", "events.0.claims.0.credibility", "queries.0.what"} <= fields
    assert len(fields) > 250


def test_bad_values_are_read_as_problems() -> None:
    """One field with each bad text: no fault of the reader, no raw sign in a problem."""
    briefs = list(bad_records([(("events", 0, "when"), "edtf")]))
    assert len(briefs) == len(SIGNS)
    assert _read_batch(briefs)[1] == []


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands have a store of this test's own."""
    monkeypatch.setenv(variable_of("home"), str(tmp_path / "home"))


def test_bad_briefs_end_commands_in_words() -> None:
    """No traceback, no hang, no wrong verdict."""
    kinds = tuple(kind for kind in bad_briefs() if kind.name in KINDS)
    found = attack_commands(kinds, frozenset({"features", "open"}))
    assert found.faults == []
    assert found.tried > 2 * len(KINDS)


def test_writes_are_whole_or_not_at_all() -> None:
    """A full disk, a read-only folder and a kill leave no part of a file."""
    found = attack_writes(frozenset({"new"}))
    assert found.faults == []
    assert found.tried >= 6


def test_damaged_stores_backups_and_packs_are_told() -> None:
    """Each is taken whole, or refused in words."""
    found = attack_stores(8)
    assert found.faults == []
    assert found.tried == 32


def test_a_server_outlives_bad_briefs_requests_and_readers(tmp_path: Path) -> None:
    """Other briefs stay open, no request is answered with 500 or without the headers, a reader can work.

    The reader goes over the socket as a page does: a click changes the View, a worker compares a file.
    """
    kinds = tuple(kind for kind in bad_briefs() if kind.name in SERVED)
    assert len(kinds) == len(SERVED)
    by_id = write_library(tmp_path / "briefs", kinds)
    with running_server(tmp_path / "briefs", tmp_path / "log") as server:
        assert attack_library(server, tmp_path / "briefs", by_id, LOADED_S) == []
        found = attack_routes(server, [server.digest("good")], REQUESTS)
        assert found.faults == []
        assert server.log_faults() == []
        _click(server)
        _upload(server)
        assert server.log_faults() == []
    assert sum(found.statuses.values()) == REQUESTS > len(build_routes())
    assert {200, 404, 405} <= found.statuses.keys()


def _click(server: RunningServer) -> None:
    """Put an event in focus by a click on the map."""
    with page_session(server.port, "lang=en&brief=siyaqat-2024-10") as session:
        session.run()
        session.click_on_map("ocean-2024")
        assert "focus=ocean-2024" in session.address


def _upload(server: RunningServer) -> None:
    """Compare a file with the brief, run after run."""
    with page_session(server.port, "lang=en&brief=siyaqat-2024-10") as session:
        session.run("changes")
        state = session.upload("older.yaml", large_brief(size=30_000))
        for _ in range(20):
            session.run("changes", (state,))


def test_the_table_has_every_bar() -> None:
    """With what was found, and whether it holds."""
    found = PartFindings()
    found.count("faults", ["one"])
    found.time("click", 0.2, 0.5)
    found.time("ready", float("inf"), 0.3)
    assert [line.split() for line in bars_table(found.bars).splitlines()[1:]] == [
        ["faults", "1", "0", "FAILS"],
        ["click", "200", "ms", "500", "ms", "holds"],
        ["ready", "none", "came", "300", "ms", "FAILS"],
    ]
    assert len(found.faults) == 2


def test_the_load_is_divided_by_the_shipped_example(tmp_path: Path) -> None:
    """Its upstream and its rule for readers, with our servers in them, without its sign-in."""
    servers = [RunningServer(port, tmp_path / "log") for port in (18501, 18502)]
    settings = _nginx_settings(tmp_path, servers, 18080)
    assert all(f"server 127.0.0.1:{each.port} " in settings for each in servers)
    assert "hash $briefmap_reader consistent;" in settings
    assert "auth_request" not in settings
    assert "127.0.0.1:8501 " not in settings
