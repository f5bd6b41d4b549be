"""Sources of a draft: one for each speaker, named by the actor that it speaks for.

The final names are written by a person: a draft points at the words of the text by offsets.
"""

from collections.abc import Mapping
from datetime import date

from geodata.brief.record_fields import TextSpan
from geodata.brief.record_types.source_record import Source
from geodata.kinds.event_kind import EventKind
from geodata.places import gazetteer_place, gazetteer_places
from geodata.prose.attributions import Attribution
from geodata.prose.name_phrases import find_names, known_alliances
from geodata.words import LANGS, fold_text, format_day, plain_digits, translate
from geodata.words.localized_text import LocalizedText
from geodata.words.text_direction import strip_isolates

AUTHOR_SOURCE_ID = "author"
"""Id of the author of a text as a source."""
UNNAMED_SOURCE_ID = "unnamed"
"""Id of the source of statements without a speaker."""


class SpeakerSources:
    """Sources of the speakers found so far, the author first."""

    def __init__(self, content: str) -> None:
        """Take the text; its author is the first source."""
        self._content = content
        self._sources: dict[object, Source] = {
            AUTHOR_SOURCE_ID: Source(id=AUTHOR_SOURCE_ID, name=bilingual_entry("draft.text-author"))
        }

    @property
    def sources(self) -> tuple[Source, ...]:
        """Sources in the order in which they speak."""
        return tuple(self._sources.values())

    def source_of(self, speech: Attribution | None) -> Source:
        """Return the source of an attribution, added if it is new; the author for None."""
        if speech is None:
            return self._sources[AUTHOR_SOURCE_ID]
        key = self._key(speech)
        if key not in self._sources:
            self._sources[key] = self._source(speech)
        return self._sources[key]

    def _key(self, speech: Attribution) -> object:
        spoken = speech.fuller_name or speech.speaker
        return UNNAMED_SOURCE_ID if spoken is None else fold_text(self._content[slice(*spoken)])

    def _source(self, speech: Attribution) -> Source:
        spoken = speech.fuller_name or speech.speaker
        if spoken is None:
            return Source(id=UNNAMED_SOURCE_ID, name=bilingual_entry("draft.unnamed-source"))
        if speech.actor is None:
            start, end = spoken
            name = bilingual_entry("draft.unknown-speaker", {"start": str(start), "end": str(end)})
            return Source(id=f"speaker-{len(self._sources)}", name=name)
        if self._is_actor_name(spoken, speech.actor):
            return Source(id=f"{speech.actor}-itself", name=actor_name(speech.actor), actor=speech.actor)
        return Source(
            id=f"speaker-{len(self._sources)}",
            name=_spokesperson_name(speech.actor, spoken),
            short=bilingual_entry("draft.speaker-for-short", actor=actor_name(speech.actor)),
            actor=speech.actor,
        )

    def _is_actor_name(self, spoken: TextSpan, actor: str) -> bool:
        """Return whether the words are just the name of the actor."""
        found = find_names(self._content, start=spoken[0], end=spoken[1])
        return any((each.start, each.end, each.actor) == (*spoken, actor) for each in found)


def actor_name(actor: str) -> LocalizedText:
    """Return the name of an actor of the gazetteer or of an alliance; else its id."""
    if actor in gazetteer_places():
        return gazetteer_place(actor).name
    if actor in known_alliances():
        return known_alliances()[actor].name
    return LocalizedText(dict.fromkeys(LANGS, actor))


def bilingual_day(at: date) -> LocalizedText:
    """Return a day in every language."""
    with plain_digits():  # the words go into a file
        return LocalizedText({lang: format_day(at, lang) for lang in LANGS})


def bilingual_entry(
    key: str, values: Mapping[str, object] | None = None, **by_lang: LocalizedText
) -> LocalizedText:
    """Return an entry of the catalogue in every language, without isolates, which a brief refuses."""
    said = {
        lang: translate(key, lang, **values or {}, **{name: each[lang] for name, each in by_lang.items()})
        for lang in LANGS
    }
    return LocalizedText({lang: strip_isolates(words) for lang, words in said.items()})


def _spokesperson_name(actor: str, spoken: TextSpan) -> LocalizedText:
    return bilingual_entry(
        "draft.speaker-for", {"start": str(spoken[0]), "end": str(spoken[1])}, actor=actor_name(actor)
    )


def kind_names(kind: EventKind) -> LocalizedText:
    """Return the name of a kind in both record languages."""
    return LocalizedText(ar=kind.name("ar"), en=kind.name("en"))
