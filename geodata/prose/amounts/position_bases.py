"""Names from which a position starts: "the port of Hodeidah", «مدينة المخا»; spans alone, no place."""

from typing import Final

from geodata.brief.record_fields import TextSpan
from geodata.prose.token_rows import (
    TokenRow,
    forms_with_article,
    in_arabic,
    is_in_list,
    words_of_list,
)

_WORDS_OF_NAME: Final = 5
_LEADING_WORDS: Final = 6
_NAMES_IN_A_ROW: Final = 3
_MARKS_IN_NAME: Final = frozenset({"'", "’", "-", "‑", "ʿ", "ʻ"})
_STOPPED_BY: Final = ("بال", "كال", "لل", "وال", "فال")


def base_at(text: TokenRow, index: int) -> tuple[TextSpan, int] | None:
    """Return the offsets of the name that begins at a token, and the index of the token behind it."""
    if not text.is_near(index) and not _opens_quote(text, index):
        return None
    if in_arabic(text.word(index)):
        return _arabic_base(text, index)
    return _english_base(text, index)


def _opens_quote(text: TokenRow, index: int) -> bool:
    return 0 < index < len(text) and text.gap(index).strip() in {"«", '"', "“"}


def _english_base(text: TokenRow, index: int) -> tuple[TextSpan, int] | None:
    """Return the last of the names in a row: in "Yemen's Red Sea port of Hodeidah" the town."""
    first = _name_start(text, index)
    found: tuple[TextSpan, int] | None = None
    for _ in range(_NAMES_IN_A_ROW):
        if first is None:
            break
        last = _name_end(text, first)
        found = (text.row[first].start, text.row[last - 1].end), last
        is_owner = text.word(last) == "s" and text.gap(last) in {"'", "’"}
        following = last + 1 if is_owner else last
        first = _name_start(text, following) if is_owner or _is_class_word(text, following) else None
    return found


def _name_start(text: TokenRow, index: int) -> int | None:
    """Return the index of the name behind up to some words such as "the port of"."""
    for at in range(index, index + _LEADING_WORDS):
        if at >= len(text) or (at > index and not text.is_near(at)):
            return None
        if _begins_name(text, at):
            return at
        if text.word(at) not in words_of_list("before-name"):
            return None
    return None


def _begins_name(text: TokenRow, index: int) -> bool:
    written = text.written(index)
    if _is_article_of_name(text, index):
        return True
    if not written[:1].isupper() or in_arabic(written):
        return False
    is_date = is_in_list(text.word(index), "day-number", "month") or is_in_list(
        text.word(index), "day-number", "before"
    )
    return not is_date and not (text.is_shouted(index) and _is_common(text.word(index)))


def _is_article_of_name(text: TokenRow, index: int) -> bool:
    """Return whether "al" begins a name: "al-Mukha"."""
    joined = text.gap(index + 1) in {"-", "‑"} and text.written(index + 1)[:1].isupper()
    return joined and text.word(index) in words_of_list("name-particle")


def _is_common(word: str) -> bool:
    """Return whether a word in capitals is no name: "NEAR THE PORT"."""
    return word in words_of_list("before-name") or word in words_of_list("phrase-end")


def _name_end(text: TokenRow, first: int) -> int:
    """Return the index behind the name that begins at a token."""
    at, words, last = first, 0, first + 1
    while at < len(text) and words < _WORDS_OF_NAME:
        if at > first and not text.is_near(at):
            break
        joined = at > first and text.gap(at) in _MARKS_IN_NAME
        if joined and text.word(at) == "s":
            break
        if _begins_name(text, at) or (joined and text.word(at).isalpha()):
            words, last = words + (not joined), at + 1
        elif at == first or text.word(at) not in words_of_list("name-particle"):
            break
        at += 1
    return last


def _is_class_word(text: TokenRow, index: int) -> bool:
    """Return whether a word such as "port" or "city" follows, with "of" or a name behind it."""
    word = text.word(index)
    return text.is_near(index) and word in words_of_list("before-name") and word not in {"the", "of", "a"}


def _arabic_base(text: TokenRow, index: int) -> tuple[TextSpan, int] | None:
    """Return the words up to punctuation, a preposition, a verb or a conjunction, at most five."""
    first = index
    while is_in_list(text.word(first), "before-name-ar") and _goes_on(text, first + 1):
        first += 1
    if not text.row[first].word[0].isalpha() or is_in_list(text.word(first), "name-end-ar"):
        return None
    last = first + 1
    while last < min(len(text), first + _WORDS_OF_NAME) and _goes_on(text, last):
        last += 1
    return (text.row[first].start, text.row[last - 1].end), last


def joined_base_at(text: TokenRow, index: int) -> tuple[TextSpan, int] | None:
    """Return the name with a joined "to" behind a word such as «المتاخمة لتشاد»."""
    behind = text.word(index + 1)
    if not is_in_list(text.word(index), "near-joined") or not text.is_near(index + 1):
        return None
    if not behind.startswith("ل") or behind.startswith("لل"):
        return None
    (start, end), last = _arabic_base(text, index + 1) or ((0, 0), 0)
    return ((start + 1, end), last) if last else None


def _goes_on(text: TokenRow, index: int) -> bool:
    """Return whether a token continues an Arabic name."""
    word = text.word(index)
    if not text.is_near(index) or not in_arabic(word) or word.startswith(_STOPPED_BY):
        return False
    if word in words_of_list("name-end-ar") or word in words_of_list("phrase-end-ar"):
        return False
    if word.startswith("و") and word not in words_of_list("waw-name"):
        return False
    # "in the province of": a preposition joined to a word that stands before a name.
    return not any(form in words_of_list("before-name-ar") for form in forms_with_article(word)[1:])
