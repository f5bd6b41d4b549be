"""Whether a known name stands for an actor where it is written, by the words beside it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from geodata.prose.actors.actor_index import KnownName, known_actors
from geodata.prose.actors.actor_text import ActorText, name_forms
from geodata.prose.lexicon import word_lists
from geodata.prose.token_rows import in_arabic
from geodata.toponyms.word_roles import states_by_demonym, words_with_role
from geodata.vocabulary import ActorKind
from geodata.words import fold_text

_OPENING: Final = re.compile("[\"“«‘'(（]\\s?$")
_DATELINE: Final = re.compile(r"[^\S\n]*(?:[,،–—(-])")
_PRONOUNS: Final = (
    "فيه",
    "فيها",
    "به",
    "بها",
    "له",
    "لها",
    "عليه",
    "عليها",
    "عنه",
    "عنها",
    "منه",
    "منها",
    "اليه",
    "اليها",
    "بذلك",
    "ذلك",
    "ايضا",
    "امس",
    "اليوم",
    "بدورها",
)
"""Words that may stand between an Arabic verb and the government that acts, folded."""
_SHORT_ACRONYM: Final = 3
"""Letters of an acronym that several bodies may share, at most."""
_SHORTEST_VERB: Final = 3
"""Letters of an Arabic verb in the feminine, at least."""
_LIST_WORDS: Final = 8
"""Words of a list of names before "and", at most."""
_NEAR: Final = 3
"""Words to each side in which a line of capitals shows itself."""


def known_acronyms(names: Sequence[KnownName]) -> frozenset[str]:
    """Return the ids of actors whose acronyms count in the text that has some names.

    A short acronym that is not well known counts where the text has a longer name of the actor, or
    names its state.
    """
    found = {name.spelling.actor for name in names if not name.spelling.is_acronym}
    states = {each for each in found if known_actors()[each].kind is ActorKind.STATE}
    shorts = {
        name.spelling.actor for name in names if name.spelling.is_acronym and name.spelling.rule == "listed"
    }
    well_known = context_words("well-known-acronyms", "words")
    by_name = {name.spelling.actor for name in names if "".join(name.spelling.words) in well_known}
    by_length = {name.spelling.actor for name in names if len("".join(name.spelling.words)) > _SHORT_ACRONYM}
    return frozenset(
        each for each in shorts if each in found | by_name | by_length or _state_of(each) in states
    )


def _state_of(actor: str) -> str | None:
    """Return the id of the state that an actor is part of, through other actors; None without one."""
    seen: set[str] = set()
    whole: str | None = actor
    while whole is not None and whole not in seen:
        seen.add(whole)
        known = known_actors().get(whole)
        if known is None or known.kind is ActorKind.STATE:
            return whole
        whole = known.part_of
    return None


def stands_for_actor(text: ActorText, name: KnownName) -> bool:
    """Return whether a known name stands for an actor: not for a place, goods or another word."""
    spelling = name.spelling
    if spelling.rule == "state":
        return not (_is_title(text, name) or _is_dateline_of_state(text, name) or _is_place(text, name))
    if spelling.rule == "seat":
        return stands_for_government(text, name)
    if spelling.rule == "adjective":
        return _adjective_of_doer(text, name)
    if spelling.needs_head and not _has_head(text, name):
        return False
    return not (spelling.is_acronym and is_word_in_capitals(text, name.first))


def _is_title(text: ActorText, name: KnownName) -> bool:
    """Return whether a state opens the text as its title ("HAITI | Situation report")."""
    behind = text.content[text.row[name.last - 1].end : text.row[name.last - 1].end + 2].strip()
    return name.first == 0 and behind[:1] in (":", "|", ",", "،", "-", "–", "—")


def _is_dateline_of_state(text: ActorText, name: KnownName) -> bool:
    """Return whether a name that is a town's too opens a line before a dash or a day («تونس – »)."""
    is_day = text.word(name.last) in words_with_role("calendar") or text.word(name.last).isdigit()
    behind = text.gap(name.last).strip()[:1]
    return "\n" in text.gap(name.first) and (
        behind in ("–", "—", "-", "(") or (behind in (",", "،") and is_day)
    )


def is_word_in_capitals(text: ActorText, index: int) -> bool:
    """Return whether an acronym is a word too, and its line is all in capitals ("WHO PAYS")."""
    if text.word(index) not in context_words("words-in-capitals", "words"):
        return False
    near = text.row[max(0, index - _NEAR) : index + _NEAR + 1]
    return not any(token.written.islower() for token in near) and len(near) > 1


def _has_head(text: ActorText, name: KnownName) -> bool:
    if _OPENING.search(text.gap(name.first)):
        return True
    before = name_forms(text.word(name.first - 1))
    heads = context_words("media-heads", "before")
    return any(form in heads for form in before) or text.word(name.last) in context_words(
        "media-heads", "after"
    )


def _is_place(text: ActorText, name: KnownName) -> bool:
    if in_arabic(text.word(name.first)):
        return _is_arabic_place(text, name)
    before = name.first - (2 if text.word(name.first - 1) == "the" else 1)
    if text.word(before) in ("and", "or"):
        before = _before_list(text, before)
    is_place = _tells_place_before(text, before) or _is_apposition_to_town(text, name)
    return is_place or text.word(name.last) in context_words("place-words", "behind")


def _tells_place_before(text: ActorText, index: int) -> bool:
    """Return whether an English word, or it and the one before it, tell that a place follows."""
    word, before = text.word(index), text.word(index - 1)
    if word == "to":
        return _moves_before(text, index)
    if word == "of":
        return before in context_words("place-words", "of")
    if word == "between":
        return before in context_words("place-words", "between") or "," in text.gap(index)
    return word in context_words("place-words", "prepositions")


def _before_list(text: ActorText, index: int) -> int:
    """Return the index before the capitalised names that "and" ends ("in Hong Kong and …" gives "in")."""
    at = index - 1
    while at >= 0 and index - at < _LIST_WORDS and (text.is_capital(at) or text.word(at) in ("the", "of")):
        at -= 1
    return at if at < index - 1 else index


def _moves_before(text: ActorText, index: int) -> bool:
    """Return whether one of the words before "to" tells of a movement there ("brought them to Djibouti")."""
    moving = context_words("place-words", "moving")
    return any(text.word(at) in moving for at in range(max(0, index - 5), index))


def _is_apposition_to_town(text: ActorText, name: KnownName) -> bool:
    """Return whether a name follows a capitalised word and a comma, in no list ("Bosaso, Somalia.")."""
    before = text.gap(name.first).strip()
    behind = text.gap(name.last).strip() if name.last < len(text.row) else "."
    if before != "," or not text.is_capital(name.first - 1) or text.word(name.last) in ("and", "or"):
        return False
    return behind[:1] in (",", ".", ";", ")") or not text.is_capital(name.last)


def _is_arabic_place(text: ActorText, name: KnownName) -> bool:
    previous, word = name_forms(text.word(name.first - 1)), text.word(name.first)
    if any(form in context_words("place-words", "arabic") for form in previous):
        is_doer = "من" in previous and _any_form(text, name.first - 2, "place-words", "arabic-from-doer")
        return not is_doer
    if any(form in ("مع", "بين") for form in previous):
        return any(_any_form(text, name.first - back, "place-words", "arabic-border") for back in (2, 3))
    return word.startswith("ب") and not name.spelling.words[0].startswith("ب")


def stands_for_government(text: ActorText, name: KnownName) -> bool:
    """Return whether the seat of a government stands for it ("Moscow said")."""
    if in_arabic(text.word(name.first)):
        return _is_arabic_government(text, name)
    if _is_place(text, name) or _stands_in_dateline(text, name) or _begins_longer_name(text, name):
        return False
    first, last = name.first, name.last
    before, words = text.word(first - 1), text.word(first - 2)
    if before in ("to", "of", "on", "for"):
        return (words in context_words("seat-words", before)) is (before != "for")
    if text.word(last) in context_words("seat-words", "behind"):
        return _says_or_acts(text, last + 1)
    return not (text.gap(first).strip() == "," and text.gap(last).strip() in (".", ",", ""))


def _begins_longer_name(text: ActorText, name: KnownName) -> bool:
    """Return whether a capitalised word goes on behind a town ("Kyiv School of Economics")."""
    last = name.last
    goes_on = last < len(text.row) and text.gap(last) == " " and text.is_capital(last)
    return goes_on and not text.row[name.first].written.isupper() and not text.row[last].written.isupper()


def _says_or_acts(text: ActorText, index: int) -> bool:
    """Return whether one of the next three words is a verb of what governments do."""
    return any(text.word(at) in words_with_role("acts") for at in range(index, index + 3))


def _stands_in_dateline(text: ActorText, name: KnownName) -> bool:
    """Return whether a town opens a line as a dateline: "BAMAKO, June 6 -", "بيروت – رويترز"."""
    if "\n" not in text.gap(name.first):
        return False
    behind = text.content[text.row[name.last - 1].end : text.row[name.last - 1].end + 3]
    return _DATELINE.match(behind) is not None


def _is_arabic_government(text: ActorText, name: KnownName) -> bool:
    first = name.first
    if _is_arabic_place(text, name) or _stands_in_dateline(text, name):
        return False
    if text.gap(name.last).startswith(":"):
        return text.starts_sentence(first)
    if text.word(name.last) in words_with_role("acts"):
        return True
    if text.word(first - 1) in _PRONOUNS and text.links[first]:
        first -= 1  # "and Ankara saw in it": the verb stands before the pronoun
    return not text.starts_sentence(first) and _has_doer_before(text, first)


def _has_doer_before(text: ActorText, first: int) -> bool:
    """Return whether the Arabic word before a seat tells that its government is meant."""
    word = text.word(first - 1)
    previous = name_forms(word)
    if any(form in context_words("seat-words", "arabic-town") for form in previous):
        return False
    doers = context_words("seat-words", "arabic") | words_with_role("acts") | {"من"}
    if any(form in doers for form in previous):
        return True
    is_verb = in_arabic(word) and word.endswith("ت") and len(word) >= _SHORTEST_VERB
    return is_verb and not text.gap(first).strip()


def _adjective_of_doer(text: ActorText, name: KnownName) -> bool:
    """Return whether an adjective of nation tells whose forces, officials or weapons are meant."""
    if in_arabic(text.word(name.first)):
        return _is_arabic_doer(text, name)
    last = name.last
    if text.word(last - 1).endswith("s") and text.word(last - 1)[:-1] in states_by_demonym():
        return text.word(name.first - 1) == "the"  # "the Russians" act; "Russians" are people
    for index in range(last, min(last + 3, len(text.row))):
        word = text.word(index)
        if word in context_words("not-of-state", "english"):
            return False
        if index > last and not text.links[index]:
            return True
        if index == last and not text.links[index]:
            return text.gap(index).strip() == "," and text.is_capital(index)
    return last < len(text.row) and name.spelling.words[-1] == text.word(last - 1)


def _is_arabic_doer(text: ActorText, name: KnownName) -> bool:
    first, doubtful = name.first, context_words("doubtful-adjectives", "words")
    bare = {
        form.removeprefix("ال").removesuffix("ه").removesuffix("ا") for form in name_forms(text.word(first))
    }
    if bare & doubtful and not _any_bare(text, first - 1, "bodies", "arabic"):
        return False
    nouns = context_words("not-of-state", "arabic")
    for index in (first - 1, first - 2):
        if index < 0 or text.gap(index + 1).strip():
            return index != first - 1
        if text.row[index].is_numeric or any(form in nouns for form in name_forms(text.word(index))):
            return False
    return True


def _any_bare(text: ActorText, index: int, *keys: str) -> bool:
    listed = context_words(*keys)
    return any(form.removeprefix("ال") in listed for form in name_forms(text.word(index)))


def _any_form(text: ActorText, index: int, *keys: str) -> bool:
    listed = context_words(*keys)
    return any(form in listed for form in name_forms(text.word(index)))


@cache
def context_words(*keys: str) -> frozenset[str]:
    """Return the folded words of a list by its keys, such as ``("place-words", "of")``."""
    found = word_lists()
    for key in keys:
        found = found[key]
    words: Iterable[str] = found
    return frozenset(fold_text(word) for word in words)
