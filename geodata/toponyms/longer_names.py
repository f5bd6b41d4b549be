"""Names of places that are parts of longer names: ships, papers, persons, agreements, organisations."""

from collections.abc import Sequence
from typing import Final

from geodata.toponyms.name_context import (
    NameContext,
    begins_line,
    has_role,
    is_behind_preposition,
    line_before,
)
from geodata.toponyms.name_spans import BIG_TOWN, STATE, WELL_KNOWN, NameSpan
from geodata.toponyms.text_words import TextWord
from geodata.toponyms.word_roles import given_names, kinds_by_word, states_by_demonym, words_with_role

_RUN: Final = 7
"""Words of a longer name that are looked at behind a place's name."""
_BODY: Final = 4
"""Words between the head of an organisation's name and its area: "the command for Africa"."""
_QUOTES: Final = {"«": "»", "“": "”", "‘": "’", '"': '"'}
_QUOTED_CHARACTERS: Final = 40
_QUOTED_WORDS: Final = 4
_DASHES: Final = frozenset({"–", "—", "-"})
_DATELINE: Final = 40
"""Characters of a dateline, at most."""
_LINE: Final = 120
"""Characters of a line behind a name that are looked at."""
_FOR: Final = "ل"
_SCHOOLS: Final = frozenset({"university", "college", "hospital", "school"})


def is_part_of_name(span: NameSpan, context: NameContext) -> bool:
    """Return whether a name is part of a longer one that is no place's."""
    rules = _CASED_RULES if context.words[span.first].is_cased else _UNCASED_RULES
    return any(rule(span, context) for rule in rules)


def names_person(span: NameSpan, context: NameContext) -> bool:
    """Return whether a title or given name stands before a name."""
    before = context.word_before(span.first)
    return before is not None and before.is_capital and (has_role(before, "titles") or _is_given_name(before))


def surnames(context: NameContext) -> set[str]:
    """Return the folded last words of the names of persons in a text: behind a given name or a title."""
    found: set[str] = set()
    for index in range(1, len(context.words)):
        word, before = context.words[index], context.words[index - 1]
        if not (word.is_capital and word.is_spaced and before.is_capital) or _is_within_name(index, context):
            continue
        if has_role(before, "titles") or _is_given_name(before):
            found.add(word.folded)
            behind = context.word_behind(index + 1)
            if behind is not None and behind.is_capital:
                found.add(behind.folded)
    return found


def _is_within_name(index: int, context: NameContext) -> bool:
    """Return whether a word and the one before or behind it are one name of the gazetteer."""
    own, last = context.starts.get(index), context.starts.get(index - 1)
    return (own is not None and own.last > index + 1) or (last is not None and last.last > index)


def _is_given_name(word: TextWord) -> bool:
    return word.folded in given_names()


def _is_quoted(span: NameSpan, context: NameContext) -> bool:
    """Return whether a name stands in quotation marks, alone or with few words that are names too."""
    for opening, closing in _QUOTES.items():
        begin = context.text.rfind(opening, max(0, span.start - _QUOTED_CHARACTERS), span.start)
        end = context.text.find(closing, span.end, span.end + _QUOTED_CHARACTERS)
        if begin < 0 or end < 0 or closing in context.text[begin + 1 : span.start]:
            continue
        inside = context.text[begin + 1 : end].split()
        named = all(not word[0].islower() or word in words_with_role("joints") for word in inside)
        if named and 0 < len(inside) <= _QUOTED_WORDS and inside[-1][-1] not in ".,،؟?!":
            return True
    return False


def _is_agency(span: NameSpan, context: NameContext) -> bool:
    """Return whether a name stands between the dash of a dateline and a colon, where an agency does."""
    line = line_before(span, context).rstrip()
    ends = context.text[span.end : span.end + 1] == ":"
    return ends and line[-1:] in _DASHES and 1 < len(line) <= _DATELINE


# --- In scripts without capitals


def _is_headed(span: NameSpan, context: NameContext) -> bool:
    before, behind = context.word_before(span.first), context.word_behind(span.last)
    # A name that says its own kind is whole: "the summit of Mount Hermon".
    is_whole = span.last - span.first > 1 and context.words[span.first].folded in kinds_by_word("kind-before")
    return (has_role(before, "heads") and not is_whole) or has_role(behind, "press-endings")


def _names_area_of_body(span: NameSpan, context: NameContext) -> bool:
    """Return whether a name ends that of an organisation: "the economic community of the states of ..."."""
    if context.particle(span) != _FOR and not has_role(context.word_before(span.first), "of-states"):
        return False
    return any(
        has_role(context.words[at], "organisations") for at in range(max(0, span.first - _BODY), span.first)
    )


def _ends_person(span: NameSpan, context: NameContext) -> bool:
    before = context.word_before(span.first)
    if before is None or context.particle(span):
        return False
    return has_role(before, "titles") or _is_given_name(before)


# --- In scripts with capitals


def _is_ship(span: NameSpan, context: NameContext) -> bool:
    first = context.words[span.first]
    before = context.word_before(span.first)
    if before is not None and (has_role(before, "ships") or (before.is_shouted and first.is_shouted)):
        return True
    if not all(word.is_shouted for word in context.words[span.first : span.last]):
        return False
    behind = context.text[span.end : span.end + _LINE].partition("\n")[0]
    line = line_before(span, context) + behind
    return not begins_line(span, context) and any(letter.islower() for letter in line)


def _continues_before(span: NameSpan, context: NameContext) -> bool:
    before = context.word_before(span.first)
    if before is None:
        return False
    at = span.first - 1
    while at > 1 and context.words[at].is_capital and has_role(context.words[at], "parts"):
        at -= 1
    if context.words[at].folded == "of" and at:
        head = context.words[at - 1]
        return head.is_capital and has_role(head, "heads")
    if not before.is_capital or before.is_acronym or before.is_possessive:
        return False
    if before.folded in words_with_role("function") and before.begins_sentence:
        return False
    neighbour = context.ends.get(span.first)
    if neighbour is not None and _stand_apart(neighbour, span, context.words[span.first]):
        return neighbour.weight < WELL_KNOWN and _is_given_name(before)
    return _is_first_part(before, context.words[span.first])


def _is_first_part(before: TextWord, first: TextWord) -> bool:
    """Return whether a word with a capital before a name begins a longer name."""
    if before.folded in states_by_demonym() or has_role(before, "parts") or has_role(before, "calendar"):
        return False
    if len(before.written) == 1 or _is_given_name(before):
        return True
    if has_role(before, "titles") or has_role(before, "heads"):
        return True
    is_kind = before.folded in kinds_by_word("kind-before")
    return not is_kind and (not before.begins_sentence or first.is_hyphenated)


def _continues_behind(span: NameSpan, context: NameContext) -> bool:
    behind = context.word_behind(span.last)
    if behind is None or behind.is_possessive or behind.is_acronym or not behind.is_capital:
        return behind is not None and behind.is_spaced and has_role(behind, "ends-in-lower-case")
    run = _run_behind(span.last, context)
    has_ending = any(word in words_with_role("endings") for word in run)
    neighbour = context.starts.get(span.last)
    is_body = has_role(behind, "bodies")
    is_given = span.last - span.first == 1 and context.words[span.first].folded in given_names()
    if is_given and span.weight < STATE and (neighbour is None or neighbour.weight < WELL_KNOWN):
        return not is_body and not has_role(behind, "calendar")
    if neighbour is not None and _stand_apart(neighbour, span, behind):
        return has_ending
    if has_role(behind, "calendar") or behind.folded in states_by_demonym():
        return False
    if is_body:
        return has_ending and run[-1] in _SCHOOLS
    return has_ending or (behind.folded not in kinds_by_word("kind-after") and not _is_state(span))


def _is_state(span: NameSpan) -> bool:
    return any(each.kind in {"country", "continent"} for each in span.bearers)


def _stand_apart(one: NameSpan, other: NameSpan, second: TextWord) -> bool:
    """Return whether two names that only a space or hyphen parts are two places, not one longer name."""
    weights = one.weight, other.weight
    return (min(weights) if second.is_hyphenated else max(weights)) >= WELL_KNOWN


def _run_behind(index: int, context: NameContext) -> Sequence[str]:
    """Return the folded words with a capital that follow without a mark, with the joints between them."""
    run: list[str] = []
    for word in context.words[index : index + _RUN]:
        is_part = word.is_capital or has_role(word, "joints")
        if not is_part or not (word.is_spaced or word.is_hyphenated):
            break
        run.append(word.folded)
    while run and run[-1] in words_with_role("joints"):
        run.pop()
    return run


def _speaks_as_person(span: NameSpan, context: NameContext) -> bool:
    """Return whether a name does what persons do, and is no town that readers know or that someone is of."""
    behind = context.word_behind(span.last)
    if span.weight >= BIG_TOWN or behind is None or not has_role(behind, "speech"):
        return False
    before = context.word_before(span.first)
    return not is_behind_preposition(span, context) and not (before is not None and before.folded == "of")


_UNCASED_RULES: Final = (_is_agency, _is_headed, _names_area_of_body, _ends_person, _is_quoted)
_CASED_RULES: Final = (
    _is_agency,
    _is_ship,
    _continues_behind,
    _continues_before,
    _speaks_as_person,
    _is_quoted,
)
