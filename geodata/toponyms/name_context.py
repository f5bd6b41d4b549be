"""The words around a name: what stands before and behind it, and what they say of its place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from geodata.toponyms.name_spans import NameSpan
from geodata.toponyms.text_words import TextWord, lower_case_words
from geodata.toponyms.word_roles import (
    PARTICLES,
    kinds_by_word,
    listed_words,
    without_particle,
    words_with_role,
)

NO_EVIDENCE, SOME_EVIDENCE, STRONG_EVIDENCE = range(3)
"""Evidence for a place: none; a word such as "in"; a kind word, or a place beside the name."""
_LINE: Final = 120
"""Characters of a line that are looked at, at most."""
_JOINED_AND: Final = "و"
_JOINED_IN: Final = "ب"
_OWN_KINDS: Final = frozenset({"province", "city"})
_LIST_MARKS: Final = frozenset({",", "،", "(", "–", "-"})
_DASHES: Final = frozenset({"–", "—", "-", "--"})
_AND: Final = frozenset({"and", "or", "و"})


@dataclass(frozen=True, slots=True)
class NameContext:
    """A text, its words, the names in it, and the states that it is mainly about."""

    text: str
    words: Sequence[TextWord]
    starts: Mapping[int, NameSpan]
    """Names by the index of their first word."""
    ends: Mapping[int, NameSpan]
    """Names by the index behind their last word."""
    lower: Collection[str]
    """Folded words that the text also writes without a capital."""
    theatre: frozenset[str]

    def word_before(self, index: int) -> TextWord | None:
        """Return the word before another: only white space, a hyphen, or the dot of a title parts them."""
        if not index:
            return None
        word, last = self.words[index], self.words[index - 1]
        is_title = last.folded in words_with_role("titles") or len(last.written) == 1
        joined = word.is_spaced or word.is_hyphenated or (word.gap.strip() == "." and is_title)
        return last if joined else None

    def word_behind(self, index: int) -> TextWord | None:
        """Return the word at an index where only white space or a hyphen lies before it."""
        if index >= len(self.words):
            return None
        word = self.words[index]
        return word if word.is_spaced or word.is_hyphenated else None

    def particle(self, span: NameSpan) -> str:
        """Return the particle joined before a name, or an empty string."""
        return self.text[span.start - 1] if span.start > self.words[span.first].start else ""


def make_context(
    text: str, words: Sequence[TextWord], spans: Sequence[NameSpan], theatre: frozenset[str]
) -> NameContext:
    """Return the context that all names of a text share."""
    starts = {span.first: span for span in spans}
    ends = {span.last: span for span in spans}
    return NameContext(text, words, starts, ends, lower_case_words(words), theatre)


def has_role(word: TextWord | None, role: str) -> bool:
    """Return whether a word, with or without a joined particle, is in a list of ``words.toml``."""
    return word is not None and any(form in words_with_role(role) for form in without_particle(word.folded))


def kind_beside(span: NameSpan, context: NameContext) -> str:
    """Return the kind of place that the words before or behind a name say, or an empty string."""
    own = _own_kind(span, context)
    if own:
        return own
    before = _head_before(span, context)
    kinds = kinds_by_word("kind-before")
    found = (
        next((kinds[form] for form in without_particle(before.folded) if form in kinds), "") if before else ""
    )
    behind = context.word_behind(span.last)
    if not found and behind is not None and behind.is_cased and not behind.is_hyphenated:
        found = _kind_of(behind, context.word_behind(span.last + 1))
    before = context.word_before(span.first)
    if not found and before is not None and before.is_capital and not before.begins_sentence:
        found = "part" if has_role(before, "parts") else ""
    return found or ("area" if has_role(before, "areas") else "")


def _kind_of(word: TextWord, behind: TextWord | None) -> str:
    """Return the kind that a word behind a name says, alone or with the next: "air base", "camp"."""
    kinds = kinds_by_word("kind-after")
    pair = kinds.get(f"{word.folded} {behind.folded}", "") if behind is not None else ""
    return pair or kinds.get(word.folded, "")


def _own_kind(span: NameSpan, context: NameContext) -> str:
    """Return the province or town that a name of several words says it is: "Kaduna State", "مدينة مأرب"."""
    if span.last - span.first == 1:
        return ""
    first, last = context.words[span.first].folded, context.words[span.last - 1].folded
    said = (kinds_by_word("kind-before").get(form, "") for form in without_particle(first))
    kind = next(filter(None, said), "") or kinds_by_word("kind-after").get(last, "")
    fits = any(each.kind == kind for each in span.bearers)
    return kind if kind in _OWN_KINDS and fits else ""


def landscape_kinds(span: NameSpan, context: NameContext) -> set[str]:
    """Return the kinds of place that words written as parts of a name say."""
    kinds = set()
    before, behind = _head_before(span, context), context.word_behind(span.last)
    if behind is not None and behind.is_capital and not behind.is_hyphenated:
        kinds.add(kinds_by_word("kind-after").get(behind.folded, ""))
    if before is not None and (before.is_capital or not before.is_cased):
        kinds |= {kinds_by_word("kind-before").get(form, "") for form in without_particle(before.folded)}
    return kinds


def _head_before(span: NameSpan, context: NameContext) -> TextWord | None:
    """Return the word before a name, or the one before "of" unless it is a plural: "towns of" an area."""
    before = context.word_before(span.first)
    if before is None or before.folded != "of" or span.first < 2:  # noqa: PLR2004 - "of" and the word before it
        return before
    head = context.words[span.first - 2]
    return None if head.folded.endswith("s") else head


def evidence_of_place(span: NameSpan, context: NameContext) -> int:
    """Return how much speaks for a place (see :data:`STRONG_EVIDENCE`)."""
    if kind_beside(span, context) or _beside_place(span, context):
        return STRONG_EVIDENCE
    return SOME_EVIDENCE if is_behind_preposition(span, context) else NO_EVIDENCE


def is_behind_preposition(span: NameSpan, context: NameContext) -> bool:
    """Return whether a name stands behind a word of place, with an article between or without."""
    if context.particle(span) and context.particle(span) in PARTICLES[2:]:
        return True
    before = context.word_before(span.first)
    if before is not None and before.folded == "the" and span.first > 1:
        before = context.words[span.first - 2]
    return has_role(before, "prepositions")


def stands_in_dateline(span: NameSpan, context: NameContext) -> bool:
    """Return whether a name stands at the start of a line before a dash, or before a day and a comma."""
    if not begins_line(span, context) or span.last >= len(context.words):
        return False
    behind = context.words[span.last]
    mark = behind.gap.strip()
    is_day = behind.written[0].isdigit() or has_role(behind, "calendar")
    return mark in _DASHES or (mark in _LIST_MARKS and is_day)


def begins_line(span: NameSpan, context: NameContext) -> bool:
    """Return whether only white space stands before a name on its line."""
    return not line_before(span, context).strip()


def line_before(span: NameSpan, context: NameContext) -> str:
    """Return what stands before a name on its line: its last characters, where it is long."""
    before = context.text[max(0, span.start - _LINE) : span.start]
    return before[before.rfind("\n") + 1 :]


def are_listed(one: NameSpan, other: NameSpan, context: NameContext) -> bool:
    """Return whether two names follow one another in a list, in either order."""
    first, second = sorted((one, other), key=lambda span: span.first)
    between = context.words[first.last : second.first]
    return all(word.folded in _AND for word in between) if between else _is_next(context, second)


def _beside_place(span: NameSpan, context: NameContext) -> bool:
    """Return whether a comma or a conjunction joins a name to another that is no common word."""
    behind, before = context.starts.get(span.last), context.ends.get(span.first)
    if behind is not None and _is_in(context, behind):
        return True
    if behind is None and span.last < len(context.words) and context.words[span.last].folded in _AND:
        behind = context.starts.get(span.last + 1)
        if behind is not None and _is_sure(behind, context):
            return True
    if before is None and span.first and context.words[span.first - 1].folded in _AND:
        before = context.ends.get(span.first - 1)
        return before is not None and _is_sure(before, context)
    lists_behind = behind is not None and _is_next(context, behind) and _is_sure(behind, context)
    return lists_behind or (before is not None and _is_next(context, span) and _is_sure(before, context))


def _is_next(context: NameContext, span: NameSpan) -> bool:
    """Return whether a name is the next of a list: behind a comma, or with a joined "and"."""
    gap = context.words[span.first].gap.strip()
    return gap in _LIST_MARKS or (not gap and context.particle(span) == _JOINED_AND)


def _is_in(context: NameContext, span: NameSpan) -> bool:
    """Return whether a name stands behind a joined "in" and is that of a state or province."""
    return context.particle(span) == _JOINED_IN and any(
        each.kind in {"country", "province"} for each in span.bearers
    )


def _is_sure(span: NameSpan, context: NameContext) -> bool:
    word = context.words[span.first].folded
    doubtful = word in listed_words("frequent-words") or word in listed_words("rare-words")
    return span.last - span.first > 1 or not doubtful
