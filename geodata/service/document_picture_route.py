"""``GET /documents/<digest>/<id>``: a picture that a brief cites, decoded and written anew.

The brief is the one that everybody sees: a withheld document has no file there. What a document's ``share``
says governs exports; the picture on screen is kept by no cache on the way and by no other site.
"""

from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from geodata.brief.document_pictures import PictureError, read_picture_file
from geodata.brief.record_types.document_record import Document
from geodata.jobs.picture_jobs import make_shown_picture
from geodata.jobs.worker_pool import JobError
from geodata.regular_file import FileReadError
from geodata.service.http_responses import not_found_response, refuse_request
from geodata.service.readable_briefs import readable_entries

_HEADERS = {
    "cache-control": "private, no-cache",
    "content-disposition": "inline",
    "cross-origin-resource-policy": "same-origin",
}


def get_document_picture(request: Request) -> Response:
    """Answer with the picture of a document, by the digest of its brief and its id."""
    digest, name = request.path_params["digest"], request.path_params["document"]
    entries = (*readable_entries(request, edited=False), *readable_entries(request, edited=True))
    found = [entry for entry in entries if entry.atlas and entry.atlas.digest == digest]
    entry = found[0] if found else None
    if entry is None or entry.atlas is None or entry.folder is None:
        return not_found_response("brief")
    document = entry.atlas.brief.document_by_id.get(name)
    if document is None:
        return not_found_response("document")
    try:
        content, media_type = _content(digest, entry.folder, document)
    except (PictureError, FileReadError) as error:
        return refuse_request(404, f"no picture to show: {error}")
    except JobError as error:
        return refuse_request(503, f"the picture was not made: {error.reason}")
    return Response(content, media_type=media_type, headers=_HEADERS)


@lru_cache(maxsize=32)
def _content(_digest: str, folder: Path, document: Document) -> tuple[bytes, str]:
    """Return the picture as it is shown and its media type; the digest changes with the file."""
    return make_shown_picture(read_picture_file(folder, document))
