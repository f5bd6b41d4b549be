"""Forms of verbs and nouns from their dictionary form: English by its base, Arabic by perfect and imperfect.

The forms serve to find a verb in a text, not to write one: they may hold a form that nobody writes.
"""

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum


class VerbForm(StrEnum):
    """Use that the form of a verb tells."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    """Of an English verb whose past differs; elsewhere :attr:`PAST` is the participle too."""
    GERUND = "gerund"
    PERFECT = "perfect"
    """Arabic perfect, active or passive alike."""
    PASSIVE = "passive"
    """Arabic form given as a passive."""
    IMPERFECT = "imperfect"
    FUTURE = "future"
    """Arabic imperfect behind the particle of the future."""


_VOWELS = "aeiou"
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_OBJECTS = ("", "ه", "ها", "هم", "هما", "نا")
"""Arabic pronouns joined to a verb as its object; the first is none."""
_OWNERS = ("ه", "ها", "هم", "هما", "نا")
"""Arabic pronouns joined to a noun as its owner."""
_SHORTEST_NOUN = 3
_FEMININE = "ت"
_FUTURE = "س"


def english_forms(
    verb: str, irregular: Mapping[str, str], doubling: Collection[str]
) -> Iterator[tuple[str, VerbForm]]:
    """Yield the forms of an English verb or of a phrase that begins with one.

    Parameters
    ----------
    verb
        Its base, such as "carry out strikes".
    irregular
        Past, participle, third person and "-ing" of verbs that are not regular, in one string.
    doubling
        Verbs that double their last letter.
    """
    head, _, rest = verb.partition(" ")
    before, hyphen, last = head.rpartition("-")
    if last in irregular:
        past, participle, third, gerund = irregular[last].split()
    else:
        past, third, gerund = _regular(last, doubles=last in doubling)
        participle = past
    # A past that is spelled as the base ("hit", "cut") counts as a past.
    forms = [(past, VerbForm.PAST), (last, VerbForm.BASE), (third, VerbForm.THIRD), (gerund, VerbForm.GERUND)]
    if participle != past:
        forms.append((participle, VerbForm.PARTICIPLE))
    for form, use in forms:
        yield f"{before}{hyphen}{form} {rest}".strip(), use


def _regular(verb: str, *, doubles: bool) -> tuple[str, str, str]:
    """Return past, third person and "-ing" of a regular English verb."""
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied", f"{verb[:-1]}ies", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(_SIBILANTS) else f"{verb}s"
    if verb.endswith("e"):
        return f"{verb}d", third, verb + "ing" if verb.endswith("ee") else f"{verb[:-1]}ing"
    stem = verb + verb[-1] if doubles else verb
    return f"{stem}ed", third, f"{stem}ing"


def english_plural(noun: str) -> str:
    """Return the plural of an English noun, or of a phrase: of its last word, or of the one before "of"."""
    head, of, rest = noun.partition(" of ")
    if head.endswith("y") and head[-2:-1] not in _VOWELS:
        return f"{head[:-1]}ies{of}{rest}"
    return f"{head}es{of}{rest}" if head.endswith(_SIBILANTS) else f"{head}s{of}{rest}"


def arabic_forms(verb: str, *, passive: bool = False) -> Iterator[tuple[str, VerbForm]]:
    """Yield the forms of an Arabic verb given as "perfect/imperfect words behind it".

    Both parts are third person masculine singular. The forms have all persons that a report uses, and the
    pronouns of an object where no words stand behind the verb.
    """
    forms, _, rest = verb.partition(" ")
    perfect, _, imperfect = forms.partition("/")
    objects = _OBJECTS if not rest and not passive else ("",)
    use = VerbForm.PASSIVE if passive else VerbForm.PERFECT
    for form in dict.fromkeys(_perfect(perfect, objects)):
        yield f"{form} {rest}".strip(), use
    for form in dict.fromkeys(_imperfect(imperfect or perfect, objects)):
        yield f"{form} {rest}".strip(), VerbForm.PASSIVE if passive else VerbForm.IMPERFECT
        yield f"{_FUTURE}{form} {rest}".strip(), VerbForm.FUTURE


def _perfect(verb: str, objects: tuple[str, ...]) -> Iterator[str]:
    """Yield the forms of a perfect in the third person, and of "we"."""
    weak = verb.endswith(("ى", "ا", "ي")) and len(verb) > 2  # noqa: PLR2004 - a stem and its last letter
    stem = verb[:-1] if weak else verb
    bare = f"{stem}ا" if verb.endswith("ى") else verb
    for pronoun in objects:
        yield bare + pronoun if pronoun else verb
        yield f"{stem}{_FEMININE}{pronoun}"
        yield f"{stem}و{pronoun}" if pronoun else f"{stem}وا"
    yield from (f"{verb}ا", f"{stem}تا", f"{stem}يا" if weak else f"{stem}نا")
    if verb.endswith("أ"):
        yield f"{verb[:-1]}ؤوا"


def _imperfect(verb: str, objects: tuple[str, ...]) -> Iterator[str]:
    """Yield the forms of an imperfect: he, she, they, we; none where the verb has no prefix of a person."""
    if not verb.startswith("ي"):
        yield verb
        return
    weak = verb.endswith(("ى", "و", "ي"))
    stem = verb[:-1] if weak else verb
    for person in ("ي", "ت", "ن"):
        rest, bare = verb[1:], stem[1:]
        for pronoun in objects:
            yield person + (f"{bare}ا{pronoun}" if verb.endswith("ى") and pronoun else rest + pronoun)
        if person != "ن":
            yield from (f"{person}{bare}ون", f"{person}{bare}وا", f"{person}{rest}ان", f"{person}{rest}ا")


def arabic_noun_forms(noun: str) -> Iterator[str]:
    """Yield an Arabic noun with the pronouns of an owner, in the accusative and in the dual.

    A phrase of several words is left as it is.
    """
    yield noun
    if " " in noun or len(noun) < _SHORTEST_NOUN:
        return
    feminine = noun.endswith("ة")
    stem = f"{noun[:-1]}{_FEMININE}" if feminine else noun
    if noun.endswith(("ا", "ى", "ون", "ين", "ان")):
        return
    for pronoun in _OWNERS:
        yield stem + pronoun
    yield from (f"{stem}ان", f"{stem}ين", f"{stem}ي")
    if not feminine:
        yield f"{noun}ا"
