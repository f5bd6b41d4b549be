"""Vessels in a text: prefixes, nouns, quotes, flags, capitals, in both languages."""

import pytest

from geodata.prose.actors.actor_phrases import find_actors
from geodata.vocabulary import ActorKind

VESSELS = [
    ("INS Kalvari and USS Gravely met MV Nordic Sun.", ["INS Kalvari", "USS Gravely", "MV Nordic Sun"]),
    ("the M/T Nordic Sun", ["M/T Nordic Sun"]),
    ("CCG 5203 left; CCG 5203 came back", ["CCG 5203", "CCG 5203"]),
    ("the Barbados-flagged bulk carrier Blue Confidence about", ["Blue Confidence"]),
    ("The Bangladesh-flagged NORDSUN, carrying coal", ["NORDSUN"]),
    ("the German frigate Hessenland downed two drones", ["Hessenland"]),
    ("the frigate HMS Montrosal", ["HMS Montrosal"]),
    ('the tanker "Nordic Sun" burned', ["Nordic Sun"]),
    ("a tanker called Nordic Sun burned", ["Nordic Sun"]),
    ("the vessel, Nordic Sun, burned", ["Nordic Sun"]),
    ("The Nordsun, a cargo vessel hit in May, sank. The Nordsun had coal.", ["Nordsun", "Nordsun"]),
    ("NORDIC SUN (Liberia flag) was struck", ["NORDIC SUN"]),
    ("the aircraft carrier USS Harry Trumann left. The Trumann is home.", ["USS Harry Trumann", "Trumann"]),
    ("TANKER HIT OFF YEMEN", []),
    ("the tanker was hit on Monday", []),
    ("an IRIS-T system", []),
    ("the carrier Emirates flies", []),
    ("the tanker Iran seized", []),
    ("أصاب صاروخ الناقلة النرويجية «سترينديا» أمس", ["سترينديا"]),
    ("سفينة الصيد «القمبور 786»", ["القمبور 786"]),
    ("غرقت السفينة روبيمارا في البحر", ["روبيمارا"]),
    ("أسقطت المدمرة يو إس إس كارنيو مسيرة", ["يو إس إس كارنيو"]),
    ("أصيبت «روبيمارا»، التي ترفع علم بليز", ["روبيمارا"]),
    ("أصيبت السفينة في البحر", []),
    ("عملية «طوفان الساحل» قرب السفينة وطاقمها", []),
    ("صعد مسلحون من القراصنة إلى متن «روبيمارا» واحتجزوا طاقمها", ["روبيمارا"]),
]


@pytest.mark.parametrize(("words", "found"), VESSELS)
def test_vessels(words: str, found: list[str]) -> None:
    """A prefix, a noun of vessel, quotes beside one or a flag tell of a vessel."""
    vessels = [each for each in find_actors(words) if each.kind is ActorKind.VESSEL]
    assert [words[each.start : each.end] for each in vessels] == found


def test_same_vessel_again() -> None:
    """The same name is the same vessel, whatever the case; a merchant prefix is no part of it."""
    found = find_actors("MV Nordic Sun left. The tanker NORDIC SUN burned. Nordic Sun sank.")
    assert {each.id for each in found} == {"nordic-sun"}
    assert len(found) == 3
