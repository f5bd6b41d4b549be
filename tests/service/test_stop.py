"""A stop by signal with open sessions is no failure."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
HANDSHAKE = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Origin: http://localhost:{port}\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: streamlit\r\n\r\n"
)


def answers(port: int) -> bool:
    """Whether the app is up."""
    connection = http.client.HTTPConnection("localhost", port, timeout=5)
    try:
        connection.request("GET", "/ready")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def test_a_stop_is_quick_and_clean() -> None:
    """An open web socket, whose handshake carried the headers, does not hold the app; the exit code is 0."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "geodata", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL) as server:
        until = time.monotonic() + 60
        while not answers(port) and time.monotonic() < until:
            time.sleep(0.3)
        with socket.create_connection(("localhost", port)) as session:
            session.sendall(HANDSHAKE.format(port=port).encode())
            answer = session.recv(4096).decode(errors="replace").lower()
            told = time.monotonic()
            server.send_signal(signal.SIGTERM)
            assert server.wait(10) == 0
        assert time.monotonic() - told < 5
    assert answer.startswith("http/1.1 101")
    assert all(name in answer for name in ("x-content-type-options: nosniff", "permissions-policy"))
