"""Names that are none where they stand: common words, sums of money, waters and heights without a bearer."""

from typing import Final

from geodata.toponyms.name_context import SOME_EVIDENCE, STRONG_EVIDENCE, NameContext, landscape_kinds
from geodata.toponyms.name_spans import BIG_TOWN, WELL_KNOWN, NameSpan, bearer_weight, states_about
from geodata.toponyms.word_roles import given_names, kinds_by_word, listed_words, words_with_role

_STATE_KINDS: Final = frozenset({"country", "continent"})
_TOWNS: Final = frozenset({"city", "port"})
_SMALL_KINDS: Final = _TOWNS | {"point"}
_LANDSCAPE: Final = frozenset({"river", "lake", "mountain", "sea", "delta"})
_TOWN_OF_THEATRE: Final = 3.7
"""Weight from which a town of the theatre speaks against a common word."""
_ON: Final = "علي"
"""Arabic "on", folded: "on the level" is no Upper Egypt."""
_CURRENCY: Final = "$€£"


def is_common_word(span: NameSpan, context: NameContext, evidence: int) -> bool:
    """Return whether a name of one word is more likely the common word of that spelling."""
    if span.last - span.first > 1:
        return False
    word = context.words[span.first]
    spelling = word.folded if word.is_cased else span.spelling
    if spelling in words_with_role("calendar") or _is_dictionary_word(span, context, evidence):
        return True
    is_written_small = spelling in context.lower and not word.is_acronym
    is_given_name = word.is_cased and spelling in given_names() and span.weight < BIG_TOWN
    is_frequent = is_given_name or spelling in listed_words("frequent-words")
    is_doubtful = is_frequent or is_written_small or spelling in listed_words("rare-words")
    if not is_doubtful or any(each.kind in _STATE_KINDS for each in span.bearers):
        return False
    evidence += _has_town_of_theatre(span, context)
    is_known = span.weight >= WELL_KNOWN
    if word.is_cased:
        in_doubt = word.begins_sentence and (is_written_small or not is_known)
        return evidence < (STRONG_EVIDENCE if in_doubt else SOME_EVIDENCE) and (
            is_written_small or not is_known
        )
    return evidence < (STRONG_EVIDENCE if is_frequent and not is_known else SOME_EVIDENCE)


def _is_dictionary_word(span: NameSpan, context: NameContext, evidence: int) -> bool:
    """Return whether an Arabic word of the dictionary lacks a word of place that makes it a name."""
    if context.words[span.first].is_cased:
        return False
    if span.spelling in words_with_role("common-too"):
        before = context.word_before(span.first)
        is_said_of_all = before is not None and before.folded == _ON
        return evidence < (STRONG_EVIDENCE if is_said_of_all else SOME_EVIDENCE)
    is_small = all(each.kind in _SMALL_KINDS and not each.population for each in span.bearers)
    if not is_small or span.spelling not in listed_words("common-arabic"):
        return False
    return evidence < (SOME_EVIDENCE if _has_town_of_theatre(span, context) else STRONG_EVIDENCE)


def _has_town_of_theatre(span: NameSpan, context: NameContext) -> bool:
    return any(
        bearer_weight(each) >= _TOWN_OF_THEATRE and not context.theatre.isdisjoint(states_about(each))
        for each in span.bearers
    )


def is_other_thing(span: NameSpan, context: NameContext) -> bool:
    """Return whether a word beside a name makes it that of a water, height or district which no bearer is."""
    kinds = landscape_kinds(span, context)
    if kinds & _LANDSCAPE:
        return not any(each.kind in kinds for each in span.bearers)
    behind = context.word_behind(span.last)
    is_district = behind is not None and behind.is_capital and kinds_by_word("kind-after").get(behind.folded)
    return is_district in {"province", "district"} and all(each.kind in _TOWNS for each in span.bearers)


def is_sum_of_money(span: NameSpan, context: NameContext) -> bool:
    """Return whether a sign of a currency touches a name ("US$5")."""
    beside = context.text[max(0, span.start - 1) : span.start] + context.text[span.end : span.end + 1]
    return any(mark in beside for mark in _CURRENCY)
