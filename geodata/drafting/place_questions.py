"""Names of a brief whose place is a question: in its texts, and in the words of its events without a place.

A name is asked once a brief. The brief itself answers where a place of its own has the name, or where it uses
one of the candidates. An open question holds nothing back.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Final

from geodata.brief.records import Brief
from geodata.drafting.brief_theatre import places_of_events, theatre_states
from geodata.gazetteer import FoundBy, PlaceRecord
from geodata.toponyms.name_readings import Reading
from geodata.toponyms.place_mentions import PlaceMention, TextPlaces, find_place_names
from geodata.vocabulary import DocumentType
from geodata.words import fold_text

MOST_CHARACTERS: Final = 60_000
"""Characters that are read within a few seconds; more are read where a person asks for it."""
_APART: Final = "\n\n"
_AROUND: Final = 60
"""Characters of the text that are shown on either side of a name."""


@dataclass(frozen=True)
class NamePassage:
    """Words of a brief that are read for names, and where they stand."""

    words: str
    document: str | None = None
    """Id of the document; None for the text that the brief encodes, and for an event."""
    sentence: int | None = None
    """Number of the sentence that the words restate; None for a whole text."""
    event: str | None = None
    """Id of the event whose title or gist the words are."""


@dataclass(frozen=True)
class AskedMention:
    """One mention of a name that is asked, with some words around it."""

    before: str
    words: str
    after: str
    document: str | None
    sentence: int | None
    event: str | None


@dataclass(frozen=True)
class PlaceQuestion:
    """A name whose place is to be chosen: its candidates, best first, and its mentions in order."""

    name: str
    candidates: tuple[PlaceRecord, ...]
    mentions: tuple[AskedMention, ...]

    @property
    def key(self) -> str:
        """The folded name: one answer is for all that folds to it."""
        return name_key(self.name)

    @property
    def is_by_consonants(self) -> bool:
        """Whether no candidate has the name: it may be no place's at all."""
        return all(each.found_by is FoundBy.CONSONANTS for each in self.candidates)


@dataclass(frozen=True)
class BriefNames:
    """The questions of a brief, most frequent first, and the states that its words are about, by share.

    Names found by consonants alone stand behind all others.
    """

    questions: tuple[PlaceQuestion, ...] = ()
    theatre: Mapping[str, float] | None = None

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[PlaceQuestion, ...]]:
        """Questions by the number of a sentence of the encoded text that has the name."""
        found: dict[int, dict[str, PlaceQuestion]] = defaultdict(dict)
        for question in self.questions:
            for each in question.mentions:
                if each.sentence is not None and each.document is None and each.event is None:
                    found[each.sentence][question.key] = question
        return {number: tuple(asked.values()) for number, asked in found.items()}


def name_key(name: str) -> str:
    """Return what the mentions of a name share."""
    return fold_text(name)


def name_passages(brief: Brief, texts: Mapping[str | None, str]) -> tuple[NamePassage, ...]:
    """Return the words of a brief that are read for names.

    Parameters
    ----------
    texts
        Texts at hand by the id of their document, None for the one that the brief encodes. Of a text that is
        not at hand the restatements are read.
    """
    return tuple(_passages(brief, texts))


def _passages(brief: Brief, texts: Mapping[str | None, str]) -> Iterator[NamePassage]:
    lang = brief.language
    for document in brief.documents:
        key = None if document.id == brief.text_id else document.id
        if document.type is DocumentType.TEXT and key in texts:
            yield NamePassage(texts[key], key)
    for sentence in brief.sentences:
        restated = sentence.restatement
        if sentence.document not in texts and restated is not None and restated.has(lang):
            yield NamePassage(restated[lang], sentence.document, sentence.number)
    for event in brief.event_records:
        if event.places:
            continue  # a person has said where it is
        if event.title.has(lang):
            yield NamePassage(event.title[lang], event=event.id)
        for claim in event.claims:
            if claim.gist is not None and claim.gist.has(lang):
                yield NamePassage(claim.gist[lang], event=event.id)


def find_questions(brief: Brief, passages: Sequence[NamePassage], theatre: Sequence[str]) -> BriefNames:
    """Return the questions of a brief. The index of names is to be built: without it a text takes minutes.

    Parameters
    ----------
    theatre
        Ids of the places that the brief is about; without a state among them it is guessed from the places
        of the brief and from its words.
    """
    joined = _APART.join(each.words for each in passages)
    states = theatre_states(brief, theatre)
    found = _names_in(joined, states, () if states else places_of_events(brief))
    ends = list(accumulate(len(each.words) + len(_APART) for each in passages))
    asked: dict[str, list[PlaceMention]] = defaultdict(list)
    for mention in found.mentions:
        if mention.asked and mention.reading is Reading.PLACE:
            asked[name_key(mention.name)].append(mention)
    settled = settled_names(brief)
    questions = []
    for key, mentions in asked.items():
        candidates = {place.id: place for each in mentions for place in each.asked}
        if key not in settled and not _is_used(brief, candidates):
            told = tuple(_asked_mention(brief, passages, ends, each) for each in mentions)
            questions.append(PlaceQuestion(mentions[0].name, tuple(candidates.values()), told))
    questions.sort(key=lambda each: (each.is_by_consonants, -len(each.mentions)))
    return BriefNames(tuple(questions), found.theatre)


@lru_cache(maxsize=8)
def _names_in(content: str, states: tuple[str, ...], given: tuple[PlaceRecord, ...]) -> TextPlaces:
    return find_place_names(content, theatre=states, given=given)


def settled_names(brief: Brief) -> frozenset[str]:
    """Return the folded names that places of a brief have in it."""
    return frozenset(
        name_key(name) for place in brief.named_places for name in (*place.name.wordings, *place.aliases)
    )


def _is_used(brief: Brief, candidates: Mapping[str, PlaceRecord]) -> bool:
    """Return whether a brief uses one of the candidates, and one alone."""
    used = {name for place in brief.named_places for name in (place.id, *place.gazetteer_ids)}
    return len((used | set(brief.theatre)) & candidates.keys()) == 1


def _asked_mention(
    brief: Brief, passages: Sequence[NamePassage], ends: Sequence[int], mention: PlaceMention
) -> AskedMention:
    at = next(index for index, end in enumerate(ends) if mention.start < end)
    passage = passages[at]
    first = ends[at] - len(passage.words) - len(_APART)
    start, end = mention.start - first, mention.end - first
    sentence = passage.sentence
    if sentence is None and passage.event is None:
        sentence = _sentence_at(brief, passage.document, start)
    return AskedMention(
        _tail(passage.words[:start]),
        passage.words[start:end],
        _head(passage.words[end:]),
        passage.document,
        sentence,
        passage.event,
    )


def _sentence_at(brief: Brief, document: str | None, at: int) -> int | None:
    """Return the number of the sentence of a text in which an offset lies."""
    own = (each for each in brief.sentences if each.document == document)
    return next((each.number for each in own if each.span and each.span[0] <= at < each.span[1]), None)


def _tail(words: str) -> str:
    """Return the last words of the line before a name, beginning with a whole one."""
    line = words.rpartition("\n")[2]
    return line if len(line) <= _AROUND else "… " + line[-_AROUND:].partition(" ")[2]


def _head(words: str) -> str:
    """Return the first words of the line behind a name, ending with a whole one."""
    line = words.partition("\n")[0]
    return line if len(line) <= _AROUND else line[:_AROUND].rpartition(" ")[0] + " …"
