"""The real app on a free port and one Chromium; briefs beside the shipped one: hostile, broken, crowded.

Tests that ``prove.toml`` lists get the mark ``prove``: ``make test`` leaves them out.
"""

import io
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from geodata.places import gazetteer_places
from tests.conftest import PAPERS

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--no-sandbox")
PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
)
MAP = ".instrument .map canvas"
WAIT_MS = 90_000
HEARD_MS = 300
"""From what a reader does to the server's first word."""
HOSTILE = {
    'ar: "موجز تجريبي", en: "Demo brief"': 'ar: "<b>موجز</b>", en: "<img src=x onerror=alert(1)> Demo"',
    'en: "Harbour exercise"': 'en: "<img src=x onerror=alert(1)>"',
    'en: "Spare parts"': 'en: "@@=lon"',
    'en: "Drawing closer"': 'en: "2012. since ~1,500~ :smile: **bold**"',
    'en: "Japan"': 'en: "$1$ <script>alert(2)</script> [x](http://outside.example)"',
    'en: "Parts go from Iran to Russia"': 'en: "~1,500~ cost $1$ &amp; <script>alert(3)</script>"',
    "demo-2030-01": "hostile",
}
"""What is replaced in the invented brief, by what a careless page would run or rewrite."""
POINT = """\
  - id: {kind}-{place}
    kind: {kind}
    title: {{ar: "حدث", en: "Event"}}
    status: actual
    when: {{edtf: "2029-12"}}
    actors: [{{actor: jpn, role: party}}]
    places: [{{place: {place}}}]
    claims: [{{id: {kind}-{place}-1, source: ministry, sentence: 2, spans: [[33, 47]], statement: reported}}]
"""
"""An event at a point."""

RENEW = "BRIEFMAP_RENEW_PICTURES"
"""Environment variable under which stored pictures are taken anew."""
LEFT = ROOT / ".cache" / "pictures"
"""What a test that failed has seen, and where it differs."""
PATIENCE_S = 15
"""So long a picture may still become what it should."""
IDLE_FRAMES = 40
"""Frames of the page in which nothing is fetched or drawn, after which a map has settled."""
WATCH = """
let pending = 0;
window.idle = 0;
const ask = window.fetch;
window.fetch = (...args) => { pending += 1; return ask(...args).finally(() => { pending -= 1; }); };
const kind = WebGL2RenderingContext.prototype;
for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
  const draw = kind[name];
  kind[name] = function (...args) { window.idle = 0; return draw.apply(this, args); };
}
const tick = () => { window.idle = pending ? 0 : window.idle + 1; requestAnimationFrame(tick); };
tick();
"""

Open = Callable[..., Page]
Settle = Callable[[Page], None]
Pixels = npt.NDArray[np.int16]


PROVE = tuple(
    name
    for group in tomllib.loads((Path(__file__).parent / "prove.toml").read_text(encoding="utf-8"))["group"]
    for name in group["prove"]
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that ``prove.toml`` lists, before tests are selected by their marks."""
    for item in items:
        if item.path.parent == Path(__file__).parent and is_listed(f"{item.path.name}::{item.name}", PROVE):
            item.add_marker(pytest.mark.prove)


def is_listed(test: str, listed: tuple[str, ...]) -> bool:
    """Return whether a test is named, by file and function or with the beginning of its parameters."""
    function = test.partition("[")[0]
    return any(test.startswith(name) if "[" in name else function == name for name in listed)


def hostile(yaml: str) -> str:
    """The invented brief with words that a careless page would run or rewrite."""
    for plain, nasty in HOSTILE.items():
        assert plain in yaml, plain
        yaml = yaml.replace(plain, nasty)
    return yaml


def crowded(yaml: str) -> str:
    """The invented brief with so many events that each is but a point: two in every city."""
    cities = sorted(name for name, place in gazetteer_places().items() if place.kind == "city")
    events = [POINT.format(kind=kind, place=city) for kind in ("meeting", "deployment") for city in cities]
    return yaml.replace("demo-2030-01", "crowded").replace("queries:", "".join(events) + "queries:")


ACTOR = '  - {{id: {name}, name: {{ar: "{ar}", en: "{en}"}}, kind: {kind}{more}}}\n'
"""An actor of a brief with many."""


def peopled(yaml: str) -> str:
    """The invented brief with 200 actors: navies with fleets and ships, an alliance, groups; with tags."""
    actors = [
        ACTOR.format(name="pact", ar="الحلف", en="The Pact", kind="alliance", more=", members: [navy-1]")
    ]
    for at in (1, 2):
        names = {"name": f"navy-{at}", "ar": f"بحرية {at}", "en": f"Navy {at}"}
        actors.append(ACTOR.format(**names, kind="force", more=f", part_of: {'jpn' if at == 1 else 'irn'}"))
        for fleet in range(1, 6):
            name, whole = f"fleet-{at}-{fleet}", f", part_of: navy-{at}"
            said = {"ar": f"الأُسطول {at}-{fleet}", "en": f"Fleet {at}-{fleet}"}
            actors.append(ACTOR.format(name=name, **said, kind="force", more=whole))
            for ship in range(1, 10):
                said = {"ar": f"سفينة {at}-{fleet}-{ship}", "en": f"Ship {at}-{fleet}-{ship}"}
                more = f", part_of: {name}"
                actors.append(
                    ACTOR.format(name=f"ship-{at}-{fleet}-{ship}", **said, kind="vessel", more=more)
                )
    for at in range(1, 96):
        said = {"ar": f"جماعة {at}", "en": f"Group {at}"}
        actors.append(ACTOR.format(name=f"group-{at}", **said, kind="group", more=""))
    names = [re.search(r"id: ([a-z0-9-]+)", each)[1] for each in actors]  # type: ignore[index]
    cities = sorted(name for name, place in gazetteer_places().items() if place.kind == "city")
    events = [
        POINT.format(kind="patrol", place=cities[at % len(cities)])
        .replace(f"patrol-{cities[at % len(cities)]}", f"patrol-{at}")
        .replace("actor: jpn", f"actor: {name}")
        .replace(
            "status: actual", f"status: {'alleged' if at % 5 == 0 else 'actual'}\n    tags: [tag-{at % 40}]"
        )
        for at, name in enumerate(names)
        if not name.startswith("navy")
    ]
    yaml = yaml.replace("demo-2030-01", "peopled").replace(
        "\nsentences:\n", f"\n{''.join(actors)}sentences:\n"
    )
    return yaml.replace("queries:", "".join(events) + "queries:")


@pytest.fixture(scope="session")
def briefs(tmp_path_factory: pytest.TempPathFactory, demo_yaml: str) -> Path:
    """A directory with a hostile brief, a broken one, a crowded one, one of many actors, one of documents."""
    directory = tmp_path_factory.mktemp("briefs")
    broken = demo_yaml.replace("demo-2030-01", "broken").replace("status: actual", "status: rumoured", 1)
    for name, text in {
        "hostile": hostile(demo_yaml),
        "broken": broken,
        "crowded": crowded(demo_yaml),
        "peopled": peopled(demo_yaml),
    }.items():
        (directory / name).mkdir()
        (directory / name / "brief.yaml").write_text(text, encoding="utf-8")
    shutil.copytree(PAPERS, directory / "papers", ignore=shutil.ignore_patterns("arabic.txt"))
    return directory


@pytest.fixture(scope="session")
def address(briefs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    variables = {"BRIEFMAP_BRIEFS": str(briefs), "BRIEFMAP_STAND_INS_AHEAD": "0"}
    log = tmp_path_factory.mktemp("log") / "server.txt"
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=ROOT, env=os.environ | variables, stdout=out, stderr=out) as server,
    ):
        try:
            _await(f"http://localhost:{port}/ready", log)
            yield f"http://localhost:{port}/"
        finally:
            server.terminate()


def _await(ready: str, log: Path) -> None:
    until = time.monotonic() + WAIT_MS / 1000
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(ready, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"the app did not start:\n{log.read_text(errors='replace')}")


class Server:
    """The app as a process of its own, to be killed and started again at the same address."""

    def __init__(self, log: Path, *options: str, **environment: str) -> None:
        """Choose a free port; ``options`` are those of ``briefmap serve``."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.address = f"http://localhost:{self.port}/"
        self._log, self._options, self._environment = log, options, environment
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; it listens when this returns, and nothing was asked of it yet."""
        command = [sys.executable, "-m", "geodata", "serve", "--port", str(self.port), *self._options]
        with self._log.open("ab") as out:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=os.environ | self._environment, stdout=out, stderr=out
            )
        until = time.monotonic() + WAIT_MS / 1000
        while time.monotonic() < until:
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.2)
        pytest.fail(f"the app did not start:\n{self._log.read_text(errors='replace')}")

    def kill(self) -> None:
        """End it without a word to anybody."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """A function that starts a server of its own."""
    made: list[Server] = []

    def _start(*options: str, **environment: str) -> Server:
        made.append(Server(tmp_path_factory.mktemp("log") / "server.txt", *options, **environment))
        made[-1].start()
        return made[-1]

    yield _start
    for each in made:
        each.kill()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"there is no {CHROMIUM}: install Debian's package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


class Stored:
    """The pictures of a folder, beside which a page is held."""

    tone = 24
    """Levels of 255 by which a pixel may differ."""
    share = 0.001
    """Share of the pixels that may differ more."""

    def __init__(self, folder: Path) -> None:
        """Take the pictures of ``folder``."""
        self.folder = folder

    def pixels(self, name: str) -> Pixels:
        """A stored picture: rows, columns, red, green, blue."""
        return _pixels((self.folder / f"{name}.png").read_bytes())

    def apart(self, name: str, seen: bytes | Pixels) -> float:
        """The share of the pixels that differ from a stored picture; 1 where the size is another."""
        return float(self._differs(name, seen).mean())

    def seen(self, name: str, take: Callable[[], bytes]) -> bytes:
        """What ``take`` sees, as soon as it looks as stored, or as it still is when patience ends."""
        until = time.monotonic() + PATIENCE_S
        png = take()
        while self.apart(name, png) > self.share and time.monotonic() < until:
            png = take()
        return png

    def hold(self, name: str, take: Callable[[], bytes]) -> None:
        """Fail where a page does not look as stored; under ``RENEW`` store how it looks first."""
        if os.environ.get(RENEW):
            take()
            self.folder.mkdir(exist_ok=True)
            Image.open(io.BytesIO(take())).save(self.folder / f"{name}.png", optimize=True)
        png = self.seen(name, take)
        assert self.apart(name, png) <= self.share, self._left(name, png)

    def _differs(self, name: str, seen: bytes | Pixels) -> npt.NDArray[np.bool_]:
        """Which pixels are further apart than a reader would pardon; all where the sizes are others."""
        found, stored = _pixels(seen) if isinstance(seen, bytes) else seen, self.pixels(name)
        if found.shape != stored.shape:
            return np.ones(found.shape[:2], dtype=bool)
        return np.asarray(np.abs(found - stored).max(axis=2) > self.tone)

    def _left(self, name: str, png: bytes) -> str:
        """What is said of a picture that is another; it and the difference are left to look at."""
        LEFT.mkdir(parents=True, exist_ok=True)
        found = self._differs(name, png)
        seen, difference = LEFT / f"{name}.png", LEFT / f"{name}-difference.png"
        seen.write_bytes(png)
        Image.fromarray(np.where(found, 0, 255).astype(np.uint8)).save(difference)
        differ = f"{found.mean():.2%} of the pixels differ from {self.folder / seen.name}"
        look = f"see {seen} and {difference}; where the change is meant: make stored"
        return f"{differ}, expected at most {self.share:.2%}; {look}"


def _pixels(png: bytes) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=np.int16)


@pytest.fixture(scope="session")
def stored() -> Callable[[Path], Stored]:
    """A function that gives the stored pictures of a folder."""
    return Stored


@pytest.fixture(scope="session")
def watch() -> str:
    """The script that counts, in a page, the frames in which nothing was fetched or drawn."""
    return WATCH


@pytest.fixture(scope="session")
def idle() -> Settle:
    """A function that waits until nothing is fetched or drawn any more on a page that is watched."""

    def _idle(page: Page) -> None:
        page.evaluate("window.idle = 0")
        while page.evaluate("window.idle") < IDLE_FRAMES:
            page.wait_for_timeout(50)

    return _idle


@pytest.fixture(scope="session")
def settle() -> Settle:
    """A function that waits until the server has answered, typefaces are there and every map is drawn."""

    def _settle(page: Page) -> None:
        page.wait_for_timeout(HEARD_MS)
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        expect(page.locator(".instrument [aria-busy=true]")).to_have_count(0, timeout=WAIT_MS)
        page.evaluate("document.fonts.ready.then(() => true)")  # lines are as high as they stay

    return _settle


@pytest.fixture
def outside() -> list[str]:
    """The addresses outside this machine that a page asked for."""
    return []


@pytest.fixture(scope="session")
def profiles(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A function that gives one browser profile for each kind of reader, whose cache spares time."""
    found: dict[str, BrowserContext] = {}

    def _profile(*, phone: bool, **options: Any) -> BrowserContext:
        size = {"width": 390, "height": 844} if phone else {"width": 1440, "height": 900}
        agent = {"user_agent": PHONE, "is_mobile": True, "has_touch": True} if phone else {}
        key = f"{phone} {options}"
        if key not in found:
            usual = {"viewport": size, "locale": "en-GB"}
            found[key] = chromium.new_context(**usual | agent | options)
        return found[key]

    yield _profile
    for context in found.values():
        context.close()


@pytest.fixture
def open_page(
    profiles: Callable[..., BrowserContext], address: str, outside: list[str], settle: Settle
) -> Iterator[Open]:
    """A function that opens a query in a page of its own and waits for the map."""
    pages: list[Page] = []

    def _guard(route: Route) -> None:
        outside.append(route.request.url)
        route.abort()

    def _open(
        query: str = "",
        *,
        phone: bool = False,
        until: str = ".instrument canvas",
        watched: bool = False,
        **options: Any,
    ) -> Page:
        page = profiles(phone=phone, **options).new_page()
        pages.append(page)
        if watched:
            page.add_init_script(WATCH)
        page.set_default_timeout(WAIT_MS)
        expect.set_options(timeout=WAIT_MS)
        page.route(re.compile(f"^(?!{re.escape(address)}|data:|blob:)"), _guard)
        page.goto(f"{address}{query}")
        page.wait_for_selector(until)
        settle(page)
        return page

    yield _open
    for page in pages:
        page.close()
