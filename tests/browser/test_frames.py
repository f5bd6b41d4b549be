"""In a frame of another origin: allowed or refused, filled to the edges, alone and behind nginx."""

import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from geodata.command_line.cli import run_command

pytestmark = pytest.mark.browser

WAIT_MS = 90_000
FITS = """() => {
    const root = document.documentElement;
    const scrolls = [...document.querySelectorAll('*')].filter((each) => {
        const {overflowX, overflowY} = getComputedStyle(each);
        return (/auto|scroll/.test(overflowY) && each.scrollHeight > each.clientHeight + 1)
            || (/auto|scroll/.test(overflowX) && each.scrollWidth > each.clientWidth + 1);
    });
    return [root.scrollWidth - innerWidth, root.scrollHeight - innerHeight, scrolls.length];
}"""


class Site(BaseHTTPRequestHandler):
    """A page of another site that shows a frame, and a sign-in that lets everyone pass."""

    def __init__(self, *args: Any, frame: str = "", **options: Any) -> None:
        """Take the address of the frame."""
        self._frame = frame
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """Answer with the frame; the door of the sign-in with an empty 202."""
        door = self.path.startswith("/oauth2/auth")
        body = b"" if door else f'<iframe src="{self._frame}" width="700" height="500"></iframe>'.encode()
        self.send_response(202 if door else 200)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def site(frame: str = "") -> Iterator[int]:
    """The port of another site while it is open."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Site, frame=frame)) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield found.server_port
        found.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that takes a certificate of our own."""
    context = chromium.new_context(viewport={"width": 900, "height": 640}, ignore_https_errors=True)
    context.set_default_timeout(WAIT_MS)
    expect.set_options(timeout=WAIT_MS)
    yield context.new_page()
    context.close()


def framed(page: Page, port: int) -> bool:
    """Whether the app shows in the frame of a site."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"http://127.0.0.1:{port}/")
    for _ in range(WAIT_MS // 500):
        if any("frame-ancestors" in line for line in said):
            return False
        if page.frame_locator("iframe").locator("canvas, .overlay h1").count():
            return True
        page.wait_for_timeout(500)
    return False


@pytest.mark.parametrize("size", [(320, 240), (960, 640), (3840, 2160)])
@pytest.mark.parametrize("path", ["?lang=en", "briefing?lang=ar&slide=2"])
def test_it_fills_a_frame_of_any_size(page: Page, address: str, path: str, size: tuple[int, int]) -> None:
    """No scrollbar, no margin: the map or the screen reaches the edges."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{address}{path}&embed=true")
    page.wait_for_selector("canvas" if path.startswith("?") else ".overlay h1", state="attached")
    page.wait_for_timeout(1_500)
    assert page.evaluate(FITS) == [0, 0, 0]
    whole = page.locator(".st-key-fallback-map, .st-key-map, .overlay").first.bounding_box()
    assert whole is not None
    assert whole["width"] == size[0]


def test_only_a_named_site_may_frame_it(page: Page, server: Callable[..., Any]) -> None:
    """The origin named in the environment shows the app; another one stays empty."""
    with site() as named:
        app = server(BRIEFMAP_FRAME_ANCESTORS=f"'self' http://127.0.0.1:{named}")
    frame = f"{app.address}briefing?lang=en&slide=1&embed=true"
    with ThreadingHTTPServer(("127.0.0.1", named), partial(Site, frame=frame)) as allowed:
        threading.Thread(target=allowed.serve_forever, daemon=True).start()
        assert framed(page, named)
        allowed.shutdown()
    with site(frame) as other:
        assert not framed(page, other)


def _listens(port: int, log: Path) -> None:
    """Wait until somebody listens at a port."""
    for _ in range(100):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"nginx did not start: {log.read_text(errors='replace')}")


@pytest.fixture
def proxied(
    server: Callable[..., Any],
    certificate: Callable[[Path], tuple[Path, Path]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[tuple[str, int]]:
    """The shipped example of nginx in front of the app, and the port of a site that may frame it."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("there is no nginx: install Debian's package nginx-light")
    with site() as door, site() as named, site() as free, site() as other:
        ports = (named, free, other)
    app = server("--base", "briefs", BRIEFMAP_FRAME_ANCESTORS=f"'self' http://127.0.0.1:{ports[0]}")
    chain, key = certificate(tmp_path)
    run_command(["nginx"])
    text = capsys.readouterr().out
    for old, new in {
        "127.0.0.1:8501 ": f"localhost:{app.port} ",
        "    server 127.0.0.1:8502 max_fails=2 fail_timeout=5s;\n": "",
        "127.0.0.1:4180": f"127.0.0.1:{door}",
        "listen 80;": f"listen 127.0.0.1:{ports[1]};",
        "listen 443 ": f"listen 127.0.0.1:{ports[2]} ",
        "server_name map.example": "server_name localhost",
        "/etc/ssl/certs/map.example.pem": str(chain),
        "/etc/ssl/private/map.example.key": str(key),
    }.items():
        assert old in text, old
        text = text.replace(old, new)
    settings = tmp_path / "nginx.conf"
    own = f"pid {tmp_path}/pid;\ndaemon off;\nevents {{}}\nhttp {{\naccess_log off;\n{text}\n}}\n"
    settings.write_text(own, encoding="utf-8")
    command = [nginx, "-e", str(tmp_path / "error.log"), "-p", str(tmp_path), "-c", str(settings)]
    with (
        ThreadingHTTPServer(("127.0.0.1", door), Site) as sign_in,
        subprocess.Popen(command) as proxy,
    ):
        threading.Thread(target=sign_in.serve_forever, daemon=True).start()
        _listens(ports[2], tmp_path / "error.log")
        yield f"https://localhost:{ports[2]}/briefs/", ports[0]
        proxy.terminate()
        sign_in.shutdown()


def test_behind_nginx_under_a_base_path(page: Page, proxied: tuple[str, int]) -> None:
    """Page, socket, assets and routes answer under the base path, with TLS; framed by the named site."""
    address, named = proxied
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto(f"{address}?lang=en")
    page.wait_for_selector("canvas", state="attached")
    assert page.request.get(f"{address}ready").json()["ready"] is True
    assert page.request.get(f"{address}health").ok
    page.get_by_role("button", name=re.compile("Link")).first.click()
    expect(page.locator("[data-testid=stPopoverBody] code").nth(1)).to_contain_text(f'src="{address}?')
    assert failed == []
    frame = f"{address}briefing?lang=en&slide=1&embed=true"
    with ThreadingHTTPServer(("127.0.0.1", named), partial(Site, frame=frame)) as allowed:
        threading.Thread(target=allowed.serve_forever, daemon=True).start()
        assert framed(page, named)
        allowed.shutdown()
