"""Tests of attributions: verbs of saying and speakers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.prose.sentence_bounds import split_sentences
from geodata.prose.speakers.attribution_record import Attribution
from geodata.prose.speakers.attributions import find_attributions

SAID = [
    (
        "أكد وزير الدفاع الياباني أن سفنا أبحرت.",
        "وزير الدفاع الياباني",
        "jpn-defence-ministry",
        "confirms",
        "reported",
    ),
    (
        "وقالت وزارة الدفاع الفرنسية: وصلت القوات.",
        "وزارة الدفاع الفرنسية",
        "fra-defence-ministry",
        "asserts",
        "reported",
    ),
    ("وتخشى اليابان من أن تتأخر.", "اليابان", "jpn", "asserts", "judgement"),
    ("نفت طهران ذلك.", "طهران", "irn", "denies", "reported"),
    ("تجنب الرئيس التركي نفي الأمر.", "الرئيس التركي", "tur-presidency", "does-not-deny", "reported"),
    ("ورجحت مصادر أخرى عددا أكبر.", "مصادر أخرى", None, "asserts", "judgement"),
    ("قيل إنها أبحرت.", None, None, "asserts", "reported"),
    ("Japan's ministry confirmed that ships sailed.", "Japan's ministry", "jpn", "confirms", "reported"),
    (
        "Smith, the British envoy, said ships sailed.",
        "Smith, the British envoy",
        "gbr",
        "asserts",
        "reported",
    ),
    ("Tehran did not deny it.", "Tehran", "irn", "does-not-deny", "reported"),
    (
        "About 30 ships, according to the French ministry.",
        "the French ministry",
        "fra",
        "asserts",
        "reported",
    ),
]


NAMED = [
    ("Ships sailed, said the British ministry.", "British ministry", "said-inverted"),
    ("On Monday the French navy said ships sailed.", "French navy", "verb"),
    ("In a statement on 3 May the Greek police said ships sailed.", "Greek police", "verb"),
    ("The owner, citing the crew, sailed on.", "crew", "according"),
    ("أما الناطق باسم الجيش سليم دمير فأعلن تدمير المستودع.", "الناطق باسم الجيش سليم دمير", "verb"),
    ("غرقت السفينة بحسب اليونسكو.", "اليونسكو", "according"),
    ("وذكرت صحيفة «الميناء» أن السفينة غرقت.", "صحيفة «الميناء", "verb"),
    ("وقال المتحدث العسكري يوم الاثنين إن السفينة غرقت.", "المتحدث العسكري", "verb"),
    ("CENTCOM: the ships sailed.", "CENTCOM", "headline"),
    ("At least 30 were hurt (the Greek police).", "Greek police", "bracket"),
    ("The men, blamed by the Greek police, fled.", "Greek police", "passive-by"),
]


def read(content: str) -> tuple[Attribution, ...]:
    """The attributions of a text."""
    return find_attributions(content, [(each.start, each.end) for each in split_sentences(content)])


@pytest.mark.parametrize(("content", "speaker", "actor", "stance", "statement"), SAID)
def test_who_says_how(
    content: str, speaker: str | None, actor: str | None, stance: str, statement: str
) -> None:
    """Words of the speaker, actor and stance of an attribution."""
    found = [
        (content[slice(*each.speaker)] if each.speaker else None, each.actor, each.stance, each.statement)
        for each in read(content)
    ]
    assert found == [(speaker, actor, stance, statement)]


@pytest.mark.parametrize(("content", "name", "rule"), NAMED)
def test_the_name_of_a_speaker(content: str, name: str, rule: str) -> None:
    """The name stands without title words, dates and occasions, wherever the speaker stands."""
    (found,) = read(content)
    assert found.name is not None
    assert (content[slice(*found.name)], found.rule) == (name, rule)


def test_who_accuses_speaks() -> None:
    """The accuser is the speaker, in both languages."""
    for content in ("Japan accuses France of piracy.", "تتهم اليابان فرنسا بالقرصنة."):
        (found,) = read(content)
        assert (found.actor, found.is_accusation) == ("jpn", True)


def test_a_pronoun_is_the_speaker_before() -> None:
    """Whoever adds something is named in the sentence before; without one nobody speaks."""
    content = "The French navy said ships sailed. It added that they returned."
    first, second = read(content)
    assert (second.actor, second.fuller_name) == (first.actor, first.name)
    assert read("It added that they returned.") == ()


def test_the_author_is_no_other_speaker() -> None:
    """Words of the author's own are known as such."""
    for content in ("We assess that ships will sail.", "نقدر أن السفن ستبحر."):
        (found,) = read(content)
        assert (found.speaker, found.rule, found.statement) == (None, "author", "judgement")


@pytest.mark.parametrize(
    ("content", "covered"),
    [
        ("France said ships sailed.", ["France said ships sailed."]),
        ("It rained as France said ships sailed.", ["France said ships sailed."]),
        ("It sank, France said; it floats, said Japan.", ["France said", "; it floats, said Japan."]),
        ("It sank, according to France.", ["It sank, according to France."]),
    ],
)
def test_what_a_statement_covers(content: str, covered: list[str]) -> None:
    """A closing attribution covers what stands before it, any other what follows."""
    assert [content[slice(*each.covered)] for each in read(content)] == covered


@given(st.text(max_size=120))
def test_any_text_is_read(content: str) -> None:
    """No text raises, and every span lies inside it."""
    for each in read(content):
        assert 0 <= each.covered[0] <= each.covered[1] <= len(content)


@pytest.mark.parametrize(
    "content",
    [
        "Ships according to plan.",
        "The Greek Navy (the fleet) sailed.",
        "وفق الاتفاق انسحبت القوات.",
        "The reports are old.",
        "إن السفن أبحرت.",
        "Ships sailed in 2018.",
        "",
    ],
)
def test_nobody_speaks(content: str) -> None:
    """Nouns that look like verbs of saying attribute nothing."""
    assert read(content) == ()


def test_a_last_name_is_the_same_speaker() -> None:
    """A last name takes the actor of the fuller name before it."""
    content = "قال الرئيس التركي سليم دمير إن السفن أبحرت. وصرح دمير بأنها عادت."
    first, second = read(content)
    assert (second.actor, second.fuller_name) == ("tur-presidency", first.speaker)


def test_a_citation_at_the_end_is_known_as_such() -> None:
    """It may cover more than its clause."""
    assert [each.is_closing for each in read("30 ships sailed, according to Japan.")] == [True]
    assert [each.is_closing for each in read("According to Japan, 30 ships sailed.")] == [False]


FORMS = [
    ("In a statement the ministry of interior put the number of arrests at 40.", "ministry of interior"),
    ("The tribunal found that 4,000 people were held at the camp.", "tribunal"),
    ("The ministry's figures show 120 cases.", "ministry's figures"),
    ("A doctor at the clinic counted 17 bodies.", "doctor"),
    ("The indictment states that the order came from the colonel.", "indictment"),
    ("ونقلت وكالة رويترز عن مسؤول أن الرتل تعرض لكمين.", "وكالة رويترز"),
    ("وجاء في بيان لوزارة الداخلية أن عدد الموقوفين بلغ أربعين.", "لوزارة الداخلية"),
    ("وزعم المتمردون إسقاط مسيرة.", "المتمردون"),
    ("وتحدث سكان عن عمليات نهب.", "سكان"),
    ("وأظهرت بيانات المنظمة الدولية للهجرة عبور أربعة آلاف شخص.", "بيانات المنظمة الدولية للهجرة"),
]


@pytest.mark.parametrize(("content", "name"), FORMS)
def test_bodies_data_and_relayed_words_have_speakers(content: str, name: str) -> None:
    """A body, its figures, a statement in which something stands, an agency that passes words on."""
    found = find_attributions(content, [(0, len(content))])
    names = [content[slice(*(each.name or each.speaker or (0, 0)))] for each in found]
    assert any(name in each or each in name for each in names if each)


NO_SPEAKERS = [
    "Blue Line, which manages the ship, confirmed the crew were safe.",
    "Satellite images of the crew showed that the ship had left.",
    "Ambrey, a maritime security firm, reported a suspicious approach 40 nm off Nishtun.",
]


@pytest.mark.parametrize("content", NO_SPEAKERS)
def test_what_is_said_is_no_speaker(content: str) -> None:
    """A clause or a number behind a verb of saying names nobody who speaks."""
    found = find_attributions(content, [(0, len(content))])
    names = [content[slice(*(each.speaker or (0, 0)))] for each in found]
    assert not any("crew" in each or "approach" in each for each in names)
