"""Who does what in a sentence: the words for the doer and for whom or what it is done to."""

import pytest

from geodata.kinds.kind_table import shipped_kinds
from geodata.prose.events.event_phrases import find_event_phrases

# TellingText; words of the doer, of the object, of the recipient and of the supplier, of its last event.
ROLES = [
    ("Iran shipped 200 drones from Bandar Abbas to Russia", "Iran", "200 drones", "Russia", "Bandar Abbas"),
    ("On 3 March 2025, Iran shipped 200 drones to Russia", "Iran", "200 drones", "Russia", None),
    ("Germany supplied the rebels with drones", "Germany", None, "the rebels", None),
    ("Iran seized a tanker off Jask", "Iran", "a tanker", None, None),
    ("A tanker was seized by Iran's navy off Jask", "Iran's navy", "A tanker", None, None),
    ("A tanker was seized off Jask", None, "A tanker", None, None),
    ("A cargo vessel hit on 18 February was towed to Aden", None, "A cargo vessel", None, None),
    (
        "US, British and French ships shot down 28 drones",
        "US, British and French ships",
        "28 drones",
        None,
        None,
    ),
    ("Overnight to 9 March British ships shot down drones", "British ships", "drones", None, None),
    ("Attacks by Houthi forces on shipping continued", "Houthi forces", "shipping", None, None),
    ("Talks between Egypt, Sudan and Ethiopia opened", "Egypt, Sudan and Ethiopia", None, None, None),
    ("Clashes between the army and the RSF erupted in Omdurman", "the army and the RSF", None, None, None),
    ("An Israeli strike on Tyre killed two people", "An Israeli", "two people", None, None),
    ("The destroyer Mason left port and hit two drones", "The destroyer Mason", "two drones", None, None),
    ("أرسلت روسيا شحنة أسلحة من طرطوس إلى بنغازي", "روسيا", "شحنة أسلحة", "بنغازي", "طرطوس"),
    ("استهدفت طائرات مسيّرة صباح الأحد بلدة سراقب", "طائرات مسيّرة", "بلدة سراقب", None, None),
    ("احتجزت البحرية الإيرانية في 11 يناير الناقلة", "البحرية الإيرانية", "الناقلة", None, None),
    ("دخلت قوات الدعم السريع ود مدني", "قوات الدعم السريع", "ود مدني", None, None),
    ("استعاد الجيش سنجة", "الجيش", "سنجة", None, None),
    ("الجيش المالي قصف بلدة كيدال", "الجيش المالي", "بلدة كيدال", None, None),
    ("قُصفت المدينة من قبل الجيش", "الجيش", "المدينة", None, None),
    ("قُتل خمسة أشخاص على يد مسلحين في درعا", "مسلحين", "خمسة أشخاص", None, None),
    ("أُسقطت طائرة مسيّرة فوق أربيل", None, "طائرة مسيّرة", None, None),
    ("اندلع القتال بين الجيش وقوات الدعم السريع في الخرطوم", "الجيش وقوات الدعم السريع", None, None, None),
    ("غارة إسرائيلية على سيارة في صور", "إسرائيلية", "سيارة", None, None),
    ("زودت روسيا الجزائر بمقاتلات سوخوي", "روسيا", None, "الجزائر", None),
    ("سيطرت الفصائل على سراقب، ودخلت أمس أحياء حلب", "الفصائل", "أحياء حلب", None, None),
]


@pytest.mark.parametrize(("content", "agent", "patient", "recipient", "supplier"), ROLES)
def test_roles(
    content: str, agent: str | None, patient: str | None, recipient: str | None, supplier: str | None
) -> None:
    """Active and passive, verb and noun, English order and Arabic; no agent where no word names one."""
    found = find_event_phrases(content, 0, len(content), shipped_kinds())[-1]
    spans = (found.agent, found.patient, found.recipient, found.supplier)
    words = tuple(content[slice(*span)] if span else None for span in spans)
    assert words == (agent, patient, recipient, supplier)


def test_a_route_is_told_by_explicit_words_alone() -> None:
    """The month behind "from" in a date is no supplier, and a meeting has none."""
    (found,) = find_event_phrases("زار الوزير القاهرة في 14 من الشهر", 0, 33, shipped_kinds())
    assert (found.recipient, found.supplier) == (None, None)
