"""Tests of the date of an event as its sentence tells it."""

from datetime import date

import pytest

from geodata.drafting.event_proposals import ToldEvent, propose_events
from geodata.drafting.text_reading import read_text
from geodata.words import Lang

DAY = date(2025, 5, 20)


def _told(content: str, lang: Lang) -> tuple[ToldEvent, ...]:
    return propose_events(read_text(content, DAY, lang).sentences())


def _dates(content: str, lang: Lang) -> list[str | None]:
    return [each.dated.when.edtf for each in _told(content, lang)]


TOTALS = [
    ("en", "More than 4,000 people have fled since 3 March.", "2025-03-03/2025-05-20"),
    ("en", "By 20 April 4,000 people have fled the town since 3 March.", "2025-03-03/2025-04-20"),
    ("ar", "نزح أكثر من أربعة آلاف شخص منذ 3 مارس.", "2025-03-03/2025-05-20"),
]


@pytest.mark.parametrize(("lang", "content", "edtf"), TOTALS)
def test_a_total_has_the_span_that_it_covers(lang: Lang, content: str, edtf: str) -> None:
    """From its "since" to its "by", else to the day of the text."""
    assert edtf in _dates(content, lang)


TERMS = [
    ("en", "The council extended the mandate until 31 December 2025."),
    ("ar", "مدد المجلس ولاية البعثة حتى 31 ديسمبر 2025."),
]


@pytest.mark.parametrize(("lang", "content"), TERMS)
def test_the_end_of_a_term_is_no_date_of_what_sets_it(lang: Lang, content: str) -> None:
    """A decision is not made on the day on which what it sets runs out."""
    assert _dates(content, lang) == [None]


def test_a_date_in_a_relative_clause_comes_after_that_of_the_event() -> None:
    """The day on which a ban ends is not that on which it was renewed."""
    content = (
        "Last month the American aviation regulator (FAA) renewed its ban, which now ends on 8 September."
    )
    assert _dates(content, "en")[0] == "2025-04"


LINES = [
    ("en", "4 May 2025\nTroops entered the town of Goma.\nFrance will send 300 soldiers to Chad.\n"),
    ("ar", "4 مايو 2025\nدخلت قوات بلدة غوما.\nسترسل فرنسا 300 جندي إلى تشاد.\n"),
]


@pytest.mark.parametrize(("lang", "content"), LINES)
def test_what_lies_ahead_has_no_date_of_its_line(lang: Lang, content: str) -> None:
    """The line dates what happened; what is to happen has a date only where words tell one."""
    assert _dates(content, lang) == ["2025-05-04", None]


SEVERAL = [
    ("en", "The army captured the town on 3 May, and the ministry condemned the attack on 4 May.", 2),
    ("en", "The prime minister visited Ankara on 3 May, a year after the withdrawal of March 2024.", 2),
    ("en", "The two armies clashed near the lake, the minister said.", 1),
    ("ar", "سيطر الجيش على البلدة في 3 مايو، وأدانت الوزارة الهجوم في 4 مايو.", 2),
    ("ar", "زار رئيس الوزراء أنقرة في 3 مايو، بعد عام على انسحاب الجيش في مارس 2024.", 2),
    ("ar", "قال الوزير إن الجيشين اشتبكا قرب البحيرة.", 1),
]


@pytest.mark.parametrize(("lang", "content", "count"), SEVERAL)
def test_a_sentence_tells_each_act_and_each_event_with_a_time_of_its_own(
    lang: Lang, content: str, count: int
) -> None:
    """What somebody only says gives way to what it tells of; a condemnation stands beside an act."""
    assert len(_told(content, lang)) == count
