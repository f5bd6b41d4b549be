"""Invented briefs whose events crowd one coast, to measure how words find room."""

from typing import Any, Final

import numpy as np

from geodata.brief.records import Brief

COAST: Final = (
    (42.7, 16.4),
    (42.9, 14.9),
    (43.25, 13.3),
    (43.5, 12.7),
    (45.0, 12.8),
    (47.0, 13.4),
    (49.1, 14.5),
)
"""Longitudes and latitudes along the coast from the Red Sea to the Gulf of Aden."""
SPREAD: Final = 0.25
"""Standard deviation in degrees of events about the coast."""
KINDS: Final = ("strike", "meeting", "deployment", "exercise")
TITLES: Final = (
    ("Harbour shelled", "قصف الميناء"),
    ("Patrol boat seized", "احتجاز زورق دورية"),
    ("Drones reported over the refinery", "أنباء عن مسيّرات فوق المصفاة"),
    ("Tanker hit by a missile, crew rescued", "صاروخ يصيب ناقلة وإنقاذ طاقمها"),
    ("Talks on a ceasefire", "محادثات بشأن وقف إطلاق النار"),
    (
        "Mines found off the port and later cleared by two ships",
        "العثور على ألغام قبالة الميناء ثم إزالتها بسفينتين",
    ),
    ("Radar destroyed", "تدمير رادار"),
    ("Convoy turned back", "عودة قافلة أدراجها"),
)
WATERS: Final = ("red-sea", "gulf-of-aden", "bab-al-mandab")
LANES: Final = (("irn", "yem"), ("eri", "yem"), ("dji", "aden"))


def crowded_brief(number: int) -> Brief:
    """Return a brief of so many events on the map; the same one for the same number."""
    rng = np.random.default_rng(number)
    along = np.sort(rng.uniform(0, len(COAST) - 1, number))
    lon, lat = (np.interp(along, np.arange(len(COAST)), [spot[axis] for spot in COAST]) for axis in (0, 1))
    lon, lat = lon + rng.normal(0, SPREAD, number), lat + rng.normal(0, SPREAD, number)
    places = [
        {
            "id": f"place-{at}",
            "name": {"en": f"Place {at}", "ar": f"موضع {at}"},
            "kind": "city",
            "geometry": {"lon": round(float(lon[at]), 3), "lat": round(float(lat[at]), 3)},
        }
        for at in range(number)
    ]
    words = {"en": "An invented coast", "ar": "ساحل مصطنع"}
    return Brief.model_validate(
        {
            "id": f"coast-{number}",
            "title": words,
            "as_of": "2031-10-23",
            "language": "en",
            "schema": 2,
            "documents": [{"id": "text", "type": "text", "sha256": "0" * 64, "characters": 9}],
            "sources": [{"id": "source", "name": words}],
            "sentences": [{"number": 1, "paragraph": 1, "span": (0, 9), "restatement": words}],
            "places": places,
            "events": [_event(at, number) for at in range(number)],
        }
    )


def _event(at: int, number: int) -> dict[str, Any]:
    """Return one event: every tenth is in a water, every twelfth a transfer, the others are at a point."""
    english, arabic = TITLES[at % len(TITLES)]
    kind, places = KINDS[at % len(KINDS)], [{"place": f"place-{at}"}]
    actors = [{"actor": "yem", "role": "party"}]
    if number >= len(WATERS) * 10 and at % 10 == 3:
        kind, places = "exercise", [{"place": WATERS[at // 10 % len(WATERS)]}]
    elif number >= len(WATERS) * 10 and at % 12 == 7:
        start, end = LANES[at // 12 % len(LANES)]
        kind, places = "transfer", [{"place": start, "role": "from"}, {"place": end, "role": "to"}]
    claim = {
        "id": f"claim-{at}",
        "source": "source",
        "sentence": 1,
        "spans": [(0, 9)],
        "statement": "reported",
    }
    return {
        "id": f"event-{at}",
        "kind": kind,
        "title": {"en": english, "ar": arabic},
        "status": "actual",
        "weight": 1 if at % 15 == 0 else 2,
        "when": {"edtf": "2031-10"},
        "actors": actors,
        "places": places,
        "claims": [claim],
    }
