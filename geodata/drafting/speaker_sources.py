"""Sources of a draft: one for each speaker, by the words that name it and by the actor that it speaks for."""

from collections.abc import Mapping
from datetime import date

from geodata.brief.record_types.source_record import Source
from geodata.kinds.event_kind import EventKind
from geodata.prose.actor_phrases import ActorPhrase
from geodata.prose.attributions import Attribution
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

    def __init__(self, content: str, lang: Lang, actors: Mapping[str, ActorPhrase]) -> None:
        """Take the text, its language and its actors by id; its author is the first source."""
        self._content, self._lang, self._actors = content, lang, actors
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
        words = self._words(speech)
        if words is None:
            return UNNAMED_SOURCE_ID
        return speech.actor or fold_text(words)

    def _words(self, speech: Attribution) -> str | None:
        spoken = speech.fuller_name or speech.name or speech.speaker
        words = " ".join(self._content[slice(*spoken)].split())[:_LONGEST_NAME] if spoken else ""
        return words or None

    def _source(self, speech: Attribution) -> Source:
        words = self._words(speech)
        if words is None:
            return Source(id=UNNAMED_SOURCE_ID, name=bilingual_entry("draft.unnamed-source"))
        actor = self._actors.get(speech.actor or "")
        name = actor.name if actor is not None else LocalizedText({self._lang: strip_isolates(words)})
        source_id = f"{speech.actor}-itself" if speech.actor else f"speaker-{len(self._sources)}"
        return Source(id=source_id, name=name, actor=speech.actor if actor is not None else None)


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
