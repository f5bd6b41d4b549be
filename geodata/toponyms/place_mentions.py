"""The place names of a text, each with the place it names or the places to choose from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from geodata.gazetteer import FoundBy, PlaceRecord
from geodata.toponyms.bearer_scores import Surroundings, Verdict, judge_bearers, names_area
from geodata.toponyms.consonant_names import consonant_spans, with_consonant_bearers
from geodata.toponyms.distances import sphere_km
from geodata.toponyms.later_heads import later_heads
from geodata.toponyms.name_lookup import GazetteerLookup, NameLookup
from geodata.toponyms.name_readings import NameReading, Reading, read_names
from geodata.toponyms.name_spans import WELL_KNOWN, NameSpan, is_seat, name_spans, with_seats
from geodata.toponyms.near_spellings import near_spans
from geodata.toponyms.text_words import TextWord, read_words
from geodata.toponyms.theatres import Theatre, read_theatre
from geodata.toponyms.word_roles import words_with_role

_SMALL_STATE_KM: Final = 100.0
"""Distance of a state's label point from its seat, at most, that makes the two nearly one."""
_CHOICES: Final = 8
"""Candidates of a question, at most."""
_ROUNDS: Final = 3
"""Rounds of placing: each knows the places of the one before."""
_WORTH_ASKING: Final = 0.6
"""Share of the odds that all bearers have together, below which the place is likely one that no row has."""
_LIKELY: Final = 0.65
"""Share of the odds from which a name is asked without a word that speaks for a place."""
_PARAGRAPH: Final = 3000
"""Characters of a paragraph before and behind a name, at most."""
_KNOWN: Final = 300
"""Places that are sure, of those most often named, that others are compared with."""
_FEW: Final = 3
"""Bearers of a name, at most, that is asked wherever they lie where a word says its kind."""
_WIDE_KINDS: Final = frozenset({"", "province", "area", "part", "country"})
_CONTAINER_MARKS: Final = frozenset({",", "،", "(", ""})
_CONTAINER_WORDS: Final = frozenset({"in", "the", "في"})
_JOINED_IN: Final = "ب"
_CONTAINERS: Final = frozenset({"country", "province"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in a text by half-open offsets: what it stands for, and its place or its candidates."""

    start: int
    end: int
    words: str
    name: str
    """The name without joined particles: mentions whose names fold to the same share their answer."""
    reading: Reading
    place: PlaceRecord | None
    asked: tuple[PlaceRecord, ...]


@dataclass(frozen=True, slots=True)
class TextPlaces:
    """The place names of a text in order, and the states that it is about, by share."""

    mentions: tuple[PlaceMention, ...]
    theatre: Mapping[str, float]


def find_place_names(
    text: str,
    lookup: NameLookup | None = None,
    *,
    theatre: Sequence[str] = (),
    given: Sequence[PlaceRecord] = (),
) -> TextPlaces:
    """Return the place names of a text.

    Parameters
    ----------
    text
        Running text; offsets count its characters.
    lookup
        The gazetteer; the project's own where none is given.
    theatre
        Ids of the states that the text is about; guessed where there are none.
    given
        Places that are known beside the text: they speak for their states and for what is near them.
    """
    lookup = lookup or GazetteerLookup()
    words = read_words(text)
    spans = name_spans(text, words, lookup)
    spans = tuple(with_seats(span, lookup) for span in spans)
    about = read_theatre(words, spans, theatre, given)
    scene = about.scene(spans)
    spans = tuple(with_consonant_bearers(span, lookup, scene) for span in spans)
    others = (
        *consonant_spans(text, words, spans, lookup, scene),
        *near_spans(text, words, spans, lookup, scene),
    )
    spans = tuple(sorted((*spans, *others), key=lambda span: span.start))
    readings = read_names(text, words, spans, scene.main)
    named = [each for each in readings if each.names_place]
    verdicts = _verdicts(text, words, named, about, given)
    mentions = []
    for each in readings:
        if each.reading is Reading.NOTHING:
            continue
        verdict = verdicts.get(_question(each))
        if each.reading is Reading.NAME:
            mentions.append(_mention(text, each, None, ()))
        elif verdict is not None:
            meant = (_meant(verdict.ranked, each),) if verdict.is_sure else verdict.ranked[:_CHOICES]
            if each.kind == "airport" and verdict.is_sure:
                meant = _airports(meant[0], lookup) or meant
            place, asked = (meant[0], ()) if verdict.is_sure and len(meant) == 1 else (None, meant)
            mentions.append(_mention(text, each, place, asked))
    later = (
        PlaceMention(
            word.start + skipped, word.end, text[word.start + skipped : word.end],
            text[word.start + skipped : word.end], Reading.PLACE, place, (),
        )
        for word, skipped, place in later_heads(words, _named_places(readings, mentions))
    )  # fmt: skip
    ordered = sorted((*mentions, *later), key=lambda each: each.start)
    return TextPlaces(tuple(ordered), about.shares())


def _named_places(
    readings: Sequence[NameReading], mentions: Sequence[PlaceMention]
) -> list[tuple[int, int, PlaceRecord | None]]:
    """Return the words of each mention, and its place where it is a sure place."""
    spans = {each.span.start: each.span for each in readings}
    return [
        (
            spans[each.start].first,
            spans[each.start].last,
            each.place if each.reading is Reading.PLACE else None,
        )
        for each in mentions
    ]


def _mention(
    text: str, reading: NameReading, place: PlaceRecord | None, asked: tuple[PlaceRecord, ...]
) -> PlaceMention:
    span = reading.span
    words = text[span.start : span.end]
    return PlaceMention(span.start, span.end, words, span.name, reading.reading, place, asked)


def _meant(ranked: Sequence[PlaceRecord], reading: NameReading) -> PlaceRecord:
    """Return the place that a sure mention means: of a state and its seat of one name either.

    A dateline is written in the town; what happens in, near or on the way to a small state is at the town.
    """
    best = ranked[0]
    if best.kind != "country" or reading.reading is Reading.GOVERNMENT:
        return best
    seat = next((each for each in ranked if each.country == best.id and is_seat(each)), None)
    if seat is None:
        return best
    is_small = sphere_km((best.lon, best.lat), (seat.lon, seat.lat)) <= _SMALL_STATE_KM
    return seat if reading.is_dateline or (is_small and reading.evidence) else best


def _airports(town: PlaceRecord, lookup: NameLookup) -> tuple[PlaceRecord, ...]:
    """Return the airports that are called after a town; none where the place is an airport itself."""
    if town.kind == "airport":
        return ()
    named = lookup.named(f"{town.en} Airport")
    near = [each for each in named if each.kind == "airport" and each.country == town.country]
    return tuple(near[:_CHOICES])


def _question(reading: NameReading) -> tuple[str, str]:
    """Return what mentions share: the spelling, and the kind where a word says it."""
    return reading.span.spelling, reading.kind if reading.kind == "province" else ""


def _verdicts(
    text: str,
    words: Sequence[TextWord],
    named: Sequence[NameReading],
    theatre: Theatre,
    given: Sequence[PlaceRecord],
) -> dict[tuple[str, str], Verdict]:
    grouped: dict[tuple[str, str], list[NameReading]] = defaultdict(list)
    for each in named:
        grouped[_question(each)].append(each)
    following = {one.span.first: other.span for one, other in pairwise(named)}
    by_end = {each.span.last: each.span for each in named}
    beside = {key: _beside(text, words, group, following) for key, group in grouped.items()}
    inside = {key: _inside(text, group, by_end) for key, group in grouped.items()}
    kinds = {key: _kind(group) for key, group in grouped.items()}
    shares = {spelling: theatre.shares(without=spelling) for spelling, _ in grouped}
    local = {
        key: theatre.shares(without=key[0], within=[_paragraph(text, each.span) for each in group])
        for key, group in grouped.items()
    }
    often = sorted(grouped, key=lambda key: -len(grouped[key]))[:_KNOWN]
    verdicts: dict[tuple[str, str], Verdict] = {}
    for _ in range(_ROUNDS):
        sure = {key: verdicts[key].ranked[0] for key in often if key in verdicts and verdicts[key].is_sure}
        verdicts = {
            key: judge_bearers(
                group[0].span.bearers,
                Surroundings(
                    shares[key[0]],
                    local[key],
                    [*given, *(place for other, place in sure.items() if other[0] != key[0])],
                    beside[key],
                    inside[key],
                    kinds[key],
                    any(each.reading is Reading.GOVERNMENT for each in group),
                    group[0].span.last - group[0].span.first,
                ),
            )
            for key, group in grouped.items()
        }
    return {
        key: verdict
        for key, verdict in verdicts.items()
        if verdict.is_sure
        or verdict.share >= _LIKELY
        or (verdict.known >= _WORTH_ASKING and _is_name(grouped[key]))
        or _has_few_of_kind(verdict.ranked, grouped[key])
    }


def _has_few_of_kind(bearers: Sequence[PlaceRecord], group: Sequence[NameReading]) -> bool:
    """Return whether a word says that a name is a town's or landmark's, and it is the main name of few."""
    is_said = any(each.kind not in _WIDE_KINDS for each in group)
    return is_said and len(bearers) <= _FEW and all(each.found_by is FoundBy.NAME for each in bearers)


def _is_name(group: Sequence[NameReading]) -> bool:
    """Return whether a name that is not sure is a place's at all: a mention says so, or it is known."""
    return any(each.evidence for each in group) or group[0].span.weight >= WELL_KNOWN


def _kind(group: Sequence[NameReading]) -> str:
    """Return the kind that a word beside a name says; what stands in datelines alone is a town."""
    said = next((each.kind for each in group if each.kind), "")
    return said or ("city" if all(each.is_dateline for each in group) else "")


def _inside(
    text: str, group: Sequence[NameReading], by_end: Mapping[int, NameSpan]
) -> tuple[PlaceRecord, ...]:
    """Return the bearers of the names just before a name and a comma."""
    before = [(by_end.get(each.span.first), each.span) for each in group]
    return tuple(
        bearer
        for name, span in before
        if name is not None and text[name.end : span.start].strip() in {",", "،"}
        for bearer in name.bearers
    )


def _paragraph(text: str, span: NameSpan) -> tuple[int, int]:
    """Return the offsets of the line of text that a name stands in, or of its part around the name."""
    # In steps, so that the names of a long line share their parts of it.
    middle = span.start // _PARAGRAPH * _PARAGRAPH
    first, last = max(0, middle - _PARAGRAPH), min(len(text), middle + 2 * _PARAGRAPH)
    end = text.find("\n", span.end, last)
    start = text.rfind("\n", first, span.start) + 1
    return start or first, end if end >= 0 else last


def _beside(
    text: str, words: Sequence[TextWord], group: Sequence[NameReading], following: Mapping[int, NameSpan]
) -> tuple[PlaceRecord, ...]:
    """Return the bearers of the names just behind a name: after a comma, a bracket or "in"."""
    found: dict[str, PlaceRecord] = {}
    for each in group:
        behind = following.get(each.span.first)
        if behind is None:
            continue
        between = words[each.span.last : behind.first]
        is_next = not between and text[each.span.end : behind.start].strip() in _CONTAINER_MARKS
        joins = all(
            word.folded in _CONTAINER_WORDS or word.folded in words_with_role("parts") for word in between
        )
        is_within = (
            bool(between) and joins and all(word.is_spaced for word in (*between, words[behind.first]))
        )
        if (is_next or is_within) and names_area(behind.bearers):
            found |= {bearer.id: bearer for bearer in behind.bearers if bearer.kind in _CONTAINERS}
        elif not between and text[each.span.end : behind.start].strip() == _JOINED_IN:
            found |= {bearer.id: bearer for bearer in behind.bearers}
    return tuple(found.values())
