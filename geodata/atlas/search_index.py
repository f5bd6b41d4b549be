"""Search for everything that a brief says, whatever the spelling: names, titles, statements, notes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Final
from weakref import WeakKeyDictionary

import pandas as pd

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.records import Brief
from geodata.phrasing.searched_words import (
    SearchedKind,
    SearchedRecord,
    searched_events,
    searched_statements,
)
from geodata.places import gazetteer_place
from geodata.tables.row_facts import rows_of_brief
from geodata.tables.searched_cells import rows_with_words
from geodata.words import Lang, fold_text
from geodata.words.word_forms import (
    LEAST_FORGIVEN,
    FoundWord,
    is_one_letter_off,
    split_words,
    word_forms,
    word_roots,
)

MOST_HITS: Final = 40
_CONTEXT: Final = 34
"""Characters of a text that are shown before and behind a found word, about."""
_GAP: Final = "…"

ContextPiece = tuple[str, bool]
"""A piece of a text, and whether it is a found word."""


@dataclass(frozen=True)
class SearchHit:
    """A found record, with its name and the events that it leads to."""

    kind: SearchedKind
    id: str
    label: str
    events: tuple[str, ...]
    context: tuple[ContextPiece, ...] = ()
    """Part of a text with the found words; empty where they stand in the label."""


def search_atlas(atlas: Atlas, text: str, lang: Lang) -> tuple[SearchHit, ...]:
    """Return at most ``MOST_HITS`` hits that have every word of a text.

    Events, actors and places with names that begin with the text come first, then those that have its words
    in their names, then those with the words in a text: statements, sentences, notes. A word is found by its
    beginning, and without article and ending (:mod:`geodata.words.word_forms`); where no record has it, by
    the words that differ in one letter. All languages and all aliases are searched; events of rows are found
    by what their cells contain.
    """
    wanted = fold_text(text)
    if not wanted:
        return ()
    by_name = _index(atlas, lang).hits([word.folded for word in split_words(text)], wanted)
    titles = islice(_row_hits(atlas.brief, wanted, "title"), MOST_HITS)
    cells = islice(_row_hits(atlas.brief, wanted, "text"), MOST_HITS)
    named = [hit for hit in by_name if not hit.context]
    said = [hit for hit in by_name if hit.context]
    found = [*named, *_row_place_hits(atlas, wanted), *titles, *said, *cells]
    return tuple(_led_to_events(hit, atlas) for hit in list(dict.fromkeys(found))[:MOST_HITS])


def _row_place_hits(atlas: Atlas, wanted: str) -> Iterator[SearchHit]:
    """Yield the places of rows with each word in the one name that their file has."""
    used = frozenset(atlas.locations["place"].unique())
    for rows in rows_of_brief(atlas.brief):
        for place_id, name, folded in rows.places.folded_names:
            if place_id in used and all(word in folded for word in wanted.split()):
                yield SearchHit("place", place_id, name, ())


def _row_hits(brief: Brief, wanted: str, column: str) -> Iterator[SearchHit]:
    """Yield the events of rows whose title, or whose further cells, have each word of a text."""
    for rows in rows_of_brief(brief):
        ids, titles = (rows.stored.columns.events[name] for name in ("event_id", "title"))
        for at in rows_with_words(rows.stored.searched, column, wanted.split()):
            if at not in rows.events.overridden:
                event_id = ids[at].as_py()
                yield SearchHit("event", event_id, titles[at].as_py(), (event_id,))


@dataclass(frozen=True)
class _Text:
    """A text of a record, by its folded words."""

    words: str
    is_name: bool
    found: tuple[FoundWord, ...]

    @cached_property
    def folded(self) -> frozenset[str]:
        return frozenset(word.folded for word in self.found)


@dataclass(frozen=True, eq=False)
class _Index:
    """The searched records of a brief for readers of one language."""

    entries: tuple[tuple[SearchedRecord, tuple[_Text, ...]], ...]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset().union(*(text.folded for _, texts in self.entries for text in texts))

    def hits(self, words: list[str], wanted: str) -> list[SearchHit]:
        """Return the records of which one text has all words, the likeliest first."""
        meant = [_meant_words(word, self.vocabulary) for word in words]
        if not meant or not all(meant):
            return []
        ranked = []
        for at, (record, texts) in enumerate(self.entries):
            ranks = [rank for text in texts if (rank := _rank(text, meant, wanted))]
            if ranks:
                best = min(ranks, key=lambda each: each[:3])
                ranked.append((best[:3], at, _hit(record, best[3], meant)))
        return [hit for _, _, hit in sorted(ranked, key=lambda row: row[:2])]


_INDEXES: Final[WeakKeyDictionary[Atlas, dict[Lang, _Index]]] = WeakKeyDictionary()


def _index(atlas: Atlas, lang: Lang) -> _Index:
    """Return the index of an atlas, made at the first search."""
    made = _INDEXES.setdefault(atlas, {})
    if lang not in made:
        made[lang] = _Index(tuple((record, _texts(record)) for record in _searched_records(atlas, lang)))
    return made[lang]


def _texts(record: SearchedRecord) -> tuple[_Text, ...]:
    named = (_Text(name, is_name=True, found=split_words(name)) for name in record.names)
    said = (_Text(text, is_name=False, found=split_words(text)) for text in record.texts)
    return (*named, *said)


def _meant_words(word: str, vocabulary: frozenset[str]) -> dict[str, int]:
    """Return the words of a vocabulary that a typed word may mean: 0 where it begins so, 3 where it is wrong.

    A number means itself alone: the beginning of another is another number.
    """
    if word.isdigit():
        return {word: 0} if word in vocabulary else {}
    meant = {other: 0 for other in vocabulary if other.startswith(word)}
    forms, roots = word_forms(word), word_roots(word)
    for other in vocabulary - meant.keys():
        own = word_forms(other)
        if forms & own or any(form.startswith(word) for form in own):
            meant[other] = 1
        elif roots and roots & word_roots(other):
            meant[other] = 2
    if not meant and len(word) >= LEAST_FORGIVEN:
        meant = {
            other: 3
            for other in vocabulary
            if any(is_one_letter_off(word, form) for form in word_forms(other))
        }
    return meant


def _rank(text: _Text, meant: list[dict[str, int]], wanted: str) -> tuple[bool, bool, int, _Text] | None:
    """Return how well a text answers, the least best: no name, not its beginning, how far from the words."""
    levels = [min((likely[word] for word in text.folded & likely.keys()), default=None) for likely in meant]
    known = [level for level in levels if level is not None]
    if len(known) < len(levels):
        return None
    begins = text.is_name and fold_text(text.words).startswith(wanted)
    return not text.is_name, not begins, max(known), text


def _hit(record: SearchedRecord, text: _Text, meant: list[dict[str, int]]) -> SearchHit:
    is_label = text.is_name and text.words == record.label
    sought = frozenset().union(*meant)
    context = (
        () if is_label else tuple(_context(text, [word for word in text.found if word.folded in sought]))
    )
    return SearchHit(record.kind, record.id, record.label, record.events, context)


def _context(text: _Text, marked: list[FoundWord]) -> Iterator[ContextPiece]:
    """Yield the pieces of a text about its first found word, those that are found words marked."""
    first = _word_start(text, marked[0].start - _CONTEXT)
    last = _word_end(text, marked[0].end + _CONTEXT)
    at = first
    before = _GAP if first else ""
    for word in (each for each in marked if each.end <= last):
        yield before + text.words[at : word.start], False
        yield text.words[word.start : word.end], True
        at, before = word.end, ""
    yield text.words[at:last] + (_GAP if last < len(text.words) else ""), False


def _word_start(text: _Text, at: int) -> int:
    """Return where the first word begins that stands at an offset or behind it; 0 before the text."""
    return 0 if at <= 0 else next(word.start for word in text.found if word.end > at)


def _word_end(text: _Text, at: int) -> int:
    """Return where the last word ends that begins before an offset; the end where the rest is short."""
    ends = [word.end for word in text.found if word.start < at]
    return len(text.words) if at >= len(text.words) else ends[-1]


def _searched_records(atlas: Atlas, lang: Lang) -> Iterator[SearchedRecord]:
    """Yield what is searched: described events, actors and places of events, and what is said of them.

    The events of actors and places are looked up when one is found.
    """
    brief = atlas.brief
    yield from searched_events(brief, lang)
    taking_part = frozenset(_acting(atlas)["actor"].unique())
    for actor in brief.actor_by_id.values():
        if actor.id in taking_part:
            names = (*actor.name.wordings, actor.id, *actor.aliases)
            yield SearchedRecord("actor", actor.id, actor.name[lang], names)
    used = frozenset(atlas.locations["place"].unique())
    for place in brief.named_places:
        if place.id in used:
            aliases = [alias for shape in place.gazetteer_ids for alias in gazetteer_place(shape).aliases]
            yield SearchedRecord("place", place.id, place.name[lang], (*place.name.wordings, *aliases))
    yield from searched_statements(brief, lang)


def _acting(atlas: Atlas) -> pd.DataFrame:
    return atlas.participations.loc[~atlas.participations["as_written"]]


def _led_to_events(hit: SearchHit, atlas: Atlas) -> SearchHit:
    """Return the hit of an actor or a place with its events; another unchanged."""
    if hit.events or hit.kind not in {"actor", "place"}:
        return hit
    frame = _acting(atlas) if hit.kind == "actor" else atlas.locations
    rows = frame.loc[frame[hit.kind] == hit.id, "event"].unique()
    return replace(hit, events=tuple(atlas.events["event_id"].iloc[rows]))
