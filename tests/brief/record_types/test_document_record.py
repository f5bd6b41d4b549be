"""Tests of documents: type by their fields, files inside the folder, what may leave."""

from typing import Any

import pytest
from pydantic import ValidationError

from geodata.brief.record_types.document_record import Document


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"characters": 3}, "text"),
        ({"rows": 3}, "table"),
        ({"url": "https://example.org/a"}, "page"),
        ({"type": "picture", "rows": 3}, "picture"),
    ],
)
def test_type(fields: dict[str, Any], kind: str) -> None:
    """A type that is not given follows from the size that is."""
    assert Document.model_validate({"id": "a", **fields}).type == kind


@pytest.mark.parametrize(
    ("written", "share"), [(None, "none"), ("true", "all"), (True, "all"), ("cited", "cited")]
)
def test_share(written: object, share: str) -> None:
    """Without it nothing leaves; true lets all of it leave."""
    fields = {"share": written} if written is not None else {}
    assert Document.model_validate({"id": "a", **fields}).share == share


@pytest.mark.parametrize("path", ["/etc/passwd", "../other/text.txt", "a/../../b", "C:/a", "a\\b", ""])
def test_a_file_never_leaves_its_folder(path: str) -> None:
    """Absolute paths and ways up are refused."""
    with pytest.raises(ValidationError):
        Document.model_validate({"id": "a", "file": path})


@pytest.mark.parametrize(
    "fields", [{"url": "javascript:alert(1)"}, {"sha256": "abc"}, {"language": "Arabic!"}, {"characters": 0}]
)
def test_refused(fields: dict[str, Any]) -> None:
    """Addresses that are none of the web, and values of another form."""
    with pytest.raises(ValidationError):
        Document.model_validate({"id": "a", **fields})


def test_extraction_is_written_as_read() -> None:
    """``from`` keeps its name in the file."""
    fields = {"id": "a", "characters": 3, "extracted": {"from": "a.pdf", "by": "hand"}}
    found = Document.model_validate(fields).model_dump(mode="json", exclude_defaults=True)
    assert found["extracted"] == {"from": "a.pdf", "by": "hand"}
