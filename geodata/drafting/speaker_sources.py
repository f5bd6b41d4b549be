"""The sources of a draft: one for each speaker that was read, named by the actor it speaks for.

A person writes the names: the text's own words are pointed at by offsets and not copied.
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
UNNAMED = "unnamed"


class Voices:
    """Speakers met so far, each with the source that stands for it; the author is always one of them."""

    def __init__(self, content: str) -> None:
        """Start with the author of a text."""
        self._content = content
        self._sources: dict[object, Source] = {AUTHOR: Source(id=AUTHOR, name=words("draft.author"))}

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources in the order in which they speak."""
        return tuple(self._sources.values())

    def of(self, speech: Speech | None) -> Source:
        """The source of an attribution; the author where there is none."""
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
        if self._only_actor(spoken, speech.actor):
            return Source(id=f"{speech.actor}-itself", name=actor_words(speech.actor), actor=speech.actor)
        return Source(
            id=f"speaker-{len(self._sources)}",
            name=_speaking_for(speech.actor, spoken),
            short=words("draft.speaker-short", actor=actor_words(speech.actor)),
            actor=speech.actor,
        )

    def _only_actor(self, spoken: Offsets, actor: str) -> bool:
        """Whether the words are no more than the actor's own name."""
        found = named(self._content, start=spoken[0], end=spoken[1])
        return any((each.start, each.end, each.actor) == (*spoken, actor) for each in found)


def actor_words(actor: str) -> Words:
    """The names of an actor of the gazetteer or of an alliance."""
    if actor in places():
        return Words(ar=place(actor).ar, en=place(actor).en)
    return alliances()[actor].name if actor in alliances() else Words(ar=actor, en=actor)


def day_words(at: date) -> Words:
    """A day in both languages."""
    return Words(ar=day(at, "ar"), en=day(at, "en"))


def words(key: str, values: Mapping[str, object] | None = None, **by_lang: Words) -> Words:
    """An entry of the catalogue in both languages, as a brief can hold it: without isolates."""
    said = {
        lang: say(key, lang, **values or {}, **{name: each[lang] for name, each in by_lang.items()})
        for lang in LANGS
    }
    return Words(ar=strip_isolates(said["ar"]), en=strip_isolates(said["en"]))


def _speaking_for(actor: str, spoken: Offsets) -> Words:
    return words(
        "draft.speaker-for", {"start": str(spoken[0]), "end": str(spoken[1])}, actor=actor_words(actor)
    )
