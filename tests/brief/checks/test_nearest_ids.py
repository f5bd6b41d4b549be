"""Advice for unknown ids: right where there is a like one, silent where there is none, bounded in time."""

import pytest

from geodata.brief.checks import nearest_ids
from geodata.brief.checks.nearest_ids import IdAdvice
from geodata.places import gazetteer_places


@pytest.mark.parametrize(
    ("kind", "value", "says", "not_says"),
    [
        ("place", "southwest-of-aden", "describe it under places:", "south-east-asia"),
        ("shape", "atlantis", "ids of the gazetteer", "under shapes"),
        ("place", "sea-of-japn", "sea-of-japan", "describe"),
        ("place", "Sea of Japan", "sea-of-japan", "describe"),
    ],
)
def test_the_remedy_is_right(kind: str, value: str, says: str, not_says: str) -> None:
    """A like id is named only where it is like, and no list that does not exist."""
    found = IdAdvice({kind: frozenset(gazetteer_places())}).remedy(kind, value)
    assert says in found
    assert not_says not in found


def test_a_full_check_names_no_more_like_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the bound the remedy is plain; one that was given before stays."""
    monkeypatch.setattr(nearest_ids, "MAX_COMPARISONS", 3)
    advice = IdAdvice({"event": {"drill-1", "drill-2", "parts"}})
    assert advice.remedy("event", "dril-1").startswith("write drill-1")
    assert advice.remedy("event", "part") == "correct the id"
    assert advice.remedy("event", "dril-1").startswith("write drill-1")


def test_very_many_ids_are_compared_next_to_the_unknown_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the same beginning."""
    monkeypatch.setattr(nearest_ids, "MAX_COMPARED", 10)
    advice = IdAdvice({"event": {f"event-{number:04}" for number in range(5000)}})
    assert advice.remedy("event", "event-4321x").startswith("write event-4321")
    assert advice.remedy("event", "zzz") == "correct the id"
