"""Sources of a draft: one for each speaker, named by the actor that it speaks for.

The final names are written by a person: a draft points at the words of the text by offsets.
"""

from collections.abc import Mapping
from datetime import date

from geodata.brief.record_fields import Offsets, Words
from geodata.brief.records import Source
from geodata.drafting.attributions import Speech
from geodata.drafting.name_phrases import alliances, named
from geodata.places import place, places
from geodata.words import LANGS, day, fold, say
from geodata.words.text_direction import strip_isolates

AUTHOR = "author"
"""Id of the author of a text as a source."""
UNNAMED = "unnamed"
"""Id of the source of statements without a speaker."""


class Voices:
    """Sources of the speakers found so far, the author first."""

    def __init__(self, content: str) -> None:
        """Take the text; its author is the first source."""
        self._content = content
        self._sources: dict[object, Source] = {AUTHOR: Source(id=AUTHOR, name=words("draft.author"))}

    @property
    def sources(self) -> tuple[Source, ...]:
        """Sources in the order in which they speak."""
        return tuple(self._sources.values())

    def of(self, speech: Speech | None) -> Source:
        """Return the source of an attribution, added if it is new; the author for None."""
        if speech is None:
            return self._sources[AUTHOR]
        key = self._key(speech)
        if key not in self._sources:
            self._sources[key] = self._source(speech)
        return self._sources[key]

    def _key(self, speech: Speech) -> object:
        spoken = speech.same_as or speech.speaker
        return UNNAMED if spoken is None else fold(self._content[slice(*spoken)])

    def _source(self, speech: Speech) -> Source:
        spoken = speech.same_as or speech.speaker
        if spoken is None:
            return Source(id=UNNAMED, name=words("draft.unnamed"))
        if speech.actor is None:
            start, end = spoken
            name = words("draft.speaker", {"start": str(start), "end": str(end)})
            return Source(id=f"speaker-{len(self._sources)}", name=name)
        if self._is_actor_name(spoken, speech.actor):
            return Source(id=f"{speech.actor}-itself", name=actor_words(speech.actor), actor=speech.actor)
        return Source(
            id=f"speaker-{len(self._sources)}",
            name=_spokesperson_name(speech.actor, spoken),
            short=words("draft.speaker-short", actor=actor_words(speech.actor)),
            actor=speech.actor,
        )

    def _is_actor_name(self, spoken: Offsets, actor: str) -> bool:
        """Return whether the words are just the name of the actor."""
        found = named(self._content, start=spoken[0], end=spoken[1])
        return any((each.start, each.end, each.actor) == (*spoken, actor) for each in found)


def actor_words(actor: str) -> Words:
    """Return the name of an actor of the gazetteer or of an alliance; else its id."""
    if actor in places():
        return Words(ar=place(actor).ar, en=place(actor).en)
    return alliances()[actor].name if actor in alliances() else Words(ar=actor, en=actor)


def day_words(at: date) -> Words:
    """Return a day in both languages."""
    return Words(ar=day(at, "ar"), en=day(at, "en"))


def words(key: str, values: Mapping[str, object] | None = None, **by_lang: Words) -> Words:
    """Return an entry of the catalogue in both languages, without isolates, which a brief refuses."""
    said = {
        lang: say(key, lang, **values or {}, **{name: each[lang] for name, each in by_lang.items()})
        for lang in LANGS
    }
    return Words(ar=strip_isolates(said["ar"]), en=strip_isolates(said["en"]))


def _spokesperson_name(actor: str, spoken: Offsets) -> Words:
    return words(
        "draft.speaker-for", {"start": str(spoken[0]), "end": str(spoken[1])}, actor=actor_words(actor)
    )
