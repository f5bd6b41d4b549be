"""Values of a file of shape 1 turned into those of shape 2, before they are validated.

Shape 1 has ``text`` in place of documents, a typed ``coverage`` of each sentence with a ``reason``, and
``proposed: true``. Values that shape 1 would not take pass unchanged and are refused with the others.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from geodata.brief.record_fields import DRAFT_RULE, WHOLE_RECORD
from geodata.brief.record_types.document_record import document_type
from geodata.kinds.kind_table import shipped_kinds
from geodata.vocabulary import DocumentType

SHAPE: Final = "2"
"""Shape of a file that this version writes, as the value of ``schema``."""
TEXT_DOCUMENT_ID: Final = "text"
"""Id of the document that the ``text`` of shape 1 becomes."""
_Path = tuple[str | int, ...]


def upgrade_values(
    values: Mapping[str, Any], lines: Mapping[_Path, int | None]
) -> tuple[dict[str, Any], dict[_Path, int | None]]:
    """Return the values of a file in shape 2, and the line of each."""
    if is_first_shape(values):
        values, moved = _upgraded(values)
        lines = {**lines, **_moved_lines(lines, moved)}
    return _with_own_document(values), dict(lines)


def is_first_shape(values: Mapping[str, Any]) -> bool:
    """Return whether the values of a file are of shape 1."""
    return values.get("schema") in {None, "1"}


def upgraded_sentence(sentence: Mapping[str, Any], listed: set[str]) -> dict[str, Any]:
    """Return the fields of a sentence of shape 1 in shape 2; order kept, reason renamed.

    Parameters
    ----------
    sentence
        Fields of shape 1.
    listed
        Numbers of the sentences that events off the map cite.
    """
    fields: dict[str, Any] = {}
    for name, value in sentence.items():
        if name == "coverage" and value in {"mapped", "off-map", "heading"}:
            fields |= {"heading": "true"} if value == "heading" else {}
        elif name == "reason":
            fields[_reason_name(sentence, listed)] = value
        else:
            fields |= upgraded_proposal(name, value)
    return fields


def upgraded_proposal(name: str, value: Any) -> dict[str, Any]:
    """Return a field as it is, or ``proposed: true`` of shape 1 in shape 2."""
    if name != "proposed" or not isinstance(value, str | bool):
        return {name: value}
    proposed: dict[str, Any] = {"true": {WHOLE_RECORD: {"rule": DRAFT_RULE}}, "false": {}}
    return {name: proposed.get(str(value).lower(), value)}


def listed_sentences(values: Mapping[str, Any]) -> set[str]:
    """Return the numbers of the sentences that events off the map cite, in the values of shape 1."""
    events = [event for event in _records(values, "events") if not _is_on_map(event)]
    claims = [claim for event in events for claim in _records(event, "claims")]
    return {str(claim.get("sentence")) for claim in claims}


def _is_on_map(event: Mapping[str, Any]) -> bool:
    return bool(event.get("places")) and not shipped_kinds().is_relation(str(event.get("kind")))


def _reason_name(sentence: Mapping[str, Any], listed: set[str]) -> str:
    """Return the field of shape 2 that a reason becomes: it sets aside only what no event cites."""
    aside = sentence.get("coverage") == "off-map" and str(sentence.get("number")) not in listed
    return "set_aside" if aside else "note"


def _records(values: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    records = values.get(name)
    return [each for each in records if isinstance(each, Mapping)] if isinstance(records, list) else []


def _upgraded(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[_Path, _Path]]:
    """Return the values in shape 2, and the new path of each value that moved."""
    listed = listed_sentences(values)
    upgraded = dict(values) | {"schema": SHAPE}
    moved: dict[_Path, _Path] = {}
    if isinstance(text := upgraded.pop("text", None), Mapping):
        document = {"id": TEXT_DOCUMENT_ID, "type": DocumentType.TEXT.value, **text}
        documents = values.get("documents")
        upgraded["documents"] = [document, *(documents if isinstance(documents, list) else ())]
        moved[("text",)] = ("documents", 0)
    elif text is not None:
        upgraded["text"] = text
    for at, sentence in enumerate(values["sentences"] if _is_list(values.get("sentences")) else ()):
        if isinstance(sentence, Mapping) and "reason" in sentence:
            moved["sentences", at, "reason"] = ("sentences", at, _reason_name(sentence, listed))
    if _is_list(values.get("sentences")):
        upgraded["sentences"] = [
            upgraded_sentence(each, listed) if isinstance(each, Mapping) else each
            for each in values["sentences"]
        ]
    if _is_list(values.get("events")):
        upgraded["events"] = [_upgraded_event(each) for each in values["events"]]
    return upgraded, moved


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _upgraded_event(event: Any) -> Any:
    """Return an event with its proposals, and those of its claims, in shape 2."""
    if not isinstance(event, Mapping):
        return event
    fields = _with_proposals(event)
    if _is_list(fields.get("claims")):
        fields["claims"] = [
            _with_proposals(claim) if isinstance(claim, Mapping) else claim for claim in fields["claims"]
        ]
    return fields


def _with_proposals(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: each for name, value in record.items() for key, each in upgraded_proposal(name, value).items()
    }


def _moved_lines(lines: Mapping[_Path, int | None], moved: Mapping[_Path, _Path]) -> dict[_Path, int | None]:
    """Return the lines of moved values, under their new paths."""
    found: dict[_Path, int | None] = {}
    for path, line in lines.items() if moved else ():
        for length in (1, 3):
            if (new := moved.get(path[:length])) is not None and len(path) >= length:
                found[(*new, *path[length:])] = line
    return found


def _with_own_document(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values without the id of the encoded text in sentences and citations, as records expect."""
    documents = _records(values, "documents")
    own = next((each.get("id") for each in documents if document_type(each) == DocumentType.TEXT), None)
    named = dict(values)
    if isinstance(own, str):
        for group in ("sentences", "queries"):
            if _is_list(named.get(group)):
                named[group] = _without_document(named[group], own)
        if _is_list(named.get("events")):
            named["events"] = [_event_without_document(event, own) for event in named["events"]]
    return named


def _without_document(records: Iterable[Any], own: str) -> list[Any]:
    """Return records without ``document`` where it names the encoded text and there is a sentence or span."""
    return [
        {name: value for name, value in each.items() if name != "document"}
        if isinstance(each, Mapping) and each.get("document") == own and {"sentence", "span"} & set(each)
        else each
        for each in records
    ]


def _event_without_document(event: Any, own: str) -> Any:
    if not isinstance(event, Mapping) or not _is_list(event.get("claims")):
        return event
    claims = [
        {**claim, "cites": _without_document(claim["cites"], own)}
        if isinstance(claim, Mapping) and _is_list(claim.get("cites"))
        else claim
        for claim in event["claims"]
    ]
    return {**event, "claims": _without_document(claims, own)}
