"""Names that stand for a government, in both languages."""

import pytest

from geodata.toponyms.name_readings import Reading
from geodata.toponyms.place_mentions import find_place_names
from tests.small_gazetteer import SmallGazetteer


@pytest.mark.parametrize(
    ("text", "governs"),
    [
        ("Moscow said nothing.", True),
        ("Russia's Defence Ministry denies it.", True),
        ("A statement from Canada officials.", True),
        ("The Djibouti-flagged carrier left.", True),
        ("A fire in Moscow said much.", False),
        ("Russia's rivers froze.", False),
        ("Gao said nothing of it.", False),
        ("The rest, says Moscow, had agreed.", True),
        ("They had agreed, said Moscow.", True),
        ("The Russia Maritime Safety Administration said so.", True),
        ("Texas lost power for nine hours.", False),
        ("موقف موسكو من ذلك", True),
        ("ذلك أن موسكو تعتبر الخطة", True),
        ("في موسكو أعلنت اللجنة ذلك", False),
        ("أعلنت موسكو ذلك", True),
        ("برعاية موسكو", True),
        ("وصل إلى موسكو", False),
    ],
)
def test_what_governments_do(text: str, governs: bool) -> None:  # noqa: FBT001 - a column of the table
    """A state or seat that acts, or has a body of the state beside it; a town that is no seat never."""
    found = [each.reading for each in find_place_names(text, SmallGazetteer()).mentions]
    assert (Reading.GOVERNMENT in found) is governs
