"""Archives of the ground behind the nginx that ``briefmap nginx`` prints, with TLS and a base path."""

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread

import pytest

from geodata.ground.ground_sources import SHIPPED_ARCHIVE, archive_url, ground_sources

ROOT = Path(__file__).parents[2]
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36"


class _SignedIn(BaseHTTPRequestHandler):
    """What oauth2-proxy answers of a session that is signed in."""

    def do_GET(self) -> None:
        self.send_response(202)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + 90
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail(f"nothing listens on port {port}")


@pytest.fixture(scope="module")
def port(
    tmp_path_factory: pytest.TempPathFactory, certificate: Callable[[Path], tuple[Path, Path]]
) -> Iterator[int]:
    """The port of nginx before the app and a proxy for sign-in."""
    if NGINX is None:
        pytest.skip("there is no nginx: install Debian's package nginx-light")
    folder = tmp_path_factory.mktemp("nginx")
    chain, key = certificate(folder)
    app, front, plain = _free_port(), _free_port(), _free_port()
    sign_in = ThreadingHTTPServer(("127.0.0.1", 0), _SignedIn)
    Thread(target=sign_in.serve_forever, daemon=True).start()
    example = files("geodata").joinpath("data", "deploy", "nginx.conf").read_text(encoding="utf-8")
    for found, put in {
        "/etc/ssl/certs/map.example.pem": str(chain),
        "/etc/ssl/private/map.example.key": str(key),
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ": f"listen 127.0.0.1:{front} ",
        "127.0.0.1:8501": f"127.0.0.1:{app}",
        "    server 127.0.0.1:8502 max_fails=2 fail_timeout=5s;\n": "",
        "127.0.0.1:4180": f"127.0.0.1:{sign_in.server_port}",
    }.items():
        assert found in example
        example = example.replace(found, put)
    paths = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    settings = folder / "nginx.conf"
    # Compressing what is text, as many a site does.
    inside = (
        f"access_log off;\ngzip on;\ngzip_types text/css application/json application/octet-stream;\n{paths}"
    )
    settings.write_text(
        f"daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\n{inside}{example}\n}}\n",
        encoding="utf-8",
    )
    serve = [sys.executable, "-m", "geodata", "serve", "--port", str(app), "--base", "briefs"]
    with (
        subprocess.Popen(serve, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL) as server,
        subprocess.Popen([NGINX, "-p", str(folder), "-c", str(settings)]) as proxy,
    ):
        try:
            _wait_for(app)
            _wait_for(front)
            yield front
        finally:
            proxy.terminate()
            server.terminate()
            sign_in.shutdown()
            sign_in.server_close()


def _answer(port: int, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """The status, headers and body of the shipped archive, asked for as a browser on Windows does."""
    context = ssl._create_unverified_context()  # noqa: S323 - a certificate that the test made
    connection = http.client.HTTPSConnection("localhost", port, timeout=60, context=context)
    sent = {"User-Agent": WINDOWS, "Accept-Encoding": "gzip, deflate, br, zstd", "Host": "map.example"}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, f"/briefs/{archive_url(ground_sources().shipped)}", headers=sent | named)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


@pytest.mark.prove
def test_ranges_come_through_unpacked(port: int) -> None:
    """206, no encoding, the strong ETag, and the bytes of the file; a kept range is not sent again."""
    status, headers, body = _answer(port, Range="bytes=0-16383")
    whole = SHIPPED_ARCHIVE.read_bytes()
    assert status == 206
    assert body == whole[:16384]
    assert "content-encoding" not in headers
    assert headers["content-range"] == f"bytes 0-16383/{len(whole)}"
    assert headers["etag"] == f'"{ground_sources().shipped.identity}"'
    assert "max-age=31536000, immutable" in headers["cache-control"]
    assert "vary" not in headers
    assert _answer(port, Range="bytes=0-16383", If_None_Match=headers["etag"])[0] == 304
    assert _answer(port, Range="bytes=9-12", If_Range=headers["etag"])[2] == whole[9:13]


@pytest.mark.prove
def test_the_whole_comes_through_unpacked(port: int) -> None:
    """Though the browser takes packings, and something on the way would pack."""
    status, headers, body = _answer(port, If_Range='"other"', Range="bytes=0-9")
    assert (status, len(body)) == (200, SHIPPED_ARCHIVE.stat().st_size)
    assert "content-encoding" not in headers
    assert _answer(port, "HEAD")[1]["content-length"] == str(len(body))
