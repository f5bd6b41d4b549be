"""``make bench``: what a reader sees and can do before the map's own graphics are ready, and after.

Each visit is one of a fresh browser, in Arabic and English by turns, at 1440×900 with software graphics.
Told are ratios of medians: the server's picture beside the last frame of the map, and beside the first
words of the page; the first click on a mark, a row of the list and a filter beside a rerun of a page that
is empty but for a field; the way back from another page beside the first map; the share of the time in
which the page waits for the graphics; and how often the map is drawn at first, for a focus, Escape and
another theme. A map at rest must ask for no frames.
"""

import argparse
import contextlib
import json
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from run import FLAGS, WATCH, Process, served, settle

LANGS = ("ar", "en")
DARK = {"ar": "داكن", "en": "Dark"}
"""The button of the dark theme."""
LIMIT_MS = 60_000
IDLE_MS = 2_000
CALM_S = 3.0
"""The pictures are drawn ahead once the server and its workers take no more of the processor in so long."""
COUNT = """
window.seen = {};
window.linked = 0;
window.repaints = 0;
window.framesAsked = 0;
const link = WebGL2RenderingContext.prototype.linkProgram;
WebGL2RenderingContext.prototype.linkProgram = function (...args) {
  window.linked += 1;
  return link.apply(this, args);
};
// MapLibre clears the stencil buffer of the canvas once for each time that it draws.
const clear = WebGL2RenderingContext.prototype.clear;
WebGL2RenderingContext.prototype.clear = function (mask) {
  if (mask & this.COLOR_BUFFER_BIT && !this.getParameter(this.DRAW_FRAMEBUFFER_BINDING)) window.repaints += 1;
  return clear.call(this, mask);
};
// The page waits in these until the graphics have done what is queued.
window.blocked = 0;
for (const name of ["checkFramebufferStatus", "finish", "getError", "getProgramParameter",
  "getShaderParameter", "readPixels"]) {
  const ask = WebGL2RenderingContext.prototype[name];
  WebGL2RenderingContext.prototype[name] = function (...args) {
    const start = performance.now();
    const answer = ask.apply(this, args);
    window.blocked += performance.now() - start;
    return answer;
  };
}
window.longTasks = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.longTasks += duration;
}).observe({ type: "longtask", buffered: true });
const frame = window.requestAnimationFrame;
window.askFrame = frame.bind(window);
window.requestAnimationFrame = (call) => {
  window.framesAsked += call === tick ? 0 : 1; // this one watches the page
  return frame.call(window, call);
};
const painted = (name) => window.askFrame(() => window.askFrame(() => {
  window.seen[name] ??= performance.now();
}));
window.waitFor = (name, found) => {
  const look = () => {
    if (!(name in window.seen) && found()) painted(name);
    else if (!(name in window.seen)) setTimeout(look, 4);
  };
  look();
};
new PerformanceObserver((list) => {
  for (const { name } of list.getEntries()) if (name === "briefmap:stand-in") painted("picture");
}).observe({ entryTypes: ["mark"] });
window.waitFor("words", () => document.querySelector("[data-testid=stMain] h1")?.textContent?.trim());
document.addEventListener("pointerdown", (event) => { window.seen.press ??= event.timeStamp; }, true);
"""
"""Watches a page: when words and picture are seen, programs, drawings of the map, frames asked for, waits."""
AT_FIRST = {
    "programs": "linked",
    "blocked": "blocked",
    "long tasks": "longTasks",
    "first repaints": "repaints",
}
"""What is counted of a first map, by its name in the measures."""
HEADER = ".st-key-page-links"
SHOWN = "document.querySelector('.st-key-map')?.offsetWidth > 0"
CARD = "document.querySelector('.st-key-card .card h2')"
PICTURE = """
(() => {
  const find = (root) => root.querySelector('.stand-in')
    ?? [...root.querySelectorAll('*')].map((each) => each.shadowRoot && find(each.shadowRoot)).find(Boolean);
  const box = find(document)?.getBoundingClientRect();
  return box ? [box.left, box.top, box.width, box.height] : null;
})()
"""
FACTS = """
performance.getEntriesByType('resource').map(({ name }) => name)
  .find((name) => /stand-in\\/.*\\.json/.test(name))
"""


def main() -> None:
    """Measure so many turns and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    found: dict[str, list[float]] = {}
    with (
        sync_playwright() as playwright,
        served("ours", 0) as (ours, process),
        served("empty", 0) as (empty, _),
    ):
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        for lang in LANGS:
            with visit(chromium, f"{ours}?lang={lang}") as page:
                drawn(page)
        wait_until_calm(process)
        for _ in range(chosen.turns):
            for name, value in one_turn(chromium, ours, empty):
                found.setdefault(name, []).append(value)
        chromium.close()
    print("\n".join(lines({name: statistics.median(values) for name, values in found.items()})))
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


def one_turn(chromium: Browser, ours: str, empty: str) -> Iterator[tuple[str, float]]:
    """Yield name and value of each measure."""
    yield "empty rerun", empty_rerun(chromium, empty)
    for lang in LANGS:
        with visit(chromium, f"{ours}?lang={lang}") as page:
            last = drawn(page)
            seen: dict[str, float] = page.evaluate("window.seen")
            yield f"{lang} words", seen["words"]
            yield f"{lang} picture", seen["picture"]
            yield f"{lang} last frame", last
            for name, counted in AT_FIRST.items():
                yield f"{lang} {name}", page.evaluate(f"window.{counted}")
            yield from actions(page, lang)
            yield from back(page, lang)
        for what in ("mark", "row", "filter"):
            with visit(chromium, f"{ours}?lang={lang}") as page:
                yield f"{lang} {what}", first_click(page, what)


def drawn(page: Page) -> float:
    """Return when the last draw call was, once the map says that it is drawn and all is quiet."""
    page.wait_for_selector(".instrument .frame[data-camera][aria-busy=false]", timeout=LIMIT_MS)
    return settle(page, since=0)


def actions(page: Page, lang: str) -> Iterator[tuple[str, float]]:
    """Yield how often the map is drawn for each action, and how many frames are asked for at rest."""
    page.evaluate("window.framesAsked = 0")
    page.wait_for_timeout(IDLE_MS)
    yield f"{lang} frames at rest", page.evaluate("window.framesAsked")
    row = page.locator(".mark-list a[data-focus]").first
    steps: dict[str, Callable[[], None]] = {
        "pointing": row.hover,
        "focus": row.click,
        "escape": lambda: page.locator(".instrument [tabindex='0']").first.press("Escape"),
        "theme": page.get_by_role("button", name=DARK[lang]).click,
    }
    for name, act in steps.items():
        page.evaluate("window.repaints = 0")
        act()
        page.wait_for_timeout(IDLE_MS)
        yield f"{lang} repaints by {name}", page.evaluate("window.repaints")


def back(page: Page, lang: str) -> Iterator[tuple[str, float]]:
    """Yield how long the way back from another page takes, and how many programs it links."""
    page.locator(f"{HEADER} a[href*=sources]").click()
    page.wait_for_selector(".instrument", timeout=LIMIT_MS, state="hidden")
    page.wait_for_timeout(IDLE_MS)
    page.evaluate("[window.linked, window.lastDraw] = [0, 0]")
    page.evaluate("delete window.seen.press")
    page.evaluate(f"window.waitFor('back', () => {SHOWN})")
    page.locator(f"{HEADER} a").first.click()
    page.wait_for_function("window.seen.back", timeout=LIMIT_MS)
    page.wait_for_timeout(IDLE_MS)
    pressed, seen, last = page.evaluate("[window.seen.press, window.seen.back, window.lastDraw]")
    yield f"{lang} back", max(seen, last) - pressed
    yield f"{lang} programs of the way back", page.evaluate("window.linked")


def first_click(page: Page, what: str) -> float:
    """Return the milliseconds from the first click after the picture to its answer on the page."""
    page.wait_for_function("window.seen.picture", timeout=LIMIT_MS)
    if what == "mark":
        page.wait_for_function(f"!!({FACTS})", timeout=LIMIT_MS)
        facts = page.request.get(page.evaluate(FACTS)).json()
        left, top, width, height = page.evaluate(PICTURE)
        scale = max(width / facts["size"][0], height / facts["size"][1])
        mark = next(each for each in facts["marks"] if len(facts["titles"].get(each["key"], ())) == 1)
        box = mark["boxes"][0]
        shift = (width - facts["size"][0] * scale) / 2
        at = (left + shift + (box[0] + box[2]) / 2 * scale, top + (box[1] + box[3]) / 2 * scale)
        answer = f"!!{CARD}"
    elif what == "row":
        at = middle(page, ".mark-list a[data-focus]")
        answer = f"!!{CARD}"
    else:
        at = middle(page, ".filters [role=option], .filters .choice[data-name^=actors-]")
        rows = "document.querySelectorAll('.mark-list li').length"
        answer = f"{rows} !== {page.evaluate(rows)}"
    page.evaluate(f"window.waitFor('answer', () => {answer})")
    page.mouse.click(*at)
    page.wait_for_function("window.seen.answer", timeout=LIMIT_MS)
    pressed, answered = page.evaluate("[window.seen.press, window.seen.answer]")
    return float(answered - pressed)


def middle(page: Page, selector: str) -> tuple[float, float]:
    """Return the middle of the first element, once it is there."""
    page.wait_for_selector(selector, timeout=LIMIT_MS)
    box: Any = page.locator(selector).first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def empty_rerun(chromium: Browser, empty: str) -> float:
    """Return the milliseconds of a rerun of the empty page, from the key to the changed word."""
    with visit(chromium, empty) as page:
        field = page.get_by_label("From").first
        field.fill("warm")
        page.keyboard.press("Enter")
        page.wait_for_timeout(IDLE_MS)
        field.fill("word")
        page.evaluate("window.waitFor('answer', () => document.body.innerText.includes('From: word'))")
        pressed = page.evaluate("performance.now()")
        page.keyboard.press("Enter")
        page.wait_for_function("window.seen.answer", timeout=LIMIT_MS)
        return float(page.evaluate("window.seen.answer") - pressed)


@contextlib.contextmanager
def visit(chromium: Browser, address: str) -> Iterator[Page]:
    """A page of a browser that has seen nothing yet."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(LIMIT_MS)
    page.add_init_script(WATCH + COUNT)
    page.goto(address, wait_until="commit")
    yield page
    context.close()


def wait_until_calm(process: Process) -> None:
    """Return when a server and its workers take no more of the processor."""
    before, spent = -1.0, 0.0
    while spent - before > CALM_S / 20:
        before = tree_s(process.pid)
        time.sleep(CALM_S)
        spent = tree_s(process.pid)


def tree_s(pid: int) -> float:
    """Return the seconds of the processor that a process and all under it have taken."""
    ticks, parents = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            head, _, rest = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")
            fields = rest.split()
            number = int(head.partition(" ")[0])
            ticks[number], parents[number] = int(fields[11]) + int(fields[12]), int(fields[1])

    def _under(number: int) -> bool:
        return number == pid or (number in parents and number > 1 and _under(parents[number]))

    return sum(spent for number, spent in ticks.items() if _under(number)) / 100


def lines(median: dict[str, float]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"empty rerun {median['empty rerun']:.0f} ms"
    for lang in LANGS:
        of = {name.removeprefix(f"{lang} "): value for name, value in median.items()}
        yield (
            f"{lang}: words {of['words']:.0f}, picture {of['picture']:.0f},"
            f" last frame {of['last frame']:.0f} ms;"
            f" picture / last frame {of['picture'] / of['last frame']:.2f} (0.40),"
            f" picture / words {of['picture'] / of['words']:.2f} (1.5)"
        )
        clicks = (f"{what} {of[what] / median['empty rerun']:.2f}" for what in ("mark", "row", "filter"))
        yield f"{lang}: first click / empty rerun: {', '.join(clicks)} (2)"
        yield (
            f"{lang}: back {of['back']:.0f} ms, {of['back'] / of['last frame']:.2f} of the first map (0.25),"
            f" {of['programs of the way back']:.0f} programs linked (0; at first {of['programs']:.0f})"
        )
        yield (
            f"{lang}: blocked by the graphics {of['blocked'] / of['last frame']:.2f} of the time (0.10),"
            f" {of['long tasks']:.0f} ms of long tasks, drawn {of['first repaints']:.0f} times at first (2)"
        )
        yield (
            f"{lang}: drawn {of['repaints by focus']:.0f} times by a focus, {of['repaints by escape']:.0f} by"
            f" Escape, {of['repaints by theme']:.0f} by another theme (1);"
            f" {of['frames at rest']:.0f} frames asked for at rest (0)"
        )


if __name__ == "__main__":
    main()
