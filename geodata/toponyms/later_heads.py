"""Later mentions of a place by the word for its kind alone: "the strait" behind the Strait of Hormuz.

Such a word means the place only where the text names just one place of that kind, and where that place is the
last one named in the line, or named shortly before where the line names none.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from geodata.gazetteer import PlaceRecord
from geodata.toponyms.text_words import TextWord
from geodata.toponyms.word_roles import PARTICLES, words_with_role

_ARTICLE: Final = "ال"
_THE: Final = "the"
_AFTER_OF: Final = "of"
_FAR: Final = 6000
"""Characters between a name and such a word in a later line, at most."""
Named = tuple[int, int, PlaceRecord | None]
"""The words of a mention, half-open by their indices, and its place where it is sure."""


def later_heads(
    words: Sequence[TextWord], named: Sequence[Named]
) -> Iterator[tuple[TextWord, int, PlaceRecord]]:
    """Yield each word that stands for a place by its kind: the word, letters to skip, and the place.

    ``named`` are the mentions in the order of the text.
    """
    places = _places_by_head(words, named)
    if not places:
        return
    by_first = {first: place for first, _, place in named}
    taken = {at for first, last, _ in named for at in range(first, last)}
    latest: PlaceRecord | None = None
    line_has_name = False
    said: dict[str, int] = {}
    for index, word in enumerate(words):
        line_has_name = line_has_name and "\n" not in word.gap
        if index in taken:
            latest = by_first.get(index, latest)
            line_has_name = True
            if latest is not None:
                said[latest.id] = word.end
            continue
        head, skipped = _definite_head(words, index)
        place = places.get(head)
        if place is None or place.id not in said or _goes_on(words, index):
            continue
        is_latest = latest is not None and latest.id == place.id
        if is_latest if line_has_name else word.start - said[place.id] <= _FAR:
            yield word, skipped, place


def _places_by_head(words: Sequence[TextWord], named: Sequence[Named]) -> dict[str, PlaceRecord]:
    """Return, for each word of a kind that is said of but one place, that place."""
    found: dict[str, dict[str, PlaceRecord]] = {}
    for first, last, place in named:
        if place is None:
            continue
        sides = [first, last - 1] if words[first].is_cased else [first]
        sides += [first - 1] if first and words[first].is_spaced else []
        sides += [last] if last < len(words) and words[first].is_cased and words[last].is_spaced else []
        for head in {_bare(words[at]) for at in sides} & words_with_role("later-heads"):
            found.setdefault(head, {})[place.id] = place
    return {head: next(iter(places.values())) for head, places in found.items() if len(places) == 1}


def _bare(word: TextWord) -> str:
    """Return a folded word without joined particles: "ومعبر"."""
    forms = [word.folded]
    if word.folded.startswith(PARTICLES):
        forms.append(word.folded[1:])
    return next((form for form in forms if form in words_with_role("later-heads")), word.folded)


def _definite_head(words: Sequence[TextWord], index: int) -> tuple[str, int]:
    """Return the word for a kind where it stands with an article and without a name, and letters to skip."""
    word = words[index]
    if word.is_cased:
        is_said = index > 0 and word.is_spaced and words[index - 1].folded == _THE and not word.is_capital
        return (word.folded if is_said else "", 0)
    written = word.written
    skipped = 1 if written.startswith(PARTICLES[:2]) and written[1:].startswith((_ARTICLE, "ب", "لل")) else 0
    rest = word.folded[skipped:]
    if rest.startswith("لل"):
        return rest[2:], skipped + 2
    if rest.startswith("ب" + _ARTICLE):
        return rest[3:], skipped + 1
    return (rest[2:], skipped) if rest.startswith(_ARTICLE) else ("", 0)


def _goes_on(words: Sequence[TextWord], index: int) -> bool:
    """Return whether a name or description follows that may make it another place: "the port of ..."."""
    behind = words[index + 1] if index + 1 < len(words) else None
    if behind is None or not behind.is_spaced:
        return False
    return (
        behind.folded == _AFTER_OF
        or behind.is_capital
        or (not behind.is_cased and behind.folded.startswith(_ARTICLE))
    )
