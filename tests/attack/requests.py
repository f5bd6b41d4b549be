"""Fuzzed requests over all routes of the code, all pages and Streamlit's own addresses.

No answer is a fault of the server (500), none leaks a path or a traceback, and each that the application gave
has all security headers.
"""

import http.client
import random
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import quote, quote_from_bytes

from geodata.screens.shell.page_registry import PAGES
from geodata.service.routes import build_routes
from geodata.service.security_headers import _FIXED_HEADERS
from geodata.view import URL_PARAMETERS
from tests.attack.bad_briefs import SIGNS
from tests.attack.running_server import ANSWER_S, HOST, ROOT, RunningServer

WORKERS = 6
METHODS = ("GET",) * 12 + ("HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND")
STREAMLIT_PATHS = (
    *("_stcore/health", "_stcore/host-config", "_stcore/stream", "_stcore/upload_file/a/b", "media/x.png"),
    *("_stcore/script-health-check", "component/x/index.html", "static/index.html", "app/static/x", "x/y/z"),
)
SEGMENTS = (
    "..",
    ".",
    "%2e%2e%2f",
    "%00",
    "%ff",
    "a" * 3000,
    "%E2%80%AE",
    "\\",
    "%0d%0aX-Made: 1",
    "",
    "%ED%A0%80",
)
VALUES = (
    *(quote(sign[:2000]) for sign in SIGNS),
    *(quote_from_bytes(raw) for raw in (b"\xed\xa0\x80", b"\xff\xfe", b"\0", b"\r\nx: y")),
    *("", "-", "-1", "0", "1", "1e308", "NaN", "infinity", "2030-01-01", "9999-12-31", "0001-01-01", "a3"),
    *(
        "640x360",
        "99999x99999",
        "0x0",
        "1x1",
        "16:9",
        "300dpi",
        "..%2F..%2Fetc%2Fpasswd",
        "<script>",
        "ar",
        "en",
    ),
    *(
        "relations",
        "symbols",
        "globe",
        "dark",
        "180",
        "-90",
        "-180,-90,180,90",
        "170,-10,-170,10",
        "drill",
        "x,y",
    ),
)
OWN_KEYS = ("size", "scale", "marking", "row", "brief", "row", "v")
HEADERS = (
    {},
    {},
    {},
    {"Accept-Encoding": "gzip"},
    {"Accept-Encoding": ", ;q=;,gzip;q=0,\x80"},
    {"If-None-Match": '"' + "0" * 64 + '"'},
    {"Range": "bytes=5-1"},
    {"Host": "evil.example"},
    {"Host": "a b\x80"},
    {"Host": ""},
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Cookie": "x=" + "a" * 3000},
    {"Content-Type": "multipart/form-data; boundary=x"},
    {"X-Forwarded-For": "\x80" * 50, "X-Forwarded-Proto": "gopher"},
    {"Upgrade": "websocket", "Connection": "Upgrade"},
    {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    },
)
HANDSHAKE_LINE = 8000
LEAKS = re.compile(rb"Traceback|site-packages|" + re.escape(str(ROOT).encode()))


@dataclass
class RequestFindings:
    """Count of the answers by status, and the faults."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class FuzzedRequest:
    """Method, target and headers of a request."""

    method: str
    target: str
    headers: dict[str, str]

    def __str__(self) -> str:
        """Return the request on one line."""
        return f"{self.method} {self.target[:200]} {self.headers}"


def attack_routes(server: RunningServer, digests: list[str], count: int, seed: int = 15) -> RequestFindings:
    """Send so many requests, several at once."""
    found = RequestFindings()
    made = list(fuzzed_requests(digests, count, random.Random(seed)))  # noqa: S311 - the same requests each time
    with ThreadPoolExecutor(WORKERS) as pool:
        for request, (status, fault) in zip(
            made, pool.map(lambda each: _send(server, each), made), strict=True
        ):
            found.statuses[status] += 1
            if fault:
                found.faults.append(f"{request}: {fault}")
    return found


def fuzzed_requests(digests: list[str], count: int, rng: random.Random) -> Iterator[FuzzedRequest]:
    """Yield requests: of each path in turn, with parts and parameters that may be good or bad."""
    paths = [*(route.path for route in build_routes()), *(f"/{each.url_path}" for each in PAGES)]
    paths += [f"/{path}" for path in STREAMLIT_PATHS]
    for number in range(count):
        path = re.sub(r"{(\w+)}", lambda match: _part(match[1], digests, rng), paths[number % len(paths)])
        if rng.random() < 0.1:
            path += rng.choice(("/", "//", "/..", "%2f", ".json", ";x", "/" + rng.choice(SEGMENTS)))
        target = path.replace(" ", "%20") + _query(rng)
        yield FuzzedRequest(rng.choice(METHODS), target, dict(rng.choice(HEADERS)))


def _part(name: str, digests: list[str], rng: random.Random) -> str:
    """Return a part of a path: mostly one that exists."""
    known = {
        "digest": digests,
        "sha256": digests,
        "form": ["png", "svg", "pdf"],
        "slide": ["first"],
        "name": ["countries.geojson"],
    }
    return rng.choice(known.get(name, ["x"])) if rng.random() < 0.7 else rng.choice(SEGMENTS)


def _query(rng: random.Random) -> str:
    keys = (*URL_PARAMETERS, *OWN_KEYS)
    pairs = [f"{rng.choice(keys)}={rng.choice(VALUES)}" for _ in range(rng.choice((0, 1, 1, 2, 3, 40)))]
    if rng.random() < 0.1:
        pairs.append(rng.choice(("&&", "=", "%", "%zz=1", "a" * 5000, "brief", "row=1&" * 400)))
    return "?" + "&".join(pairs) if pairs else ""


def _send(server: RunningServer, request: FuzzedRequest) -> tuple[int, str]:
    """Return the status of the answer, and what is wrong with it."""
    connection = http.client.HTTPConnection(HOST, server.port, timeout=ANSWER_S)
    try:
        connection.putrequest(request.method, _raw(request.target), skip_host="Host" in request.headers)
        for name, value in request.headers.items():
            connection.putheader(name, value.encode("latin-1"))
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, http.client.HTTPException) as error:
        # The socket library hangs up on a handshake whose first line is longer than it reads.
        is_long_handshake = "Upgrade" in request.headers and len(request.target) > HANDSHAKE_LINE
        return 0, "" if is_long_handshake else f"no answer: {error!r}"
    finally:
        connection.close()
    return answer.status, _fault(request, answer, body)


def _raw(target: str) -> str:
    """Return a target that the client's library sends: it refuses control signs, as ours are escaped."""
    return target if target.isascii() and target.isprintable() else quote(target, safe="/?&=%")


def _fault(request: FuzzedRequest, answer: http.client.HTTPResponse, body: bytes) -> str:
    if answer.status >= 500 and answer.status != 503:
        return f"status {answer.status}"
    if LEAKS.search(body):
        return "a leak"
    if _is_servers_own(request, answer, body):
        return ""
    lacking = [
        name for name in (*_FIXED_HEADERS, "content-security-policy") if answer.headers.get(name) is None
    ]
    return f"status {answer.status} lacks {', '.join(lacking)}" if lacking else ""


def _is_servers_own(request: FuzzedRequest, answer: http.client.HTTPResponse, body: bytes) -> bool:
    """Return whether the server answered before the application: to broken HTTP or a broken handshake."""
    if "Upgrade" in request.headers and answer.status in {400, 405, 426}:
        return True
    return answer.status == 400 and b"Invalid HTTP request received" in body
