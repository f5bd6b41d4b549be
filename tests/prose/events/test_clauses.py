"""Clauses of sentences, and the forms of the verbs by which they are known."""

import pytest

from geodata.kinds.kind_table import shipped_kinds
from geodata.prose.events.clauses import Clause, split_clauses
from geodata.prose.events.event_word_tables import find_english_names, find_event_words
from geodata.prose.events.verb_forms import (
    VerbForm,
    arabic_forms,
    arabic_noun_forms,
    english_forms,
    english_plural,
)
from geodata.prose.tokens import tokenize

CLAUSES = [
    ("The army shelled Homs and the rebels fled", ["The army shelled Homs", "and the rebels fled"]),
    ("The army shelled Homs, Hama and Idlib", ["The army shelled Homs, Hama and Idlib"]),
    ("Ships and aircraft shot down drones", ["Ships and aircraft shot down drones"]),
    ("The ship, which sank in May, was hit in April", ["The ship, which sank in May", "was hit in April"]),
    ("It sank; a fire burned; talks", ["It sank", "a fire burned", "talks"]),
    ("He said that troops withdrew", ["He said", "that troops withdrew"]),
    ("Kyiv accuses A and B of supplying shells", ["Kyiv accuses A and B of supplying shells"]),
    ("A missile hit the ship, killing three", ["A missile hit the ship", "killing three"]),
    ("قصف الجيش البلدة وانسحبت الفصائل", ["قصف الجيش البلدة", "وانسحبت الفصائل"]),
    ("قصف الجيش البلدة والمطار والميناء", ["قصف الجيش البلدة والمطار والميناء"]),
    ("قصف الجيش البلدة، فيما انسحبت الفصائل", ["قصف الجيش البلدة", "فيما انسحبت الفصائل"]),
    ("قصف الجيش البلدة بينما انسحبت الفصائل", ["قصف الجيش البلدة", "بينما انسحبت الفصائل"]),
    ("انسحبت الفصائل إذ قصف الجيش البلدة", ["انسحبت الفصائل", "إذ قصف الجيش البلدة"]),
    ("قال الوزير إن القوات انسحبت", ["قال الوزير", "إن القوات انسحبت"]),
    ("", []),
    ("Homs", ["Homs"]),
]


def clauses_of(content: str) -> tuple[Clause, ...]:
    """Return the clauses of a sentence."""
    row = tokenize(content)
    names = find_english_names(content, row)
    return split_clauses(content, row, find_event_words(row, shipped_kinds(), names))


@pytest.mark.parametrize(("content", "clauses"), CLAUSES)
def test_clauses(content: str, clauses: list[str]) -> None:
    """Each has a verb of its own; names and nouns stay together."""
    row = tokenize(content)
    found = clauses_of(content)
    assert [content[slice(*each.span(row))] for each in found] == clauses


@pytest.mark.parametrize(
    ("content", "is_gapped"),
    [
        ("Homs fell on 3 May, Hama on 5 May", [False, True]),
        ("Homs fell on 3 May, a Sunday", [False]),
        ("سقطت حمص في 3 مايو، ثم حماة في 5 مايو", [False, True]),
        ("سقطت حمص في 3 مايو، وفق بيان في 5 مايو", [False]),
    ],
)
def test_a_verb_left_out(content: str, is_gapped: list[bool]) -> None:
    """A name and a time behind a clause with a time."""
    found = clauses_of(content)
    assert [each.is_gapped for each in found] == is_gapped


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deploy", {"deploy", "deploys", "deployed", "deploying"}),
        (
            "carry out strikes",
            {f"{each} out strikes" for each in ("carry", "carries", "carried", "carrying")},
        ),
        ("seize", {"seize", "seizes", "seized", "seizing"}),
        ("clash", {"clash", "clashes", "clashed", "clashing"}),
        ("flee", {"flee", "flees", "fled", "fleeing"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("test-fire", {"test-fire", "test-fires", "test-fired", "test-firing"}),
    ],
)
def test_english_forms(verb: str, forms: set[str]) -> None:
    """The first word of a phrase is inflected, behind its last hyphen."""
    irregular = {"flee": "fled fled flees fleeing"}
    assert {form for form, _ in english_forms(verb, irregular, {"ban"})} == forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("قصف/يقصف", ["قصف", "قصفت", "قصفوا", "قصفته", "يقصف", "تقصف", "يقصفون", "سيقصف", "ستقصفه"]),
        ("أجلى/يجلي", ["أجلى", "أجلت", "أجلوا", "أجلاهم", "أجلتهم", "يجلي", "تجلي", "يجلون"]),
        ("دعا/يدعو إلى", ["دعا إلى", "دعت إلى", "دعوا إلى", "يدعو إلى", "ستدعو إلى", "يدعون إلى"]),
        ("أرجأ/يرجئ", ["أرجأ", "أرجأت", "أرجؤوا", "أرجأوا", "يرجئ"]),
    ],
)
def test_arabic_forms(verb: str, forms: list[str]) -> None:
    """Persons, numbers, the future, and pronouns of the object."""
    assert set(forms) <= {form for form, _ in arabic_forms(verb)}


def test_arabic_passives_are_known_as_such() -> None:
    """A verb given as a passive is one in all of its forms but the future."""
    uses = dict(arabic_forms("أصيب/يصاب", passive=True))
    assert (uses["أصيبت"], uses["يصاب"], uses["سيصاب"]) == (
        VerbForm.PASSIVE,
        VerbForm.PASSIVE,
        VerbForm.FUTURE,
    )


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("هجوم", ["هجوم", "هجوما", "هجومه", "هجومها", "هجومهم", "هجومين"]),
        ("غارة", ["غارة", "غارتها", "غارتين", "غارتان", "غارتي"]),
    ],
)
def test_arabic_nouns(noun: str, forms: list[str]) -> None:
    """Owners, accusative, dual and its construct."""
    assert set(forms) <= set(arabic_noun_forms(noun))


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("strike", "strikes"),
        ("clash", "clashes"),
        ("country", "countries"),
        ("act of piracy", "acts of piracy"),
    ],
)
def test_english_plural(noun: str, plural: str) -> None:
    """The noun before "of" has it."""
    assert english_plural(noun) == plural
