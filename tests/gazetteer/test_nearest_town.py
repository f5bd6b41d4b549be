"""The nearest town: on the sphere, everywhere."""

from pathlib import Path

import pytest

from geodata.gazetteer.nearest_town import nearest_town


@pytest.mark.parametrize(
    ("lon", "lat", "town"),
    [
        (22.42, 39.64, "Larissa"),
        (44.4, 33.32, "Baghdad"),
        (-179.9, -16.7, "Savusavu"),
        (179.9, -16.7, "Savusavu"),
        (15.0, 89.9, "Tiksi"),
    ],
)
def test_it_is_found_also_over_the_antimeridian_and_at_a_pole(
    names_index: Path, lon: float, lat: float, town: str
) -> None:
    """Longitudes of both signs, and a place from which all towns lie south."""
    found = nearest_town(lon, lat)
    assert names_index.is_dir()
    assert found is not None
    assert found.en == town


def test_without_the_index_the_shipped_towns_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Coarser, and at once."""
    monkeypatch.setenv("BRIEFMAP_CACHE", str(tmp_path))
    found = nearest_town(131.9, 43.1)
    assert found is not None
    assert found.id == "vladivostok"
