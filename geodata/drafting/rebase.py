"""A brief rebased on a corrected text: its sentences and cited words are carried, or asked, never dropped."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, Literal

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from geodata.brief.record_fields import REBASE_RULE, TextSpan
from geodata.brief.record_types.document_record import document_type
from geodata.brief.schema.shape_upgrade import is_first_shape
from geodata.brief.source_text import SourceText
from geodata.brief.yaml_edit import (
    TextReplacement,
    checked_text,
    field_edit,
    field_node,
    last_leaf,
    load_yaml,
    root_node,
    splice_text,
)
from geodata.brief.yaml_writer import inline_yaml
from geodata.drafting.span_carrier import CarriedSpan, SpanCarrier, SpanState
from geodata.drafting.text_alignment import align_texts
from geodata.errors import BriefmapError
from geodata.vocabulary import DocumentType
from geodata.words import CatalogueText

LEAST_SHARE: Final = 0.25
"""Share of the old words that the new text must have, in their order; with fewer it is another text."""
_PROPOSED: Final = "proposed"
_SHORT_HASH: Final = 16
"""Digits of a hash that a message shows."""
_WORDS_BESIDE: Final = 12
"""Characters that are shown beside those of a sentence that differ."""


@dataclass(frozen=True)
class _RecordNode:
    """A record of a file: its place in its list, its position, and its values, which are edited along."""

    index: int
    node: MappingNode
    values: dict[str, Any]


class RebaseError(BriefmapError):
    """A text on which a brief cannot be rebased: what was found, what was expected, and the remedy."""

    def __init__(self, code: str, **values: object) -> None:
        """Take the key of the catalogue below ``rebase`` and the values of its entries."""
        self.found = CatalogueText(f"rebase.{code}.found", **values)
        self.expected = CatalogueText(f"rebase.{code}.expected", **values)
        self.mend = CatalogueText(f"rebase.{code}.remedy", **values)
        super().__init__(f"{self.found}; {self.expected}; {self.mend}")


@dataclass(frozen=True)
class RebasedSpan:
    """A span of a record in the old text and in the new one."""

    kind: Literal["sentence", "claim", "query"]
    id: str
    """Id of the claim or query; none for a sentence."""
    event: str
    """Id of the event of a claim."""
    sentence: str
    """Number of the sentence."""
    old: TextSpan
    carried: CarriedSpan

    @property
    def state(self) -> SpanState:
        """Result for the span."""
        return self.carried.state


@dataclass(frozen=True)
class RebasedBrief:
    """The text of ``brief.yaml`` for a corrected text, and what became of each span."""

    yaml: str
    spans: tuple[RebasedSpan, ...]
    added: tuple[TextSpan, ...]
    """Parts of the new text that are new and in no sentence."""

    def in_state(self, state: SpanState, *, cited: bool | None = None) -> tuple[RebasedSpan, ...]:
        """Return the spans in a state: all, or those that claims and queries cite, or the sentences."""
        return tuple(
            each for each in self.spans if each.state is state and cited in {None, each.kind != "sentence"}
        )


def rebase_brief(yaml: str, old: SourceText, new: SourceText, document: str | None = None) -> RebasedBrief:
    """Return a brief whose document was corrected, as text; comments, order and other values are kept.

    Parameters
    ----------
    yaml
        The text of ``brief.yaml``.
    old, new
        The text that the brief cites, and the corrected one.
    document
        Id of the document; none for the text that the brief encodes.

    Raises
    ------
    RebaseError
        Where the brief has no such text, the old one is another, or the new one is altogether different.
    EditError
        Where the file is no YAML mapping, or its layout cannot be edited.
    """
    values = load_yaml(yaml)
    at, name = _text_document(values, document)
    _check_old_text(values["documents"][at], old)
    alignment = align_texts(old.content, new.content)
    if alignment.share < LEAST_SHARE:
        code = "different"
        raise RebaseError(code, share=round(100 * alignment.share), least=round(100 * LEAST_SHARE))
    editor = _Editor(yaml, values, new, SpanCarrier(alignment))
    editor.edit_document(at)
    editor.edit_records(name)
    added = _added_parts(editor.spans, new.content, [gap[2:] for gap in alignment.gaps], alignment.new.starts)
    return RebasedBrief(checked_text(splice_text(yaml, editor.edits), values), tuple(editor.spans), added)


def check_old_text(yaml: str, text: SourceText | None, document: str | None = None) -> SourceText:
    """Return a text after checking that a brief was made from it.

    Raises
    ------
    RebaseError
        Where there is none, it is another, or the brief has no such document.
    EditError
        Where the file is no YAML mapping.
    """
    values = load_yaml(yaml)
    at, _ = _text_document(values, document)
    return _check_old_text(values["documents"][at], text)


def _check_old_text(document: Mapping[str, Any], text: SourceText | None) -> SourceText:
    sha256 = document.get("sha256")
    if text is None:
        code = "no-old-text"
        raise RebaseError(code, option="--old", hash=_short(sha256))
    if sha256 not in {None, text.sha256}:
        code = "old-text"
        raise RebaseError(code, option="--old", hash=_short(text.sha256), own=_short(sha256))
    return text


def _short(sha256: object) -> str:
    return f"{str(sha256)[:_SHORT_HASH]}…"


def changed_words(span: RebasedSpan, old: SourceText, new: SourceText) -> tuple[str, str]:
    """Return the words of a span in both texts; of a sentence those that differ, and some around them."""
    before, after = old.content[slice(*span.old)], new.content[slice(*span.carried.span)]
    if span.kind != "sentence" or before == after:
        return before, after
    start = max(_common_length(before, after) - _WORDS_BESIDE, 0)
    start = before.rfind(" ", 0, start) + 1
    behind = max(_common_length(before[:start:-1], after[:start:-1]) - _WORDS_BESIDE, 0)
    end = before.find(" ", len(before) - behind)
    behind = len(before) - end if end >= 0 else 0
    return before[start : len(before) - behind], after[start : len(after) - behind]


def _common_length(first: str, second: str) -> int:
    """Return the number of characters up to the first that differs."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(first), len(second)))


def _text_document(values: Mapping[str, Any], document: str | None) -> tuple[int, str | None]:
    """Return the index of a text of a brief's values, and the id by which records name it.

    Raises
    ------
    RebaseError
        Where the brief has no such text, or is of shape 1.
    """
    if is_first_shape(values):
        code = "shape"
        raise RebaseError(code, command="briefmap upgrade FOLDER --write")
    listed = enumerate(values.get("documents") or ())
    texts = {
        str(each.get("id")): at
        for at, each in listed
        if isinstance(each, Mapping) and document_type(each) == DocumentType.TEXT
    }
    own = next(iter(texts), None)
    wanted = own if document is None else document
    if wanted not in texts:
        code = "no-document" if texts else "no-text"
        raise RebaseError(code, name=str(document), ids=tuple(texts))
    return texts[wanted], None if wanted == own else wanted


def _added_parts(
    spans: list[RebasedSpan], text: str, gaps: list[tuple[int, int]], starts: list[int]
) -> tuple[TextSpan, ...]:
    """Return the parts of a text outside its sentences that hold words which the old one has not there."""
    edges = sorted(each.carried.span for each in spans if each.kind == "sentence")
    bounds = [(0, 0), *edges, (len(text), len(text))]
    found = []
    for (_, low), (high, _) in pairwise(bounds):
        part = text[low:high]
        is_new = any(low <= starts[at] < high for first, end in gaps for at in range(first, end))
        if part.strip() and is_new:
            start = low + len(part) - len(part.lstrip())
            found.append((start, start + len(part.strip())))
    return tuple(found)


class _Editor:
    """Edits of a file, and the values that it must have with them."""

    def __init__(self, yaml: str, values: Any, new: SourceText, carrier: SpanCarrier) -> None:
        self._root, self._values, self._new, self._carrier = root_node(yaml), values, new, carrier
        self._sentences: dict[str, tuple[TextSpan, TextSpan]] = {}
        self.edits: list[TextReplacement] = []
        self.spans: list[RebasedSpan] = []

    def edit_document(self, at: int) -> None:
        """Set hash and length of a document."""
        (found,) = (each for each in _records(self._root, self._values, "documents") if each.index == at)
        self._set(found, "sha256", self._new.sha256)
        self._set(found, "characters", str(len(self._new.content)))

    def edit_records(self, document: str | None) -> None:
        """Set the spans of the sentences of a document, and of the claims and queries that cite them."""
        self._edit_sentences(document)
        for event in _records(self._root, self._values, "events"):
            for claim in _records(event.node, event.values, "claims"):
                cites = tuple(_records(claim.node, claim.values, "cites"))
                spans = [
                    each
                    for cite in cites or (claim,)
                    for each in self._cited(cite, document, ("claim", claim, event))
                ]
                self._mark(claim, "cites" if cites else "spans", spans)
        for query in _records(self._root, self._values, "queries"):
            self._mark(query, "spans", [*self._cited(query, document, ("query", query, None))])

    def _edit_sentences(self, document: str | None) -> None:
        paragraphs, after = _paragraph_numbers(self._new.content), 0
        for record in _records(self._root, self._values, "sentences"):
            old = _read_span(record.values.get("span"))
            if old is None or record.values.get("document") != document:
                continue
            carried = self._carrier.sentence(old, after=after)
            after = carried.span[1]
            number = str(record.values.get("number"))
            self._sentences[number] = old, carried.span
            self._move(field_node(record.node, "span"), record.values["span"], carried.span)
            self.spans.append(RebasedSpan("sentence", "", "", number, old, carried))
            paragraph = str(
                paragraphs[bisect_right(paragraphs, (carried.span[0], len(self._new.content))) - 1][1]
            )
            if str(record.values.get("paragraph", 1)) != paragraph:
                self._set(record, "paragraph", paragraph)
            self._mark(record, "span", [carried])

    def _cited(
        self,
        cite: _RecordNode,
        document: str | None,
        owner: tuple[Literal["claim", "query"], _RecordNode, _RecordNode | None],
    ) -> Iterator[CarriedSpan]:
        """Set the spans of a citation of a document, and yield what became of them."""
        kind, record, event = owner
        node, spans, number = (
            field_node(cite.node, "spans"),
            cite.values.get("spans"),
            str(cite.values.get("sentence")),
        )
        if (
            cite.values.get("document") != document
            or not isinstance(node, SequenceNode)
            or not isinstance(spans, list)
        ):
            return
        for item, values in zip(node.value, spans, strict=True):
            if (old := _read_span(values)) is None:
                continue
            sentence, new_sentence = self._sentences.get(number, (old, (0, len(self._new.content))))
            carried = self._carrier.span(old, sentence, new_sentence)
            self._move(item, values, carried.span)
            names = str(record.values.get("id")), str(event.values.get("id")) if event else ""
            self.spans.append(RebasedSpan(kind, *names, number, old, carried))
            yield carried

    def _move(self, node: Node | None, values: list[str], span: TextSpan) -> None:
        """Set the two offsets of a span."""
        for at, (item, offset) in enumerate(zip(node.value if node else (), span, strict=True)):
            values[at] = str(offset)
            self.edits.append((item.start_mark.index, item.end_mark.index, str(offset)))

    def _mark(self, record: _RecordNode, field: str, spans: list[CarriedSpan]) -> None:
        """Mark a field some of whose spans are asked; one that was marked before stays so."""
        proposed = record.values.get(_PROPOSED)
        marks = dict(proposed) if isinstance(proposed, Mapping) else {}
        was_marked = isinstance(marks.get(field), Mapping) and marks[field].get("rule") == REBASE_RULE
        if not spans or not (was_marked or any(each.state is not SpanState.CARRIED for each in spans)):
            return
        readings = [str(list(span)) for each in spans for span in each.readings]
        marks[field] = {"rule": REBASE_RULE} | ({"readings": readings} if readings else {})
        self._set(record, _PROPOSED, inline_yaml(marks), marks)

    def _set(self, record: _RecordNode, field: str, line: str, value: object = None) -> None:
        """Set a field to a value on one line."""
        record.values[field] = line if value is None else value
        old = next(((key, each) for key, each in record.node.value if key.value == field), None)
        if old is None:
            self.edits.append(field_edit(record.node, field, line))
        else:
            # A mapping with a line for each field begins below its name.
            self.edits.append((old[0].end_mark.index, last_leaf(old[1]).end_mark.index, f": {line}"))


def _records(node: Node, values: Any, name: str) -> Iterator[_RecordNode]:
    """Yield the records in a list of a record, with their positions and values."""
    sequence, items = field_node(node, name) if isinstance(node, MappingNode) else None, values.get(name)
    if isinstance(sequence, SequenceNode) and isinstance(items, list):
        for at, (each, fields) in enumerate(zip(sequence.value, items, strict=True)):
            if isinstance(each, MappingNode) and isinstance(fields, dict):
                yield _RecordNode(at, each, fields)


def _read_span(value: object) -> TextSpan | None:
    """Return the offsets of a span as written; None where they are none."""
    match value:
        case [str(start), str(end)] if start.isdecimal() and end.isdecimal():
            return int(start), int(end)
    return None


def _paragraph_numbers(text: str) -> list[tuple[int, int]]:
    """Return the offset of each line with its paragraph: the number of the lines up to it that have words."""
    found, at, number = [], 0, 0
    for line in text.split("\n"):
        number += bool(line.strip())
        found.append((at, number))
        at += len(line) + 1
    return found
