"""Sources of a draft: one for each speaker, by the words that name it and by the actor that it speaks for."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from geodata.brief.record_fields import TextSpan
from geodata.brief.record_types.source_record import Source
from geodata.kinds.event_kind import EventKind
from geodata.prose.actors.actor_phrases import ActorPhrase
from geodata.prose.speakers.attribution_record import Attribution
from geodata.vocabulary import ActorKind
from geodata.words import LANGS, Lang, fold_text, format_day, plain_digits, translate
from geodata.words.localized_text import LocalizedText
from geodata.words.text_direction import strip_isolates

AUTHOR_SOURCE_ID = "author"
"""Id of the author of a text as a source."""
UNNAMED_SOURCE_ID = "unnamed"
"""Id of the source of statements without a speaker."""
AUTHOR_RULE = "author"
"""Rule of an attribution to the author of the text."""
_LONGEST_NAME = 120
"""Characters of the name of a source, at most."""


class SpeakerSources:
    """Sources of the speakers found so far, the author first."""

    def __init__(self, content: str, lang: Lang, actors: Sequence[ActorPhrase]) -> None:
        """Take the text, its language and the actors that it names; its author is the first source."""
        self._content, self._lang = content, lang
        self._by_start: dict[int, list[tuple[TextSpan, ActorPhrase]]] = {}
        for each in actors:
            self._by_start.setdefault(each.start, []).append(((each.start, each.end), each))
        self._by_id = {each.id: each for each in actors}
        self._sources: dict[object, Source] = {
            AUTHOR_SOURCE_ID: Source(id=AUTHOR_SOURCE_ID, name=bilingual_entry("draft.text-author"))
        }

    @property
    def sources(self) -> tuple[Source, ...]:
        """Sources in the order in which they speak."""
        return tuple(self._sources.values())

    def source_of(self, speech: Attribution | None) -> Source:
        """Return the source of an attribution, added if it is new; the author for None."""
        if speech is None or speech.rule == AUTHOR_RULE:
            return self._sources[AUTHOR_SOURCE_ID]
        key = self._key(speech)
        if key not in self._sources:
            self._sources[key] = self._source(speech)
        return self._sources[key]

    def _key(self, speech: Attribution) -> object:
        spoken = self._name(speech)
        if spoken is None:
            return UNNAMED_SOURCE_ID
        itself = self._speaking_actor(speech, spoken)
        return itself.id if itself is not None else fold_text(self._content[slice(*spoken)])

    def _speaking_actor(self, speech: Attribution, spoken: TextSpan) -> ActorPhrase | None:
        """Return the actor that speaks for itself: a person by any of its names, any other by its own."""
        person = self._by_id.get(speech.actor or "")
        if person is not None and person.kind is ActorKind.PERSON:
            return person
        return self._actor_itself(spoken)

    def _name(self, speech: Attribution) -> TextSpan | None:
        return speech.fuller_name or speech.name or speech.speaker

    def _actor_itself(self, spoken: TextSpan) -> ActorPhrase | None:
        """Return the actor whose name some words are, but for an article in front."""
        start, end = spoken
        return next(
            (each for (first, last), each in self._near(start) if last == end and first <= start + 4), None
        )

    def _near(self, start: int) -> Iterator[tuple[TextSpan, ActorPhrase]]:
        """Yield the actors whose name begins at an offset, or just behind."""
        for first in range(start, start + 5):
            yield from self._by_start.get(first, ())

    def _source(self, speech: Attribution) -> Source:
        spoken = self._name(speech)
        if spoken is None:
            return Source(id=UNNAMED_SOURCE_ID, name=bilingual_entry("draft.unnamed-source"))
        itself = self._speaking_actor(speech, spoken)
        if itself is not None:
            return Source(id=f"{itself.id}-itself", name=itself.name, actor=itself.id)
        words = plain_name(self._content[slice(*spoken)])
        actor = speech.actor if speech.actor in self._by_id else None
        source_id = f"speaker-{len(self._sources)}"
        return Source(id=source_id, name=LocalizedText({self._lang: words}), actor=actor)


def plain_name(words: str) -> str:
    """Return the words of a name on one line, without characters that cannot be seen."""
    seen = "".join(char if char.isprintable() else " " for char in strip_isolates(words))
    return " ".join(seen.split())[:_LONGEST_NAME] or "?"


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


def in_every_language(name: LocalizedText) -> LocalizedText:
    """Return a name in every language: where it has none, the name it has in another."""
    other = next(iter(name.wordings), "")
    return LocalizedText({lang: name[lang] if name.has(lang) else other for lang in LANGS})


def kind_names(kind: EventKind) -> LocalizedText:
    """Return the name of a kind in both record languages."""
    return LocalizedText(ar=kind.name("ar"), en=kind.name("en"))
