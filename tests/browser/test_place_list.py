"""The list of places to be chosen in a real Chromium: mouse, digits, focus, the downloaded brief."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from geodata.store.store_engine import open_store
from geodata.store.working_copies import WorkingCopies
from tests.asked_brief import ARABIC_ID, BRIEF_ID, write_asked_briefs

pytestmark = pytest.mark.browser

Settle = Callable[[Page], None]
LIST = ".st-key-places-asked"
FOLD = f"{LIST} summary"
SERIOUS = {"serious", "critical"}


def answer(number: int) -> str:
    """The button of an answer of the list."""
    return f'[class*="st-key-answer-{number}-list"] button'


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the server's store."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def asking(
    server: Callable[..., object], tmp_path_factory: pytest.TempPathFactory, names_folder: Path, home: Path
) -> str:
    """Where an app answers that has the briefs with names to ask for."""
    folder = tmp_path_factory.mktemp("asked")
    write_asked_briefs(folder)
    started = server(BRIEFMAP_BRIEFS=str(folder), BRIEFMAP_CACHE=str(names_folder), BRIEFMAP_HOME=str(home))
    return str(started.address)


@pytest.fixture
def reading(chromium: Browser, asking: str, settle: Settle) -> Iterator[Callable[..., Page]]:
    """A function that opens the reading page of a brief with the list unfolded."""
    contexts = []

    def _open(brief: str, lang: str, width: int = 1440) -> Page:
        contexts.append(chromium.new_context(viewport={"width": width, "height": 900}))
        page = contexts[-1].new_page()
        page.set_default_timeout(90_000)
        expect.set_options(timeout=90_000)
        page.goto(f"{asking}reading?brief={brief}&lang={lang}")
        page.locator(FOLD).click()
        page.wait_for_selector(answer(1))
        settle(page)
        return page

    yield _open
    for each in contexts:
        each.close()


def test_one_key_answers_each_question(reading: Callable[..., Page], home: Path, settle: Settle) -> None:
    """The focus goes on to the next question; a click answers too; the store has both answers."""
    page = reading(BRIEF_ID, "en")
    expect(page.locator(FOLD)).to_contain_text("2 places to be chosen")
    page.locator(answer(1)).focus()
    page.keyboard.press("2")
    expect(page.locator(f"{LIST} .place-question h4")).to_have_text("Springfield: which place?")
    expect(page.locator(answer(1))).to_have_count(1)  # that of the question before leaves a little later
    expect(page.locator(answer(1))).to_be_focused()
    expect(page.locator(FOLD)).to_contain_text("1 place to be chosen")
    settle(page)
    page.locator(answer(3)).click()
    expect(page.locator(FOLD)).to_contain_text("No place to be chosen")
    settle(page)
    with closing(open_store("", home)) as store:
        places = WorkingCopies(store).current(BRIEF_ID).values["places"]
    assert [each["id"] for each in places] == ["gn-4834157", "gn-4250542"]


@pytest.mark.parametrize(("brief", "lang"), [(BRIEF_ID, "en"), (ARABIC_ID, "ar")])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_barrier(reading: Callable[..., Page], brief: str, lang: str, width: int) -> None:
    """axe-core finds nothing serious in either language; nothing is wider than a phone."""
    page = reading(brief, lang, width)
    found = Axe().run(page, context=LIST).response["violations"]
    assert [each["id"] for each in found if each["impact"] in SERIOUS] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(f"{LIST} .candidate-map img").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
