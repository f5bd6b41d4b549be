"""Event phrases: status, hedge, denial, accusation, background, and what makes one event of two words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.kinds.kind_table import shipped_kinds
from geodata.prose.events.event_phrases import EventPhrase, find_event_phrases
from geodata.vocabulary import Status


def found_in(content: str) -> tuple[EventPhrase, ...]:
    """Return the event phrases of a sentence."""
    return find_event_phrases(content, 0, len(content), shipped_kinds())


TOLD = [
    ("نفذت الدولتان مناورات في البحر", [("exercise", "actual")]),
    ("أرسلت اليابان ثلاث سفن محملة أسلحة", [("incident", "actual")]),
    ("أرسلت اليابان جنودا", [("deployment", "actual")]),
    ("وقعتا اتفاقية دفاع", [("agreement", "actual")]),
    ("ناقش المجلس مقترحات بشأن توريد السلاح", [("transfer", "proposed")]),
    ("تخشى اليابان من توريد أسلحة", [("transfer", "feared")]),
    ("وافقت على توريد صواريخ", [("transfer", "agreed")]),
    ("تحصل فرنسا على أسلحة", [("transfer", "actual")]),
    ("من المقرر أن تنسحب القوات في مايو", [("movement", "expected")]),
    ("ستنسحب القوات في مايو", [("movement", "expected")]),
    ("قد تنسحب القوات", [("movement", "expected")]),
    ("قد انسحبت القوات", [("movement", "actual")]),
    ("Japan deployed ships and held drills", [("deployment", "actual"), ("exercise", "actual")]),
    ("Japan sent 300 soldiers", [("deployment", "actual")]),
    ("Japan will send 300 soldiers", [("deployment", "expected")]),
    ("Japan plans to send 300 soldiers", [("deployment", "expected")]),
    ("Parliament agreed to send 300 soldiers", [("deployment", "agreed")]),
    ("Talks are scheduled for May", [("meeting", "expected")]),
    ("Talks opened in May", [("meeting", "actual")]),
    ("Iran has long shipped parts to Russia", [("transfer", "actual")]),
    ("The council handed over parts of the city", []),
    ("the summit agreed nothing", [("meeting", "actual")]),
    ("it rained", []),
]


@pytest.mark.parametrize(("content", "found"), TOLD)
def test_kind_and_status(content: str, found: list[tuple[str, str]]) -> None:
    """The thing sent decides between deployment and transfer; tense and modal words give the status."""
    assert [(each.kind, each.status) for each in found_in(content)] == found


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("The rebels could attack the town", Status.EXPECTED),
        ("Residents fear an assault on the port", Status.FEARED),
        ("قد يشن الجيش هجوما على المدينة", Status.EXPECTED),
        ("يخشى السكان قصف الميناء", Status.FEARED),
    ],
)
def test_violence_that_lies_ahead_is_a_forecast(content: str, status: Status) -> None:
    """It accuses nobody of a deed: a statement, with the status of what it is about."""
    (found,) = found_in(content)
    assert (found.kind, found.status, found.rule) == ("statement", status, "forecast")


@pytest.mark.parametrize(
    ("content", "hedge"),
    [
        ("ربما تتشكل جبهة", "perhaps"),
        ("وقد وقعتا اتفاقية", None),
        ("قد وقعتا اتفاقية", None),
        ("قد تنشأ جبهة", "may"),
        ("the axis could grow", "could"),
        ("ربما اجتمعا، ووقعا اتفاقية", "perhaps"),
        ("In May they signed a treaty", None),
        ("Two ships reportedly collided", "reportedly"),
    ],
)
def test_hedge(content: str, hedge: str | None) -> None:
    """The hedge of the same clause; the Arabic particle of the past is none, nor is the month of May."""
    found = found_in(content)[0].hedge
    assert (found["en"] if found else None) == hedge


def test_a_hedge_is_that_of_its_clause() -> None:
    """The clause behind it is not hedged."""
    assert [bool(each.hedge) for each in found_in("ربما اجتمعا، ووقعا اتفاقية")] == [True, False]


@pytest.mark.parametrize(
    "content",
    [
        "The army did not shell the town",
        "The army never attacked the town",
        "Moscow denied that it had shelled the plant",
        "Kigali denies supplying weapons to the rebels",
        "No weapons were delivered to the militia",
        "لم تقصف الطائرات المدينة",
        "لن يرسل الجيش قوات إلى الشمال",
        "نفى الجيش أن يكون قد قصف المستشفى",
        "نفت الوزارة تزويد أي طرف بالسلاح",
    ],
)
def test_what_is_denied_is_no_event(content: str) -> None:
    """It is given with the mark, so that nothing is dropped in silence."""
    found = found_in(content)
    assert found
    assert all(each.is_negated for each in found)


@pytest.mark.parametrize(
    "content",
    [
        "The strike killed no fewer than 12 people",
        "The rebels attacked the base but did not say why",
        "قتلت الغارة ما لا يقل عن 12 شخصا",
        "دخلت القوات البلدة من دون قتال",
    ],
)
def test_a_denial_counts_for_its_own_verb(content: str) -> None:
    """A number at least, and another verb, deny nothing."""
    assert not found_in(content)[0].is_negated


@pytest.mark.parametrize(
    ("content", "accused"),
    [
        ("Kyiv accuses Beijing and Pyongyang of supplying shells to Moscow", "Beijing and Pyongyang"),
        ("The panel charged Eritrea with supplying rifles to the rebels", "Eritrea"),
        ("تتهم حكومة الوفاق الإمارات ومصر بتزويد حفتر بالسلاح", "الإمارات ومصر"),
    ],
)
def test_an_accusation_is_alleged(content: str, accused: str) -> None:
    """The accused are the doers, never the accuser."""
    (found,) = found_in(content)
    assert (found.kind, found.status, found.is_alleged) == ("transfer", Status.ALLEGED, True)
    assert found.agent is not None
    assert content[slice(*found.agent)] == accused


@pytest.mark.parametrize(
    ("content", "is_background"),
    [
        ("Some 300 people have been killed so far", True),
        ("Three people were killed on Sunday", False),
        ("The toll rose after the strike", True),
        ("ارتفعت حصيلة القتلى إلى 300", True),
        ("قُتل ثلاثة أشخاص يوم الأحد", False),
    ],
)
def test_background(content: str, is_background: bool) -> None:  # noqa: FBT001 - a column of the table
    """A count added up, and a deed that is only a time, are marked and weigh less."""
    (found,) = found_in(content)
    assert found.is_background is is_background
    assert (found.weight < 0.5) is is_background


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        ("A missile hit the ship, killing three and wounding four", ["strike"]),
        ("Three sailors were killed when a missile hit the ship", ["strike"]),
        ("The army took part in talks and moved its money to a bank", ["meeting"]),
        ("The ship was hit on 3 May and sank on 5 May", ["strike", "incident"]),
        ("قصفت الطائرات الميناء، مما أدى إلى مقتل ثلاثة", ["strike"]),
        ("أدانت الرياض الهجوم، ونددت الدوحة به", ["statement", "statement"]),
    ],
)
def test_one_event_is_told_once(content: str, kinds: list[str]) -> None:
    """Harm beside its cause is no event; a deed of another day, and another speaker's word, are."""
    assert [each.kind for each in found_in(content)] == kinds


@pytest.mark.parametrize(
    ("content", "kinds", "word"),
    [
        (
            "Aghdam was handed over on 20 May, Kalbajar five days later",
            ["movement"] * 2,
            "Kalbajar five days later",
        ),
        ("غادرت البعثة تساليت في 21 مايو، ثم كيدال في 31 مايو", ["movement"] * 2, "ثم كيدال في 31 مايو"),
        ("The army attacked Homs, Hama and Idlib in May", ["clash"], None),
    ],
)
def test_a_verb_left_out(content: str, kinds: list[str], word: str | None) -> None:
    """A name with a time of its own is told by the verb before it; a list of names is not."""
    found = found_in(content)
    assert [each.kind for each in found] == kinds
    assert word is None or content[slice(*found[-1].word)] == word


@pytest.mark.parametrize("content", ["ATTACK.", "2. Attacks on shipping.", "25/080 | 16 July | seizure"])
def test_headings_tell_nothing(content: str) -> None:
    """A few words without verb and name, in capitals, or parted by strokes."""
    assert found_in(content) == ()


@pytest.mark.parametrize(
    "content",
    [
        "الدول الجارة للسودان",
        "The firm Baltic Ceasefire Patrol is in Berlin",
        "The rebels took her to Goma",
        "the Joint Strike Fighter",
        "Rapid Support Forces of Sudan",
        "an attack helicopter",
    ],
)
def test_words_inside_of_other_words(content: str) -> None:
    """A neighbour is no raid though folding spells it alike; names are no events, nor what is far off."""
    assert found_in(content) == ()


@pytest.mark.parametrize(
    ("content", "kind"),
    [("The army counts 12 captured", "incident"), ("The rebels took Goma", "advance")],
)
def test_what_stands_beside_a_verb(content: str, kind: str) -> None:
    """A number before it makes it a count of people, a name behind it a place that is taken."""
    assert [each.kind for each in found_in(content)] == [kind]


def test_the_clause_leaves_a_closing_citation_out() -> None:
    """Whose words they are stands in no clause of the event."""
    (found,) = found_in("The navy seized a tanker off Jask, according to Tehran")
    assert found.clause == (0, len("The navy seized a tanker off Jask"))


WORDS = (
    "the",
    "army",
    "attacked",
    "and",
    "،",
    "قصف",
    "الجيش",
    "وأصيب",
    "was",
    "hit",
    "by",
    "أن",
    "3",
    "May",
    ".",
    "«",
)


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_text_is_read(content: str) -> None:
    """No text fails, and every offset lies in it."""
    for found in found_in(content):
        for span in (found.word, found.clause, found.agent, found.patient, found.recipient, found.supplier):
            assert span is None or 0 <= span[0] < span[1] <= len(content)
        assert 0 <= found.weight <= 1
