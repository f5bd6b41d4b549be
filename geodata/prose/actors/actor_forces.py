"""Forces and bodies of states in a text: "the Indian Navy", «وزارة الدفاع الروسية», and "the army" alone."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geodata.prose.actors.actor_bodies import BodyPhrase, body_at, body_of_state
from geodata.prose.actors.actor_context import context_words
from geodata.prose.actors.actor_index import KnownActor, KnownName, known_actors, names_at
from geodata.prose.actors.actor_text import ActorText, name_forms
from geodata.prose.token_rows import in_arabic
from geodata.vocabulary import ActorKind

_MODIFIERS: Final = 3
"""Words between an adjective and its force, at most."""
_MAIN_SHARE: Final = 1.5
"""Times that the main state of a text is named as often as the next one, at least."""
_PLAIN_SHARE: Final = 3.0
"""Times at which the army is that of the main state, whichever state the paragraph names."""
_MAIN_MENTIONS: Final = 3
_TITLE_WEIGHT: Final = 3
_NEAR_STATES: Final = 12
"""Names of states before a body that are looked at, at most."""
_IN: Final = ("in", "of", "at")
_PEOPLE: Final = (
    "ministers",
    "officials",
    "minister",
    "president",
    "prosecutors",
    "king",
    "prosecutor",
    "troops",
    "media",
    "tv",
)


@dataclass(frozen=True)
class ForceMention:
    """A force or body of a state at the tokens ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    actor: KnownActor
    rule: str


@dataclass(frozen=True)
class _StateMention:
    index: int
    state: str


def force_mentions(text: ActorText, names: tuple[KnownName, ...]) -> Iterator[ForceMention]:
    """Return the forces and bodies of states in a text; ``names`` are its known names, in order."""
    owners = _Owners(text, _state_mentions(names))
    name_starts = {name.first: name for name in names}
    taken = 0
    for index in range(len(text.row)):
        if index < taken:
            continue
        found = _behind_name(text, name_starts.get(index)) or _before_name(text, index)
        if found is not None:
            state, key, first, taken = found
            owners.last_of_body[key] = state
            yield ForceMention(first, taken, body_of_state(state, key), "composed")
            continue
        alone = body_at(text, index)
        owner = owners.of(alone) if alone is not None and _counts_alone(text, alone) else None
        if alone is not None and owner is not None:
            taken = alone.last
            yield ForceMention(index, taken, body_of_state(owner, alone.body.key), "alone")


class _Owners:
    """Whose the bodies are that a text names without their state."""

    def __init__(self, text: ActorText, states: list[_StateMention]) -> None:
        self._text, self._states = text, states
        self._main, self._is_plain = _main_state(text, states)
        self.last_of_body: dict[str, str] = {}
        """State of the latest composed mention of each body."""

    def of(self, phrase: BodyPhrase) -> str | None:
        """Return the id of the state that a body belongs to; None where the text does not tell."""
        if self._main is not None and self._is_plain:
            return self._main
        near = _state_in_paragraph(self._text, self._states, phrase.first)
        return near or self.last_of_body.get(phrase.body.key) or self._main


def _state_mentions(names: tuple[KnownName, ...]) -> list[_StateMention]:
    rules = ("state", "seat", "adjective")
    found = []
    for name in names:
        actor: KnownActor | None = known_actors()[name.spelling.actor]
        if name.spelling.rule not in rules:
            actor = known_actors().get(actor.part_of or "") if actor.kind is ActorKind.FORCE else None  # type: ignore[union-attr]
        if actor is not None and actor.kind is ActorKind.STATE:
            found.append(_StateMention(name.first, actor.id))
    return found


def _main_state(text: ActorText, states: list[_StateMention]) -> tuple[str | None, bool]:
    """Return the state that a text names far more often than any other, and whether no other comes near.

    One named in the first line counts more: a title tells what a text is about.
    """
    title_end = text.content.find("\n") % (len(text.content) + 1)
    counted: Counter[str] = Counter()
    for each in states:
        counted[each.state] += _TITLE_WEIGHT if text.row[each.index].start < title_end else 1
    counts = counted.most_common(2)
    if not counts or counts[0][1] < _MAIN_MENTIONS:
        return None, False
    share = counts[0][1] / counts[1][1] if len(counts) > 1 else _PLAIN_SHARE
    return (counts[0][0], share >= _PLAIN_SHARE) if share >= _MAIN_SHARE else (None, False)


def _state_in_paragraph(text: ActorText, states: list[_StateMention], index: int) -> str | None:
    """Return the only state named in the paragraph before a token."""
    high = bisect_left(states, index, key=lambda each: each.index)
    near = states[max(0, high - _NEAR_STATES) : high]
    start = text.content.rfind("\n", text.row[near[0].index].start, text.row[index].start) if near else 0
    found = {each.state for each in near if text.row[each.index].start > start}
    return next(iter(found)) if len(found) == 1 else None


def _behind_name(text: ActorText, name: KnownName | None) -> tuple[str, str, int, int] | None:
    """Return state, body and tokens of an English name with its body ("Iran's navy", "French army")."""
    if name is None or name.spelling.rule == "listed" or in_arabic(text.word(name.first)):
        return None
    at = name.last
    if text.word(at) == "s" and text.gap(at).strip() in ("'", "’"):
        at += 1
    modifiers = context_words("body-modifiers", "english")
    for index in range(at, at + _MODIFIERS):
        if index >= len(text.row) or not (text.links[index] or _is_heading(text, name, index)):
            return None
        phrase = body_at(text, index)
        if phrase is not None:
            return name.spelling.actor, phrase.body.key, name.first, _with_seat(text, phrase.last, name)
        if text.word(index) not in modifiers:
            return None
    return None


def _is_heading(text: ActorText, name: KnownName, index: int) -> bool:
    """Return whether a state and its body stand as in the heading "Viet Nam, Foreign Ministry"."""
    is_first = text.starts_sentence(name.first) and name.spelling.rule == "state"
    return is_first and index == name.last and text.gap(index) == ", " and text.is_capital(index)


def _with_seat(text: ActorText, last: int, name: KnownName) -> int:
    """Return the index behind "in" and a seat of the same state ("the Yemeni government in Aden")."""
    if text.word(last) not in ("in", "في") or last + 1 >= len(text.row):
        return last
    seat = names_at(text, last + 1)
    same = (
        seat is not None and seat.spelling.actor == name.spelling.actor and seat.spelling.rule != "adjective"
    )
    return seat.last if same and seat is not None else last


def _before_name(text: ActorText, index: int) -> tuple[str, str, int, int] | None:
    """Return state, body and tokens of a body before its state («البحرية الهندية», "navy of Iran")."""
    phrase = body_at(text, index)
    if phrase is None or phrase.last >= len(text.row):
        return None
    if in_arabic(text.word(phrase.first)):
        return _before_arabic_name(text, phrase)
    at = phrase.last
    if text.word(at) in _IN:
        at += 2 if text.word(at + 1) == "the" else 1
    elif not (text.gap(at).strip() == "," and text.is_capital(phrase.first)):
        return None
    name = names_at(text, at) if at < len(text.row) else None
    is_state = name is not None and name.spelling.rule in ("state", "seat")
    if name is None or not is_state or text.word(phrase.last - 1) in _PEOPLE:
        return None
    return name.spelling.actor, phrase.body.key, phrase.first, name.last


def _before_arabic_name(text: ActorText, phrase: BodyPhrase) -> tuple[str, str, int, int] | None:
    at = phrase.last
    if not text.links[at]:
        return None
    if (
        text.word(at) in context_words("body-modifiers", "arabic")
        and at + 1 < len(text.row)
        and text.links[at + 1]
    ):
        at += 1
    name = names_at(text, at)
    if name is not None and name.spelling.rule == "adjective":
        return name.spelling.actor, phrase.body.key, phrase.first, _with_seat(text, name.last, name)
    if phrase.needs_adjective:
        return None
    if name is None and text.word(at) == "في" and at + 1 < len(text.row):
        name = names_at(text, at + 1)
        is_definite = True
    else:
        is_definite = name is not None and text.word(at) not in name.spelling.words
    if name is None or name.spelling.rule not in ("state", "seat"):
        return None
    has_article = text.word(phrase.last - 1).removeprefix("و").startswith("ال")
    # A construct has no article («جيش مالي»); a body with one needs "in" («الرئاسة بنجامينا»).
    if has_article and phrase.last - phrase.first == 1 and not is_definite:
        return None
    return name.spelling.actor, phrase.body.key, phrase.first, name.last


def _counts_alone(text: ActorText, phrase: BodyPhrase) -> bool:
    """Return whether a body without its state is told as a known one: "the army", «الجيش»."""
    if not phrase.body.is_known_alone or phrase.needs_adjective:
        return False
    first, word = phrase.first, text.word(phrase.first)
    if in_arabic(word):
        if word in ("مسوول", "وزير", "وزراء"):
            return False
        definite = any(form.startswith("ال") for form in name_forms(word)) or phrase.last - phrase.first > 1
        return definite and not _goes_on_in_arabic(text, phrase.last)
    behind = text.word(phrase.last)
    if behind in context_words("not-alone-before", "english") or behind == "of":
        return False
    if text.word(first - 1) in ("the", "its", "their", "his"):
        return True
    return text.is_capital(first) and not text.is_capital(first - 1) and not text.is_capital(phrase.last)


def _goes_on_in_arabic(text: ActorText, last: int) -> bool:
    """Return whether an adjective or another word with the article goes on behind («الجيش الوطني»)."""
    if last >= len(text.row) or not text.links[last]:
        return False
    return text.word(last).startswith("ال") and text.word(last) not in ("الي", "التي", "الذي", "الا", "الان")
