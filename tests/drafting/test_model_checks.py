"""Proposals of a model against the text: words to the letter, numbers, dates, places."""

from datetime import date
from typing import Any

import pytest

from geodata.drafting.model_checks import DropReason, ModelEvent, ProposalDroppedError, TextChecks
from geodata.kinds.kind_table import shipped_kinds
from geodata.vocabulary import Status
from tests.model_server import event

pytestmark = pytest.mark.usefixtures("names_index")

DAY = date(2031, 6, 1)
EN = (
    "On 3 May 2031 Iran's navy detained 1,500 soldiers off Bandar Abbas, the French ministry said. "
    "Between 20 and 30 soldiers fled on Tuesday. The drill of 03/04/2031 ended. Iran warned Aden. "
    "Iran warned Aden again. Old Springfield burned."
)
AR = "أعلنت وزارة الدفاع الفرنسية أن نحو ١٥٠٠ جندي وصلوا إلى عدن في 3 أيار/مايو 2031. وقُتل 12 جنديًا بالحديدة."
DETAINED = "Iran's navy detained 1,500 soldiers off Bandar Abbas"
FLED = "Between 20 and 30 soldiers fled on Tuesday"


def checked(content: str, words: str, **more: Any) -> ModelEvent:
    """Check an event against a text of one paragraph."""
    whole = (0, len(content))
    return TextChecks(content, shipped_kinds(), DAY).checked_event(event(words, **more), whole)


def dropped(content: str, words: str, **more: Any) -> DropReason:
    """Return the reason for which an event is dropped."""
    with pytest.raises(ProposalDroppedError) as caught:
        checked(content, words, **more)
    return caught.value.reason


def dated(words: str, edtf: str | None) -> dict[str, Any]:
    """A date as a model writes it."""
    return {"date": {"words": words, "edtf": edtf}}


def counted(words: str, *numbers: float) -> dict[str, Any]:
    """A figure as a model writes it."""
    return {"figures": [{"words": words, "numbers": list(numbers)}]}


def test_an_event_in_english() -> None:
    """Offsets are those of the text; a state that is named in an actor alone is no place."""
    found = checked(
        EN,
        DETAINED,
        kind="seizure",
        actors=["Iran's navy"],
        places=["Bandar Abbas", "Iran"],
        speaker="the French ministry",
        **counted("1,500 soldiers", 1500),
        **dated("3 May 2031", "2031-05-03"),
    )
    assert (found.kind, found.status) == ("seizure", Status.ACTUAL)
    assert EN[slice(*found.clause)] == DETAINED
    assert [EN[slice(*each)] for each in found.actors] == ["Iran's navy"]
    assert [each.place.id for each in found.places if each.place] == ["bandar-abbas"]
    assert [(each.amount.value, each.amount.unit) for each in found.figures] == [(1500, "soldier")]
    assert found.speaker
    assert EN[slice(*found.speaker)] == "the French ministry"
    assert found.date
    assert (found.date.edtf, found.date.is_doubtful) == ("2031-05-03", False)


def test_an_event_in_arabic() -> None:
    """Digits of both kinds, and a place behind a joined letter."""
    found = checked(
        AR,
        "نحو ١٥٠٠ جندي وصلوا إلى عدن",
        kind="deployment",
        places=["عدن"],
        speaker="وزارة الدفاع الفرنسية",
        **counted("١٥٠٠ جندي", 1500),
        **dated("3 أيار/مايو 2031", "2031-05-03"),
    )
    assert [each.place.id for each in found.places if each.place] == ["aden"]
    assert [(each.amount.value, each.amount.qualifier) for each in found.figures] == [(1500, "about")]
    assert found.date
    assert found.date.edtf == "2031-05-03"
    found = checked(AR, "قُتل 12 جنديًا بالحديدة", places=["الحديدة"], **counted("12 جنديًا", 12))
    assert [each.place.id for each in found.places if each.place] == ["hodeidah"]


@pytest.mark.parametrize(
    ("words", "more", "reason"),
    [
        ("Iran's navy detained 1,500 troops", {}, DropReason.NOT_IN_TEXT),
        ("iran's navy detained 1,500 soldiers", {}, DropReason.NOT_IN_TEXT),
        ("Iran’s navy detained", {}, DropReason.NOT_IN_TEXT),
        ("an's navy detained", {}, DropReason.NOT_IN_TEXT),
        ("Iran's navy det", {}, DropReason.NOT_IN_TEXT),
        ("500 soldiers off Bandar Abbas", {}, DropReason.NOT_IN_TEXT),
        ("Iran's navy detained 1", {}, DropReason.NOT_IN_TEXT),
        (" … ", {}, DropReason.SHAPE),
        ("Iran warned Aden", {}, DropReason.STANDS_TWICE),
        (DETAINED, {"kind": "invasion"}, DropReason.KIND),
        (DETAINED, {"status": "certain"}, DropReason.STATUS),
        (DETAINED, {"actors": ["the Iranian navy"]}, DropReason.NOT_IN_TEXT),
        (DETAINED, {"speaker": "the Danish ministry"}, DropReason.NOT_IN_TEXT),
        (DETAINED, {"places": ["Tehran"]}, DropReason.NOT_IN_TEXT),
        (DETAINED, {"places": ["soldiers"]}, DropReason.PLACE),
        (DETAINED, {"actors": ["navy"] * 41}, DropReason.SHAPE),
        (DETAINED, {"actors": "navy"}, DropReason.SHAPE),
        (DETAINED, {"figures": [{"words": "1,500 soldiers"}]}, DropReason.SHAPE),
        (DETAINED, counted("1,500 soldiers"), DropReason.SHAPE),
        (DETAINED, counted("1,500 soldiers", 1600), DropReason.NUMBER),
        (DETAINED, counted("1,500 soldiers", 1500, 1600), DropReason.NUMBER),
        (DETAINED, counted("1,500 soldiers", float("nan")), DropReason.NUMBER),
        (DETAINED, counted("soldiers off", 1500), DropReason.NUMBER),
        (DETAINED, counted("500 soldiers", 500), DropReason.NOT_IN_TEXT),
        (FLED, counted("20", 20), DropReason.NUMBER),
        (FLED, counted("30 soldiers", 30), DropReason.NUMBER),
        (DETAINED, counted("soldiers", 1500), DropReason.NUMBER),
        (DETAINED, dated("4 May 2031", "2031-05-04"), DropReason.NOT_IN_TEXT),
        (DETAINED, dated("3 May 2031", "2031-05-32"), DropReason.DATE),
        (DETAINED, dated("3 May 2031", "3 May 2031"), DropReason.DATE),
        (DETAINED, dated("3 May 2031", "0031-05-03"), DropReason.DATE),
        (DETAINED, dated("3 May 2031", "2031-05-03/9031-05-03"), DropReason.DATE),
    ],
)
def test_what_does_not_stand_is_dropped(words: str, more: dict[str, Any], reason: DropReason) -> None:
    """Another letter, a cut word, an invented name, a wrong number: each by its reason."""
    assert dropped(EN, words, **more) is reason


@pytest.mark.parametrize("answered", [None, 3, "x", [], {}, {"kind": "strike"}, {"words": DETAINED}])
def test_what_is_no_event_is_dropped(answered: object) -> None:
    """Any value may stand in an answer's list."""
    with pytest.raises(ProposalDroppedError) as caught:
        TextChecks(EN, shipped_kinds(), DAY).checked_event(answered, (0, len(EN)))
    assert caught.value.reason is DropReason.SHAPE


def test_words_stand_in_the_paragraph_that_was_asked_about() -> None:
    """The same words elsewhere do not count, and do not make two of one."""
    text = "Iran warned Aden.\nIran warned Aden."
    checks = TextChecks(text, shipped_kinds(), DAY)
    assert checks.checked_event(event("Iran warned Aden"), (18, 35)).clause == (18, 34)
    assert dropped(text, "Iran warned Aden") is DropReason.STANDS_TWICE


def test_words_that_stand_twice_are_those_of_the_clause() -> None:
    """Elsewhere the first is taken where all read alike; a figure then is not."""
    found = checked(EN, "Iran warned Aden again", actors=["Iran"], places=["Aden"])
    assert EN[found.clause[0] :].startswith("Iran warned Aden again")
    assert found.actors == ((found.clause[0], found.clause[0] + 4),)
    assert found.places[0].span[0] > found.clause[0]
    found = checked(EN, "Old Springfield burned", actors=["Iran"])
    assert found.actors == ((EN.index("Iran"), EN.index("Iran") + 4),)
    twice = "It hit 40 ships, and later 40 ships."
    assert dropped(twice, "It hit", **counted("40 ships", 40)) is DropReason.STANDS_TWICE


def test_words_may_stand_behind_joined_letters_alone() -> None:
    """A letter of the word itself is not cut off."""
    text = "وبالحديدة سفن. والحديدات بعيدة. كتبَ المتحدث. زار 20km منها و50 سفينة."
    assert checked(text, "الحديدة سفن").clause == (2, 13)
    assert dropped(text, "الحديد") is DropReason.NOT_IN_TEXT
    assert dropped(text, "كتب") is DropReason.NOT_IN_TEXT
    assert checked(text, "20").clause
    assert checked(text, "50 سفينة").clause
    assert dropped(text, "حديدة سفن") is DropReason.NOT_IN_TEXT


@pytest.mark.parametrize(
    ("words", "edtf", "found"),
    [
        ("3 May 2031", "2031-05-03", ("2031-05-03", False, ())),
        ("3 May 2031", None, ("2031-05-03", False, ())),
        ("May 2031", "2031-05-03", ("2031-05-03", False, ())),
        ("3 May 2031", "2031-05-04", (None, True, ("2031-05-03", "2031-05-04"))),
        ("03/04/2031", "2031-04-03", (None, True, ("2031-04-03", "2031-03-04"))),
        ("Tuesday", "2031-05-27", ("2031-05-27", False, ())),
        ("Tuesday", "2031-05-28", (None, True, ("2031-05-27", "2031-05-28"))),
        ("Tuesday", None, ("2031-05-27", False, ())),
        ("The drill", "2031-05", ("2031-05", True, ())),
    ],
)
def test_dates(words: str, edtf: str | None, found: tuple[str | None, bool, tuple[str, ...]]) -> None:
    """What the rules read is sure where the model says the same; else it is doubtful, or asked."""
    made = checked(EN, FLED, **dated(words, edtf)).date
    assert made
    assert (made.edtf, made.is_doubtful, made.readings) == found


def test_what_took_place_after_the_day_of_the_text_is_doubtful() -> None:
    """An event ahead is not."""
    text = "Iran holds a drill on 3 July 2031."
    made = checked(text, "Iran holds a drill", **dated("3 July 2031", "2031-07-03")).date
    assert made
    assert made.is_doubtful
    made = checked(text, "Iran holds a drill", status="expected", **dated("3 July 2031", "2031-07-03")).date
    assert made
    assert not made.is_doubtful


@pytest.mark.parametrize(
    ("words", "numbers", "amount"),
    [
        ("1,500 soldiers", [1500], (1500, None, None)),
        ("1,500", [1500], (1500, None, None)),
        ("Between 20 and 30 soldiers", [20, 30], (None, 20, 30)),
    ],
)
def test_numbers(words: str, numbers: list[float], amount: tuple[float | None, ...]) -> None:
    """The amount is what the rules read, with what it counts."""
    clause = DETAINED if "1,500" in words else FLED
    (made,) = checked(EN, clause, **counted(words, *numbers)).figures
    assert (made.amount.value, made.amount.low, made.amount.high) == amount
    assert made.amount.unit == "soldier"
    assert EN[slice(*made.span)] == words


def test_a_number_with_two_readings_stays_a_question() -> None:
    """Whichever of the two the model has chosen."""
    (made,) = checked("Some 1.500 soldiers fled.", "fled", **counted("1.500 soldiers", 1500)).figures
    assert (made.amount.value, made.amount.readings) == (None, (1500, 1.5))
    assert dropped("Some 1.500 soldiers fled.", "fled", **counted("1.500 soldiers", 15)) is DropReason.NUMBER


def test_a_name_within_a_longer_one_is_the_longer_one() -> None:
    """What the rules read there counts: the gulf is not the town."""
    text = "A tanker burned in the Gulf of Aden on Monday."
    (made,) = checked(text, "A tanker burned", places=["Aden"]).places
    assert text[slice(*made.span)] == "Gulf of Aden"
    assert made.place is not None
    assert made.place.id == "gulf-of-aden"


def test_a_place_that_the_rules_do_not_place_is_asked() -> None:
    """A name of many bearers is a question, never a mark."""
    (made,) = checked("Troops left Springfield.", "Troops left Springfield", places=["Springfield"]).places
    assert made.place is None
    assert 1 < len(made.asked) <= 8


def test_a_government_is_an_actor_and_no_place() -> None:
    """A seat of government that speaks is not where it happened."""
    text = "Beijing announced a drill near Japan."
    found = checked(text, "Beijing announced a drill", places=["Beijing", "Japan"])
    assert [each.place.id for each in found.places if each.place] == ["jpn"]
    assert found.actors == ((0, 7),)
