"""A pan where the processor draws: the picture is carried with its words, and drawn whole at rest."""

import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]
Frame = dict[str, Any]
BLOCK = ".instrument .labels .label"
CANVAS = ".instrument .map canvas"
PATIENCE_S = 60
DRAWN_WAITS = 50
"""Tenths of a second in which the map at rest is drawn whole."""
NEAR = 1
"""Pixels by which words and picture may part: the picture goes by whole ones."""
TOLD = """(canvas) => {
  const kind = WebGL2RenderingContext.prototype;
  const told = (window.told = { drawn: 0, asked: 0, frames: [] });
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
    const draw = kind[name];
    kind[name] = function (...args) {
      if (this.getParameter(this.DRAW_FRAMEBUFFER_BINDING) === null) told.drawn += 1;
      return draw.apply(this, args);
    };
  }
  const read = kind.readPixels;
  kind.readPixels = function (...args) { told.asked += 1; return read.apply(this, args); };
  const block = canvas.parentElement.querySelector('.labels .label');
  const each = () => {
    const [right, down] = (canvas.style.objectPosition || '0px 0px').split(' ').map(parseFloat);
    const { m41, m42 } = new DOMMatrix(block.style.transform);
    const carried = canvas.classList.contains('panned');
    told.frames.push({ carried, drawn: told.drawn, picture: [right, down], words: [m41, m42] });
    requestAnimationFrame(each);
  };
  each();
}"""
"""Counts draws to the screen and readings of what lies under the pointer; each frame's picture and words."""
HEARD = """(canvas) => new Promise((done) => {
  const box = canvas.getBoundingClientRect();
  const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true };
  const heard = () => {
    let came = false;
    const own = new MouseEvent('mousemove', at);
    const hear = (move) => { came ||= move === own; };
    canvas.addEventListener('mousemove', hear);
    canvas.dispatchEvent(own);
    canvas.removeEventListener('mousemove', hear);
    return came;
  };
  const rests = heard();
  const frame = canvas.closest('.frame');
  const { camera } = frame.dataset;
  const moves = new MutationObserver(() => {
    if (frame.dataset.camera === camera) return;
    moves.disconnect();
    done([rests, heard()]);
  });
  moves.observe(frame, { attributes: true, attributeFilter: ['data-camera'] });
  canvas.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: -120 }));
})"""
"""Whether those who would ask hear of a pointer that moves: at rest, and while the wheel zooms the map."""


@pytest.fixture
def page(open_page: Open) -> Page:
    """The English dashboard, watched."""
    page = open_page("?lang=en&lon=120&lat=35&zoom=3", until=BLOCK)
    page.locator(CANVAS).evaluate(TOLD)
    return page


def start(page: Page) -> tuple[float, float]:
    """Where a hand takes hold of the map, beside its words and above its legend."""
    box = page.locator(CANVAS).bounding_box()
    assert box is not None
    return box["x"] + 30, box["y"] + 60


def told(page: Page) -> dict[str, Any]:
    """What has been counted so far."""
    found: dict[str, Any] = page.evaluate("window.told")
    return found


def went(before: Frame, after: Frame, what: str) -> list[float]:
    """Pixels right and down that picture or words went from one frame to another."""
    return [there - here for here, there in zip(before[what], after[what], strict=True)]


def until(page: Page, so: Callable[[dict[str, Any]], bool]) -> None:
    """Wait for what will be counted."""
    end = time.monotonic() + PATIENCE_S
    while not so(told(page)):
        assert time.monotonic() < end, told(page)["frames"][-3:]
        page.wait_for_timeout(50)


def test_a_pan_carries_the_picture_with_its_words_and_rests_drawn_whole(page: Page, settle: Settle) -> None:
    """Frames of a drag show the last picture beside which no word stays behind; at rest it is drawn."""
    x, y = start(page)
    page.mouse.move(x, y)
    settle(page)
    page.mouse.down()
    for step in range(1, 31):
        page.mouse.move(x + 2 * step, y + step)
    frames: list[Frame] = told(page)["frames"]
    carried = [
        (before, after)
        for before, after in pairwise(frames)
        if after["carried"] and after["picture"] != before["picture"]
    ]
    assert carried
    for before, after in carried:
        assert after["drawn"] == before["drawn"]
        apart = np.subtract(went(before, after, "words"), went(before, after, "picture"))
        assert np.abs(apart).max() <= NEAR
    page.wait_for_timeout(200)  # no throw: the map stops where the hand stops
    page.mouse.up()
    settle(page)
    for _ in range(DRAWN_WAITS):
        last: Frame = told(page)["frames"][-1]
        if not last["carried"]:
            break
        page.wait_for_timeout(100)
    assert not last["carried"]
    assert last["picture"] == [0, 0]
    assert last["drawn"] > frames[-1]["drawn"]


def test_a_hand_that_holds_the_map_still_sees_it_whole(page: Page) -> None:
    """Without letting go, what a carried picture left bare is drawn."""
    x, y = start(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 20, steps=5)
    until(page, lambda found: any(frame["carried"] for frame in found["frames"]))
    until(page, lambda found: not found["frames"][-1]["carried"])
    assert told(page)["drawn"] > 0


def test_no_map_that_moves_is_asked_what_lies_under_the_pointer(page: Page, settle: Settle) -> None:
    """A hand that rests on the map asks; one that presses and drags does not, nor one over a zoom."""
    x, y = start(page)
    page.mouse.move(x, y)
    page.mouse.move(x + 5, y)
    until(page, lambda found: found["asked"] > 0)
    settle(page)
    before = told(page)["asked"]
    page.mouse.down()
    page.mouse.move(x + 60, y + 20, steps=10)
    page.wait_for_timeout(200)
    assert told(page)["asked"] == before
    page.mouse.up()
    settle(page)
    assert page.locator(CANVAS).evaluate(HEARD) == [True, False]
