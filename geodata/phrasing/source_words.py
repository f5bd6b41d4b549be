"""Sources in words: names, chains of attribution, affiliation, grades, and the sentences cited from them."""

from collections.abc import Iterable
from typing import Final, Literal

from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.source_record import Source
from geodata.brief.records import Brief
from geodata.phrasing.list_words import join_facts, join_list, join_number_runs, join_numbers
from geodata.words import Lang, translate

UNGRADED_ADMIRALTY: Final = ("F", 6)
"""The Admiralty grade of a source and a claim of which neither can be judged."""


def short_source_name(source: Source, lang: Lang) -> str:
    """Return the short name of a source, else its full name."""
    return (source.short or source.name)[lang]


def speaker_phrase(claim: Claim, brief: Brief, lang: Lang) -> str:
    """Return the speaker of a claim with the chain of attribution: "A, according to B"."""
    names = [short_source_name(brief.source_by_id[name], lang) for name in (*claim.via, claim.source)]
    return join_list((names[0], *(translate("according-to", lang, source=name) for name in names[1:])), lang)


def source_affiliation(source: Source, brief: Brief, lang: Lang) -> str | None:
    """Return the actor that a source speaks for: "speaks for Ukraine"; None where it speaks for none."""
    actor = brief.actor_by_id.get(source.actor) if source.actor else None
    return translate("sources.speaks-for", lang, actor=actor.name[lang]) if actor else None


def reliability_phrase(source: Source, lang: Lang) -> str | None:
    """Return the letter of a source with its meaning; None where the source was not judged."""
    if source.reliability == UNGRADED_ADMIRALTY[0]:
        return None
    return grade_with_meaning("reliability", source.reliability, lang)


def grade_with_meaning(scale: Literal["reliability", "credibility"], grade: str | int, lang: Lang) -> str:
    """Return one half of an Admiralty grade with its meaning: "B: usually reliable"."""
    return f"{grade}: {translate(f'{scale}.{grade}', lang)}"


def claim_grade_phrase(claim: Claim, brief: Brief, lang: Lang) -> str | None:
    """Return the Admiralty grade of a claim and its source; None where neither half was judged (F, 6)."""
    letter = brief.source_by_id[claim.source].reliability
    if (letter, claim.credibility) == UNGRADED_ADMIRALTY:
        return None
    return translate(
        "event-card.grade",
        lang,
        grade=f"{letter}{claim.credibility}",
        reliability=translate(f"reliability.{letter}", lang),
        credibility=translate(f"credibility.{claim.credibility}", lang),
    )


def source_line(source: Source, brief: Brief, lang: Lang) -> str:
    """Return full name, affiliation and letter of a source on one line."""
    affiliation, letter = source_affiliation(source, brief, lang), reliability_phrase(source, lang)
    return join_facts(source.name[lang], affiliation, letter)


def cited_sentences_phrase(numbers: Iterable[int], lang: Lang) -> str:
    """Return the numbers of cited sentences in their order: "sentences 3, 5"; empty where none is cited."""
    ordered = sorted(numbers)
    return translate("report.sentences", lang, sentences=join_numbers(ordered, lang)) if ordered else ""


def numbered_source_line(number: int, name: str, sentences: Iterable[int], lang: Lang) -> str:
    """Return the line of a numbered source under a picture, with the cited sentences if any."""
    facts = {"number": str(number), "name": name}
    if not (numbers := join_number_runs(sentences, lang)):
        return translate("picture.frame.source-line", lang, **facts)
    return translate("picture.frame.source-line-cited", lang, sentences=numbers, **facts)
