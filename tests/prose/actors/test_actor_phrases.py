"""Actors in a text: states, seats, adjectives, forces, listed bodies, in both languages."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.prose.actors.actor_index import known_actors
from geodata.prose.actors.actor_phrases import ActorPhrase, find_actors
from geodata.vocabulary import ActorKind


def ids(words: str) -> list[str]:
    """Return the ids of the actors in some words, in order."""
    return [each.id for each in find_actors(words)]


STATES = [
    ("Norway condemned the raid.", ["nor"]),
    ("The raid on Kenya was condemned by Norway.", ["ken", "nor"]),
    ("The ship lies in Norway, near Kenya and off Ghana.", []),
    ("a truce between Eritrea and Yemen on the border between Kenya and Uganda", ["eri", "yem"]),
    ("It lies between Eritrea and Yemen.", []),
    ("The tanker left Bosaso, Somalia.", []),
    ("They were brought to Djibouti.", []),
    ("Weapons were supplied to Chad.", ["tcd"]),
    ("the Niger River and the Liberia flag", []),
    ("He toured plants in Lyon and the Netherlands.", []),
    ("نددت كينيا بالهجوم", ["ken"]),
    ("وقع الهجوم في كينيا قرب أوغندا", []),
    ("نزحوا إلى تشاد ومصر وجنوب السودان", []),
    ("بدعم من قطر", ["qat"]),
    ("اتفاق بين قطر ومصر", ["qat", "egy"]),
    ("على الحدود بين كينيا وأوغندا", []),
]
SEATS = [
    ("Nairobi said it would mediate.", ["ken"]),
    ("a meeting in Nairobi", []),
    ("OSLO, March 3 - Nothing happened.", []),
    ("It was close to Oslo and a message to Oslo", ["nor", "nor"]),
    ("He flew to Oslo for talks.", []),
    ("Oslo has denied it.", ["nor"]),
    ("Oslo University opened.", []),
    ("أعلنت نيروبي موقفها", ["ken"]),
    ("اجتماع في نيروبي", []),
    ("شهدت نيروبي أمطارا", []),
    ("علاقات أوسلو مع لشبونة", ["nor", "prt"]),
    ("نددت الرباط ونواكشوط بالقصف", ["mar", "mrt"]),
    ("ورأت فيها لشبونة تصعيدا", ["prt"]),
]
ADJECTIVES = [
    ("A Portuguese frigate fired.", ["prt"]),
    ("French, Danish and Greek ships", ["fra", "dnk", "grc"]),
    ("in Portuguese waters with an Indian crew", []),
    ("Of them 17 are Indian.", []),
    ("the Russians advanced while Germans watched", ["rus"]),
    ("أطلقت فرقاطة برتغالية النار", ["prt"]),
    ("في المياه الإقليمية البرتغالية", []),
    ("المياه البرتغالية", []),
    ("أفرج عن 23 باكستانيا", []),
    ("القطاع المالي", []),
    ("الجندي المالي", ["mli"]),
]
FORCES = [
    ("the Portuguese Navy fired", ["prt-navy"]),
    ("Portugal's navy fired", ["prt-navy"]),
    ("the navy of Portugal fired", ["prt-navy"]),
    ("the Kenyan government in Nairobi warned", ["ken-government"]),
    ("the Kenyan transitional government warned", ["ken-government"]),
    ("the Ministry of Health in Nairobi said", ["ken-health-ministry"]),
    ("the Kenyan foreign minister said", ["ken-foreign-ministry"]),
    ("Viet Nam, Foreign Ministry. Nothing new.", ["vnm-foreign-ministry"]),
    ("أنقذت البحرية البرتغالية عشرين", ["prt-navy"]),
    ("قالت وزارة الدفاع الكينية", ["ken-defence-ministry"]),
    ("قالت وزارة الدفاع بنيروبي", ["ken-defence-ministry"]),
    ("نددت الخارجية الكينية", ["ken-foreign-ministry"]),
    ("حكومة كينيا", ["ken-government"]),
    ("أنقذت البحرية الملكية المغربية زورقا", ["mar-navy"]),
    ("the Sudanese army", ["saf"]),
    ("قصف الجيش السوداني", ["saf"]),
    ("Kenya voted. Kenya counts. In Kenya the army waits.", ["ken", "ken", "ken-army"]),
    ("the army waits", []),
    ("قصف الجيش", []),
    ("Kenya's military base", ["ken-army"]),
]
LISTED = [
    ("the Houthis struck", ["houthis"]),
    ("وسلّمت للحوثيين", ["houthis"]),
    ("جماعة أنصار الله", ["houthis"]),
    ("the House of Representatives heard US Central Command (CENTCOM)", ["centcom", "centcom"]),
    ("who said it, WHO?", ["who"]),
    ("WHO PAYS FOR THIS", []),
    ("صحيفة «الشرق الأوسط»", ["asharq-al-awsat"]),
    ("في الشرق الأوسط", []),
    ("بثت قناة المسيرة", ["al-masirah"]),
    ("أسقطت الطائرة المسيرة", []),
    ("the TIP of the iceberg", []),
    ("the Turkistan Islamic Party (TIP)", ["turkistan-islamic-party", "turkistan-islamic-party"]),
    ("Putin said", ["putin"]),
    ("John Putin said", ["john-putin"]),
    ("NAVAREA XI", []),
    ("pirates and gunmen", ["pirates", "gunmen"]),
]


@pytest.mark.parametrize(("words", "found"), [*STATES, *SEATS, *ADJECTIVES, *FORCES, *LISTED])
def test_actors(words: str, found: list[str]) -> None:
    """States by name, seat and adjective where they act, forces composed, listed actors by every spelling."""
    assert ids(words) == found


def test_composed_names_in_both_languages() -> None:
    """A composed force has a name in both languages and is part of its state."""
    found = find_actors("قالت وزارة الدفاع الكينية")[0]
    assert (found.name["en"], found.name["ar"]) == ("Kenyan Defence Ministry", "وزارة الدفاع الكينية")
    assert (found.part_of, found.kind) == ("ken", ActorKind.ORGANISATION)


def test_adjective_is_marked() -> None:
    """An adjective says so, a name does not."""
    assert [each.is_adjective for each in find_actors("Kenyan troops from Uganda met Ghana.")] == [
        True,
        False,
    ]


def test_part_of_a_text() -> None:
    """A part of a text is read with what the rest introduces, and only its own actors come back."""
    text = "The Zanzibar Fishing Agency (ZFA) met. The ZFA said no."
    start = text.index("The ZFA")
    found = find_actors(text, start=start)
    assert [(each.id, text[each.start : each.end]) for each in found] == [("zanzibar-fishing-agency", "ZFA")]
    assert find_actors(text, start=start, end=start + 5) == ()


def test_lists_hang_together() -> None:
    """Each listed actor has both names and is part of an actor that there is; the lists are long."""
    actors = known_actors()
    assert len(actors) > 600
    for actor in actors.values():
        assert actor.name.has("en"), actor.id
        assert actor.name.has("ar"), actor.id
        assert actor.part_of is None or actor.part_of in actors or actor.part_of in {"esh", "hkg"}, actor.id


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "President",
                    "the",
                    "INS",
                    "«",
                    "»",
                    "(",
                    ")",
                    "ABC",
                    "Navy",
                    "of",
                    "Kenya",
                    "'s",
                    ",",
                    ".",
                    "\n",
                ),
                *(
                    "العقيد",
                    "محمد",
                    "بن",
                    "سفينة",
                    "في",
                    "كينيا",
                    "الجيش",
                    "حركة",
                    "لل",
                    "و",
                    ":",
                    "12",
                    "th",
                    "and",
                ),
            ]
        )
        | st.text(max_size=5),
        max_size=25,
    )
)
def test_any_text_is_read(parts: list[str]) -> None:
    """Actors are in order, disjoint, within the text and have ids; no text raises."""
    text = " ".join(parts)
    found: tuple[ActorPhrase, ...] = find_actors(text)
    assert all(0 <= each.start < each.end <= len(text) and each.id for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
