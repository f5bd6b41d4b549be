"""Words that a product carries beside its content: marking, draft stamp, language."""

from collections.abc import Iterable
from typing import Literal

from geodata.brief.record_fields import Marking
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.phrasing.list_words import join_facts, join_list
from geodata.words import LANGUAGES, Lang, isolate_text, translate


def marking_line(markings: Iterable[Marking], lang: Lang, *, typed: str = "") -> str:
    """Return markings side by side on one line, one that was typed after them, each wording once."""
    worded = (*(marking.text[lang] for marking in markings), typed)
    texts = list(dict.fromkeys(str(text) for text in worded if text))
    if len(texts) > 1 and LANGUAGES[lang].is_rtl:
        texts = [isolate_text(text) for text in texts]
    return join_facts(*texts)


def unfinished_line(brief: Brief, lang: Lang) -> str:
    """Return the stamp of a product of a brief that is not finished, with what is not shown; else nothing."""
    if not brief.is_unfinished:
        return ""
    number = brief.unfinished
    return join_facts(
        translate("stamp.draft", lang), translate("stamp.unfinished", lang, n=number) if number else None
    )


def untranslated_part(brief: Brief, lang: Lang) -> Literal["", "brief", "events", "some"]:
    """Return the part of a brief that is in other languages only: nothing, all of it, its events, or some."""
    own = [text.has(lang) for text in (brief.title, *brief.summary)]
    every, some = brief.title_languages
    if all(own) and lang in every:
        return ""
    if lang in some or len(set(own)) > 1:
        return "some"
    return "events" if all(own) else "brief"


def language_line(brief: Brief, lang: Lang) -> str:
    """Return the sentence on the languages of a brief that is not translated, or in part; else nothing."""
    part = untranslated_part(brief, lang)
    if part in {"", "some"}:
        return translate("stamp.partly-translated", lang) if part else ""
    languages = sorted(brief.title_languages[1]) if part == "events" else list(brief.title.root)
    names = join_list((translate(f"language.{each}", lang) for each in languages), lang)
    key = "stamp.brief-language" if part == "brief" else "stamp.events-language"
    return translate(key, lang, languages=names)


def untranslated_tag(event: Event, brief: Brief, lang: Lang) -> str | None:
    """Return the mark of an event whose title is not translated where those of others are; else None."""
    if event.title.has(lang) or untranslated_part(brief, lang) != "some":
        return None
    return translate("stamp.not-translated", lang)
