"""Tests of numbers that count nothing: dates, times, names, codes, durations, distances, pronouns."""

import pytest

from geodata.prose.amounts.amount_phrases import find_amounts

DATES = [
    "عام 2018",
    "في 2018 و2019",
    "2016–2018",
    "المحيط 2024",
    "On 4 March 2024 and on March 5, 2024",
    "the 6th of April",
    "from 25 to 27 July",
    "22 and 23 October",
    "March 10 and 11.",
    "the night of May 24 to 25",
    "the 2011 uprising and the 2024 elections",
    "the 2023-24 season",
    "24/7 and 9/11",
    "31/12/2023, 2024-05-03, 03.10.2023",
    "ليلة 11 إلى 12 ديسمبر",
    "بين 14 و16 نيسان/أبريل",
    "في 14 من الشهر و28 منه و15 الجاري",
    "25 أوت و3 أفريل و27 جويلية و9 نونبر",
    "٢٧ ربيع الأول ١٤٤٣هـ، الموافق ٢ نوفمبر ٢٠٢١م",
    "يوم الأحد 7",
]
TIMES = [
    "at 0330 UTC, 15:45, 3 p.m., 5am and at 1400 local time",
    "window 060800Z to 060930Z",
    "الساعة 10:30 و9 صباحا",
    "all times UTC+8",
]
DURATIONS = [
    "for three days, in 48 hours, within two weeks",
    "the first two months and three consecutive nights",
    "a 30-day ceasefire and an eight-hour battle",
    "a 12-year-old boy",
    "more than two years",
    "أكثر من عامين",
    "لمدة ثلاثة أيام وخلال 48 ساعة وبعد أسبوعين",
    "الساعات الأربع والعشرين",
    "يبلغ من العمر 12 عاما",
    "نصف ساعة وربع قرن",
    "half an hour",
]
NAMES = [
    "The 47th Brigade, Brigade 5, Task Force 153",
    "Route 4, Highway 1, Channel 12, Unit 8200",
    "resolutions 1559 and 1701, Article 51 of the Charter, Resolution 2231 (2015)",
    "An F-16, a T-72, a Kh-101, an M1A2, 5G",
    "a 155 mm shell, 7.62 mm",
    "Operation 1027, Nord Stream 2, Vision 2030, the frigate Chios 12",
    "hulls 4106, 5103 and 4202, tail number 24, IMO 9319894",
    "NAVAREA XI 0061/25 and HYDROPAC 0318/25",
    "The Group of Seven met; the Big Four agreed.",
    "phase two of the deal",
    "Tel. +971 4 555 1234",
    "page 45, paragraph 12, footnote 3, version 2.0, No. 5, #7",
    "the CCG 5901 and the carrier SHANDONG (17)",
    "اللواء 130 والفرقة 25 والقناة 12 والطريق 60",
    "اللواءان 35 و47",
    "اللواء الـ47 والذكرى الـ50",
    "القرار 1701 والقرارين 1559 و1680 والمادة 51",
    "إف-16 وسو-35 وكوفيد-19 وإس 300",
    "سفينة الصيد «القمبر 786»",
    "مجموعة السبع والدول الخمس",
    "عيار 155",
]
PLACES = [
    "50 nautical miles southwest of Aden",
    "12 NM off Mokha, 3 km into the town",
    "closed to within 20 metres",
    "within 5 miles of the coast",
    "على بعد 50 ميلا بحريا جنوب غربي المخا",
    "على مسافة 25 كيلومترا من المدينة",
    "توغلت 3 كيلومترات داخل البلدة",
    "at 1140N 04610E and 19-10N 119-05E",
    "12°01.67'N 045°12'E",
    "عند 13°21′ شمالًا و42°57′ شرقًا",
    "at 12.0312, 45.2034",
]
OTHERS = [
    "آلاف الجنود",
    "thousands of troops",
    "dozens of civilians, scores of dead, several hundred rebels",
    "عشرات القتلى ومئات الجرحى وبضعة آلاف",
    "one of them",
    "one struck a warehouse",
    "أحد القتلى وإحدى الطائرات",
    "the two sides met and both left",
    "cut in two",
    "a two-state solution and a five-point plan",
    "a third ship and the second half of 2024",
    "two people's third was a third was",
    "النصف الأول والربع الثاني",
    "1. Attacks",
    "2.1 Lashio",
    "(3) Trade",
    "Ahmed, 34, a driver",
    "the match ended 2-1",
    "بوتين في الأرجنتين وباكستان",
    "الجانبان والطرفين والبلدين",
    "لست",
    "",
]


@pytest.mark.parametrize("words", [*DATES, *TIMES, *DURATIONS, *NAMES, *PLACES, *OTHERS])
def test_what_is_no_amount(words: str) -> None:
    """Numbers that count nothing, and words that have no value, are left out."""
    found = [words[each.start : each.end] for each in find_amounts(words)]
    assert found == (["two people"] if words.startswith("two people") else [])


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("In March 12 people were killed.", [12]),
        ("at 5 sites", [5]),
        ("On 4 March two missiles were fired.", [2]),
        ("Since 2019, 2000 people have left.", [2000]),
        ("The brigade 12 men left", [12]),
        ("STRIKES KILL 32 IN THE CITY", [32]),
        ("Strike Kills 12 in Rafah", [12]),
        ("140 kilometres of trenches", [140]),
        ("- 12 soldiers died", [12]),
        ("13 km will be added to the wall", [13]),
        ("اعتقل الاحتلال 15، بينهم نساء", [15]),
        ("يوم الخميس قتل 12 شخصا", [12]),
        ("قتل 1948 شخصا عام 1948", [1948]),
        ("في 12 موقعا", [12]),
    ],
)
def test_what_is_one_all_the_same(words: str, values: list[float]) -> None:
    """What stands near a date or a name and counts something."""
    assert [each.value for each in find_amounts(words)] == values
