"""The example for nginx, as nginx reads it."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from geodata.command_line.cli import run_command


@pytest.fixture
def example(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the printed example."""
    assert run_command(["nginx"]) == 0
    return capsys.readouterr().out


def test_the_example_says_what_is_needed(example: str) -> None:
    """Sockets, one reader one process, sign-in, TLS, and a base path that is not stripped."""
    needed = ("proxy_set_header Upgrade $http_upgrade;", "hash $briefmap_reader consistent;", "auth_request ")
    assert all(line in example for line in (*needed, "listen 443 ssl", "location /briefs/ {"))
    assert re.findall(r"proxy_pass http://briefmap(\S*);", example) == ["", ""]


def test_nginx_takes_the_example(
    example: str, tmp_path: Path, certificate: Callable[[Path], tuple[Path, Path]]
) -> None:
    """Debian's nginx finds nothing wrong with it, with a certificate of its own."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("there is no nginx: install Debian's package nginx-light")
    chain, key = certificate(tmp_path)
    for name, path in (("certs/map.example.pem", chain), ("private/map.example.key", key)):
        example = example.replace(f"/etc/ssl/{name}", str(path))
    # Ports below 1024 are not for everyone who runs the tests.
    example = example.replace("listen 80;", "listen 18080;").replace("listen 443 ", "listen 18443 ")
    settings = tmp_path / "nginx.conf"
    inside = f"access_log {tmp_path}/access.log;\n{example}"
    settings.write_text(f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\n{inside}\n}}\n", encoding="utf-8")
    command = [nginx, "-t", "-q", "-e", str(tmp_path / "error.log"), "-p", str(tmp_path), "-c", str(settings)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
