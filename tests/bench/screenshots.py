"""``make screenshots``: the pictures of README and guide, taken in Chromium from the running app.

``python tests/bench/screenshots.py --folder DIR [NAME…]`` takes some of them elsewhere.
"""

import argparse
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from run import FLAGS, WATCH, served, settle

FOLDER = Path(__file__).parents[2] / ".readme"
DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36",
}
WALL = {"viewport": {"width": 1280, "height": 720}}
VIEWS = (
    ("english", "?lang=en&theme=light", DESK),
    ("arabic", "?lang=ar&theme=light&focus=troops-in-russia", DESK),
    ("dark", "?lang=en&theme=dark&focus=prk-rus-containers", DESK),
    ("phone-arabic", "?lang=ar&theme=light", PHONE),
    ("phone-english", "?lang=en&theme=light&focus=ocean-2024", PHONE),
    ("briefing-english", "briefing?lang=en&slide=1&motion=0", WALL),
    ("briefing-arabic", "briefing?lang=ar&slide=4&theme=dark&motion=0", WALL),
)


def main() -> None:
    """Take every picture, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", choices=[[], *(name for name, _, _ in VIEWS)])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with served("ours", 0) as (address, _), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        for name, path, device in VIEWS:
            if not asked.names or name in asked.names:
                (asked.folder / f"{name}.png").write_bytes(taken(chromium, f"{address}{path}", device))
        chromium.close()


def taken(chromium: Browser, address: str, device: dict[str, object]) -> bytes:
    """What a device shows at an address, as PNG.

    Raises
    ------
    LookupError
        Where the server has no page there.
    """
    page = chromium.new_context(**device).new_page()
    page.add_init_script(WATCH)
    answer = page.goto(address)
    if answer is None or not answer.ok:
        msg = f"{address}: {answer.status if answer else 'no answer'}"
        raise LookupError(msg)
    page.wait_for_selector("canvas", state="attached", timeout=60_000)
    settle(page, since=0)
    page.wait_for_timeout(1_500)
    shot = page.screenshot()
    page.context.close()
    return shot


if __name__ == "__main__":
    main()
