"""``make screenshots``: the pictures of README and guide, taken in Chromium from the running app."""

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
    """Take every picture."""
    FOLDER.mkdir(exist_ok=True)
    with served("ours", 0) as (address, _), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        for name, path, device in VIEWS:
            (FOLDER / f"{name}.png").write_bytes(taken(chromium, f"{address}{path}", device))
        chromium.close()


def taken(chromium: Browser, address: str, device: dict[str, object]) -> bytes:
    """What a device shows at an address, as PNG."""
    page = chromium.new_context(**device).new_page()
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector("canvas", state="attached", timeout=60_000)
    settle(page, since=0)
    page.wait_for_timeout(1_500)
    shot = page.screenshot()
    page.context.close()
    return shot


if __name__ == "__main__":
    main()
