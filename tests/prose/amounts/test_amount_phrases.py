"""Tests of amounts in words: values, ranges, qualifiers, units, what is counted, ambiguous spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.kinds.unit_table import unit_table
from geodata.prose.amounts.amount_phrases import AmountPhrase, find_amounts
from geodata.prose.lexicon import word_lists

ONE = [
    ("١٥٠٠ جندي", 1500, "exact", "soldier"),
    ("1,500 troops", 1500, "exact", "soldier"),
    ("١٬٥٠٠ جندي", 1500, "exact", "soldier"),
    ("3 آلاف جندي", 3000, "exact", "soldier"),
    ("ثلاثة ملايين قذيفة", 3_000_000, "exact", "shell"),
    ("three million shells", 3_000_000, "exact", "shell"),
    ("نحو 10 آلاف عسكري", 10_000, "about", "soldier"),
    ("ما يقرب من 19 ألف مقاتل", 19_000, "close-to", "fighter"),
    ("بأكثر من 13 ألف حاوية", 13_000, "more-than", "container"),
    ("at least 12 tanks", 12, "at-least", "tank"),
    ("5 سفن على الأقل", 5, "at-least", "ship"),
    ("أقل من 40 دبابة", 40, "less-than", "tank"),
    ("up to 30 per cent", 30, "up-to", "percent"),
    ("more than 1,000 elite troops", 1000, "more-than", "soldier"),
    ("خمسة وعشرين سفينة", 25, "exact", "ship"),
    ("مئة وخمسون ألف جندي", 150_000, "exact", "soldier"),
    ("بألفين وخمسمئة جندي", 2500, "exact", "soldier"),
    ("3 آلاف و500 جندي", 3500, "exact", "soldier"),
    ("two hundred and fifty ships", 250, "exact", "ship"),
    ("1.5 million people", 1_500_000, "exact", "person"),
    ("ألف طلقة من قذائف المدفعية", 1000, "exact", "shell"),
    ("ثلاثة أضعاف", 3, "exact", "times"),
    ("three-fold", 3, "exact", "times"),
    ("6700 as of now", 6700, "exact", None),
    # numbers in words and figures of every size
    ("thirteen sailors", 13, "exact", "sailor"),
    ("twenty-five buses", 25, "exact", "vehicle"),
    ("two and a half tonnes", 2.5, "exact", "tonne"),
    ("half a million refugees", 500_000, "exact", "refugee"),
    ("12 500 refugees", 12_500, "exact", "refugee"),
    ("3.5m people", 3_500_000, "exact", "person"),
    ("20k homes", 20_000, "exact", "house"),
    ("500 crore rupees", 5_000_000_000, "exact", None),
    ("ثلاث مئة جندي", 300, "exact", "soldier"),
    ("ألفا شخص", 2000, "exact", "person"),
    ("مئتا جندي", 200, "exact", "soldier"),
    ("مليونا برميل", 2_000_000, "exact", "barrel"),
    ("مليون ونصف المليون لاجئ", 1_500_000, "exact", "refugee"),
    ("ربع مليون نازح", 250_000, "exact", "displaced-person"),
    ("اثنتا عشرة مدرعة", 12, "exact", "armoured-vehicle"),
    ("a dozen soldiers", 12, "exact", "soldier"),
    ("half a dozen tanks", 6, "exact", "tank"),
    ("two dozen drones", 24, "exact", "drone"),
    ("a pair of frigates", 2, "exact", "warship"),
    # qualifiers
    ("no fewer than seven boats", 7, "at-least", "boat"),
    ("some 40 trucks", 40, "about", "truck"),
    ("upwards of 400 rebels", 400, "more-than", "fighter"),
    ("as many as 60 hostages", 60, "up-to", "hostage"),
    ("100+ rockets", 100, "at-least", "rocket"),
    ("~200 troops", 200, "about", "soldier"),
    ("just under 90 bodies", 90, "close-to", "person"),
    ("ما يربو على 100 جريح", 100, "more-than", "person"),
    ("ما لا يقل عن ٢٠ غارة", 20, "at-least", "raid"),
    ("زهاء ألف مستوطن", 1000, "about", "person"),
    ("قرابة عشرين قرية", 20, "about", "village"),
    ("أزيد من 60 قتيلا", 60, "more-than", "person"),
    ("40 شاحنة كحد أقصى", 40, "up-to", "truck"),
    # what is counted without a noun behind
    ("killing three", 3, "exact", "person"),
    ("Crew: 18.", 18, "exact", "sailor"),
    ("وجرح عشرة في الكمين", 10, "exact", "person"),
    ("أفراد الطاقم الـ21", 21, "exact", "sailor"),
    ("three of the crew", 3, "exact", "sailor"),
    ("84 من عناصر الحركة", 84, "exact", "soldier"),
    ("seized 600 square kilometres", 600, "exact", "square-kilometre"),
    ("مساحة 600 كيلومتر مربع", 600, "exact", "square-kilometre"),
    ("the missile flew 1,100 km", 1100, "exact", "kilometre"),
    ("a 300-vehicle convoy", 300, "exact", "vehicle"),
    ("a 1,200-strong force", 1200, "exact", None),
    ("two Su-35s", 2, "exact", None),
    ("2,000 155mm rounds", 2000, "exact", "round"),
    ("killing one", 1, "exact", "person"),
    ("one soldier was hurt", 1, "exact", "soldier"),
    ("قتيل واحد", 1, "exact", "person"),
]


@pytest.mark.parametrize(("words", "value", "qualifier", "unit"), ONE)
def test_one_amount(words: str, value: float, qualifier: str, unit: str | None) -> None:
    """Value, qualifier and unit of an amount."""
    found = find_amounts(words)
    assert [(each.value, each.qualifier, each.unit) for each in found] == [(value, qualifier, unit)]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("بين 6700 و13 ألف حاوية", 6700, 13_000),
        ("between 3 and 4 thousand soldiers", 3000, 4000),
        ("من 3 إلى 4 آلاف جندي", 3000, 4000),
        ("10 to 20 ships", 10, 20),
        ("6700–13000 containers", 6700, 13_000),
        ("between 40 and 50 percent", 40, 50),
        ("5% to 10% of exports", 5, 10),
        ("40-50% of homes", 40, 50),
        ("five or six gunmen", 5, 6),
        ("خمسة أو ستة مسلحين", 5, 6),
        ("two to four a week", 2, 4),
        ("ما بين 30 و40 مسلحا", 30, 40),
        ("بما بين 15 و20 في المئة", 15, 20),
        ("تتراوح بين 10 آلاف و12 ألف نازح", 10_000, 12_000),
        ("$3bn to $4bn", 3e9, 4e9),
        ("3-4 persons on board", 3, 4),
    ],
)
def test_a_range(words: str, low: float, high: float) -> None:
    """Both ends; a multiplier behind the second holds for the first where that makes sense."""
    assert [(each.value, each.low, each.high) for each in find_amounts(words)] == [(None, low, high)]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("The toll rose from 21 to 34.", [21, 34]),
        ("ارتفعت حصيلة الانفجار من عشرين إلى 29 قتيلا", [20, 29]),
        ("The price rose 3.2% to $84.10.", [3.2, 84.1]),
        ("three soldiers and 14 wounded", [3, 14]),
        ("dix 913 جريحا و205 قتلى", [913, 205]),
    ],
)
def test_two_amounts(words: str, values: list[float]) -> None:
    """A rise or a list is no range."""
    assert [each.value for each in find_amounts(words)] == values


@pytest.mark.parametrize(
    ("words", "readings"),
    [("1.500 soldiers", (1500, 1.5)), ("٢٫٥٠٠ جندي", ()), ("2,5 مليون", (25_000_000, 2_500_000))],
)
def test_two_readings_ask(words: str, readings: tuple[float, ...]) -> None:
    """A lone point or comma gives both readings and no value; the decimal sign of Arabic gives one."""
    found = find_amounts(words)[0]
    assert found.readings == readings
    assert (found.value is None) == bool(readings)


@pytest.mark.parametrize("words", ["1.234 million people", "12.375 percent"])
def test_point_before_a_million_is_decimal(words: str) -> None:
    """Nobody groups thousands before a million or percent."""
    assert find_amounts(words)[0].readings == ()


@pytest.mark.parametrize(
    ("words", "value", "qualifier"),
    [
        ("a quarter of the traffic", 25, "exact"),
        ("nearly half of the fighters", 50, "close-to"),
        ("two-thirds of the city", 66.67, "exact"),
        ("by a third", 33.33, "exact"),
        ("a third of the fleet", 33.33, "exact"),
        ("one in five children", 20, "exact"),
        ("nine out of ten households", 90, "exact"),
        ("4 in 10 households", 40, "exact"),
        ("74 percent", 74, "exact"),
        ("less than 7%", 7, "less-than"),
        ("%42 من الإنتاج", 42, "exact"),
        ("74 في المئة", 74, "exact"),
        ("أكثر من ربع السكان", 25, "more-than"),
        ("ثلثا المنازل", 66.67, "exact"),
        ("ثلث سكان المخيم", 33.33, "exact"),
        ("نصفهم من الأطفال", 50, "exact"),
        ("خُمس الاستهلاك العالمي", 20, "exact"),
        ("بنسبة 12 عن العام الماضي", 12, "exact"),
    ],
)
def test_a_share_is_in_percent(words: str, value: float, qualifier: str) -> None:
    """Percent and fractions of a whole."""
    assert [(each.value, each.qualifier, each.unit) for each in find_amounts(words)] == [
        (value, qualifier, "percent")
    ]


@pytest.mark.parametrize(
    ("words", "value", "unit", "asked"),
    [
        ("$2.5bn", 2.5e9, "usd", 0),
        ("€30m in aid", 3e7, "eur", 0),
        ("about US$ 300 million", 3e8, "usd", 0),
        ("AED 12 million", 1.2e7, "aed", 0),
        ("5 million USD", 5e6, "usd", 0),
        ("40 € a head", 40, "eur", 0),
        ("13.5 trillion roubles", 1.35e13, "rub", 0),
        ("500,000 Yemeni rials", 500_000, "yer", 0),
        ("20,000 riyals", 20_000, None, 5),
        ("3 billion pounds", 3e9, None, 6),
        ("20 ألف دولار", 20_000, "usd", 0),
        ("40 مليون شيكل", 4e7, "ils", 0),
        ("200 دينار عراقي", 200, "iqd", 0),
        ("مليار ريال", 1e9, None, 5),
        ("1000 ل.س", 1000, "syp", 0),
        ("40 مليون درهم", 4e7, None, 2),
    ],
)
def test_money(words: str, value: float, unit: str | None, asked: int) -> None:
    """A currency by sign, code or word; one that several states have is asked."""
    found = find_amounts(words)
    assert [(each.value, each.unit, len(each.unit_readings)) for each in found] == [(value, unit, asked)]


@pytest.mark.parametrize(
    ("words", "per"),
    [
        ("1,270 a day", "day"),
        ("120 tonnes of ore a month", "month"),
        ("20 cargoes per year", "year"),
        ("450,000 b/d", None),
        ("800,000 bpd", "day"),
        ("مليون برميل يوميا", "day"),
        ("300 شاحنة في اليوم", "day"),
        ("3 هجمات أسبوعيا", "week"),
        ("12 raids a day later", None),
        ("8 آلاف عبروا في أسبوع", None),
        ("4500 في يوم واحد", None),
    ],
)
def test_a_rate(words: str, per: str | None) -> None:
    """So many a day; "a day later" and a single day are no rate."""
    assert [each.per for each in find_amounts(words)] == [per]


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("سقط قتيلان في الغارة", "person"),
        ("أصيب شخصين", "person"),
        ("إسقاط طائرتين مسيّرتين", "drone"),
        ("بمقتل جنديين", "soldier"),
        ("مدنيان", "civilian"),
        ("محتجزَين", "detainee"),
        ("قذيفتان", "shell"),
        ("ناقلتا نفط", "tanker"),
        ("فرقاطتين حربيتين", "warship"),
        ("أكاديميتين عسكريتين", None),
    ],
)
def test_a_dual_is_two(words: str, unit: str | None) -> None:
    """Two in one word of Arabic."""
    assert [(each.value, each.unit, each.rule) for each in find_amounts(words)] == [(2, unit, "dual")]


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("18 anti-ship missiles in the west", "anti-ship missiles"),
        ("2,000 Ukrainian soldiers were encircled", "Ukrainian soldiers"),
        ("three of the crew", "crew"),
        ("21,000 tonnes of fertiliser on board", "fertiliser"),
        ("35 pirates surrendered", "pirates"),
        ("14 wounded", "wounded"),
        ("28 near the town", None),
        ("the remaining 24 fell in open areas", None),
        ("a quarter of the traffic", "traffic"),
        ("47 جنديا ماليا في الكمين", "جنديا ماليا"),
        ("41 ألف طن من الأسمدة", "الأسمدة"),
        ("و60 بحسب الصحيفة", None),
        ("ودبابتان", "دبابتان"),
    ],
)
def test_what_is_counted(words: str, counted: str | None) -> None:
    """The noun phrase by its offsets."""
    found = find_amounts(words)
    assert [each.counted and words[slice(*each.counted)] for each in found] == [counted]


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("The death toll has risen to 1,204.", None, None),
        ("bringing the total to 340", None, None),
        ("So far 43 bodies have been found.", None, None),
        ("a total of 312 ships", None, None),
        ("100,617 people have crossed since 24 September", "24 September", None),
        ("They had recorded 262 deaths by 27 March.", None, "27 March"),
        ("أسرت القوات 194 عنصرا منذ بدء الهجوم", "بدء الهجوم", None),
        ("بلغ عدد القتلى 205 أشخاص حتى 18 نيسان", None, "18 نيسان"),
        ("ارتفع عدد النازحين إلى 136 ألفا", None, None),
        ("ليصل إلى 90 قتيلا", None, None),
        ("43 قتيلا حتى الآن", None, None),
    ],
)
def test_a_total(words: str, since: str | None, until: str | None) -> None:
    """Words that say a total, and the time it covers."""
    (found,) = find_amounts(words)
    assert found.is_cumulative
    assert (found.since and words[slice(*found.since)]) == since
    assert (found.until and words[slice(*found.until)]) == until


@pytest.mark.parametrize(
    "words",
    [
        "Six raids hit the port on Monday.",
        "The two attacks are the deadliest since 2019: 12 people died.",
        "1.2 million barrels per day since June",
        "قتل ثلاثة جنود في الكمين",
    ],
)
def test_no_total(words: str) -> None:
    """One day's count, a superlative and a rate are none."""
    assert not any(each.is_cumulative for each in find_amounts(words))


def test_offsets_hold_the_words() -> None:
    """From the qualifier to the unit, in the text's own offsets."""
    content = "They sent close to 1,500 soldiers and 20 ships for $5m."
    assert [content[each.start : each.end] for each in find_amounts(content)] == [
        "close to 1,500 soldiers",
        "20 ships",
        "$5m",
    ]
    assert find_amounts(content, start=34)[0].start == content.index("20")


@given(st.integers(1, 10**9))
def test_any_number_reads_as_itself(value: int) -> None:
    """Digits with or without commas, whatever the script."""
    plain = f"{value:,} ships"
    arabic = plain.translate(str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬"))
    assert [find_amounts(each)[0].value for each in (plain, arabic, f"{value} ships")] == [value] * 3


@pytest.mark.parametrize(
    "name", ["unit", "dual", "dual-in-an", "dual-construct", "currency", "currency-sign", "percent"]
)
def test_units_of_lists_are_known(name: str) -> None:
    """Every unit and currency is one of the table."""
    assert [
        unit for unit in word_lists()[name] if unit != "unknown" and not unit_table().is_known(unit)
    ] == []


_PIECES = [
    *"0123456789.,٬ \n()$%+-–/:°'",
    *[
        " و",
        "أو",
        "آلاف",
        "مليون",
        "بين",
        "من",
        "إلى",
        "منذ",
        "حتى",
        "جنديان",
        "نصف",
        "ربع",
        "واحد",
        "في المئة",
        "ريال",
        "يوم",
        "شخصا",
    ],
    *[
        " between",
        " and ",
        " to ",
        " half ",
        " a ",
        " of ",
        "one",
        "two",
        " dozen",
        " in ",
        "million",
        "th",
        "km",
        " since ",
        " by ",
        "May",
        "N",
        "E",
        "per day",
    ],
]


@given(st.lists(st.sampled_from(_PIECES), max_size=24).map("".join) | st.text(max_size=40))
def test_nothing_raises(words: str) -> None:
    """Offsets of any text lie inside it and in order, and an amount has one form."""
    found = find_amounts(words)
    assert all(0 <= each.start < each.end <= len(words) for each in found)
    assert all(_has_one_form(each) for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)


def _has_one_form(found: AmountPhrase) -> bool:
    ranged = found.low is not None and found.high is not None and found.low < found.high
    return (found.value is not None) + ranged + bool(found.readings) == 1
