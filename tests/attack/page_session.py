"""A session of the app over its web socket, as a page in a browser has it: runs, clicks, uploads."""

import http.client
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

ANSWER_S = 90
HOST = "127.0.0.1"
_TRIGGERS = "$$STREAMLIT_INTERNAL_KEY_{}__events"
"""Id under which Streamlit takes the triggers of a component."""


@dataclass(frozen=True)
class UploadField:
    """Id of a widget that takes files."""

    id: str


@dataclass
class PageSession:
    """A session with what its last run has written."""

    socket: ClientConnection
    port: int
    query: str = "lang=en"
    components: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Widget id and fragment of each of our components, by name."""
    upload_fields: list[UploadField] = field(default_factory=list)
    address: str = ""
    """Query that the page was last told to stand at."""
    _moves: int = 0

    def run(self, page: str = "", widgets: tuple[WidgetState, ...] = (), fragment: str = "") -> float:
        """Run a page, or a fragment of it, once; return the seconds until it has ended."""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = page
        message.rerun_script.fragment_id = fragment
        message.rerun_script.widget_states.widgets.extend(widgets)
        began = time.monotonic()
        self.send(message)
        while self.wait_for("script_finished").script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            continue  # a callback asked for fragments, which run next
        return time.monotonic() - began

    def send(self, message: BackMsg) -> None:
        """Send a message to the server."""
        self.socket.send(message.SerializeToString())

    def wait_for(self, kind: str, seconds: float = ANSWER_S) -> ForwardMsg:
        """Take what comes until a message of a kind has come, and return that one."""
        until = time.monotonic() + seconds
        while True:
            message = ForwardMsg()
            message.ParseFromString(self.socket.recv(max(0.01, until - time.monotonic())))
            self._note(message)
            if message.WhichOneof("type") == kind:
                return message

    def click_on_map(self, event: str | None) -> float:
        """Click on a mark of the map, or beside all; return the seconds until the page has changed."""
        widget, fragment = self.components["briefmap.map"]
        self._moves += 1
        change = {"seq": self._moves, "patch": {"focus": event}}
        trigger = WidgetState(id=_TRIGGERS.format(widget))
        trigger.json_trigger_value = json.dumps([{"event": "ask", "value": change}])
        return self.run(widgets=(WidgetState(id=widget, json_value="{}"), trigger), fragment=fragment)

    def upload(self, name: str, data: bytes) -> WidgetState:
        """Upload a file into the last field that takes one; return the state of the field."""
        request = BackMsg()
        request.file_urls_request.request_id = name
        request.file_urls_request.file_names.append(name)
        self.send(request)
        urls = self.wait_for("file_urls_response").file_urls_response.file_urls[0]
        self._put(urls, name, data)
        state = WidgetState(id=self.upload_fields[-1].id)
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.file_id, info.name, info.size = urls.file_id, name, len(data)
        info.file_urls.CopyFrom(urls)
        return state

    def _put(self, urls: FileURLs, name: str, data: bytes) -> None:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=ANSWER_S)
        try:
            connection.request("GET", "/_stcore/health")
            answer = connection.getresponse()
            answer.read()
            cookie = (answer.getheader("set-cookie") or "").partition(";")[0]
            edge = "briefmapbriefmapbriefmap"
            head = f'Content-Disposition: form-data; name="{name}"; filename="{name}"\r\n'
            body = f"--{edge}\r\n{head}\r\n".encode() + data + f"\r\n--{edge}--\r\n".encode()
            headers = {
                "Content-Type": f"multipart/form-data; boundary={edge}",
                "Cookie": cookie,
                "X-Xsrftoken": cookie.partition("=")[2],
                "Origin": f"http://{HOST}:{self.port}",
            }
            connection.request("PUT", urlsplit(urls.upload_url).path, body, headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status not in {200, 204}:
                msg = f"upload: {answer.status}"
                raise OSError(msg)
        finally:
            connection.close()

    def _note(self, message: ForwardMsg) -> None:
        """Keep the ids of our components and of fields for files."""
        if message.WhichOneof("type") == "page_info_changed":
            self.address = message.page_info_changed.query_string
        if message.WhichOneof("type") != "delta" or message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        if element.WhichOneof("type") == "bidi_component":
            component = element.bidi_component
            self.components[component.component_name] = (component.id, message.delta.fragment_id)
        elif element.WhichOneof("type") == "file_uploader":
            self.upload_fields.append(UploadField(element.file_uploader.id))


@contextmanager
def page_session(
    port: int, query: str = "lang=en", *, base: str = "", cookie: str = ""
) -> Iterator[PageSession]:
    """Open a session as the page of Streamlit does, under a base path, with a cookie; and close it."""
    address = f"{HOST}:{port}"
    path = f"{base}/_stcore/stream".lstrip("/")
    with connect(
        f"ws://{address}/{path}",
        additional_headers={"Cookie": cookie} if cookie else None,
        origin=f"http://{address}",  # type: ignore[arg-type]
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
        open_timeout=ANSWER_S,
    ) as socket:
        yield PageSession(socket, port, query)
