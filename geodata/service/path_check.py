"""Check of paths: an ASGI middleware that answers 404 where no page is.

Streamlit answers every path that it does not know with its page and 200.
"""

from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geodata.service.http_responses import not_found_response


class PathCheck:
    """ASGI middleware that lets HTML through for the paths of pages alone."""

    def __init__(self, app: ASGIApp, pages: Iterable[str], base: str = "") -> None:
        """Wrap an application; ``pages`` are the paths of its pages without slashes, under ``base``."""
        self._app = app
        prefixes = {"", base.strip("/")}
        self._paths = {f"{prefix}/{page}".strip("/") for prefix in prefixes for page in ("", *pages)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; its page is replaced by 404 where its path is none of a page."""
        if scope["type"] != "http" or scope["path"].strip("/") in self._paths:
            await self._app(scope, receive, send)
            return
        replaced = False

        async def send_known(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_page(message):
                replaced = True
                await not_found_response("page")(scope, receive, send)
            elif not replaced:
                await send(message)

        await self._app(scope, receive, send_known)


def _is_page(message: Message) -> bool:
    """Return whether a response that begins is HTML to be shown, not a file to be kept."""
    headers = {name.lower(): value for name, value in message.get("headers", ())}
    is_html = headers.get(b"content-type", b"").startswith(b"text/html")
    return is_html and b"content-disposition" not in headers
