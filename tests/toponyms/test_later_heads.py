"""The word for a kind of place alone, for the one place of that kind that a text has named."""

import pytest

from geodata.toponyms.place_mentions import find_place_names
from tests.small_gazetteer import SmallGazetteer

GAZETTEER = SmallGazetteer()


def meant(text: str) -> list[tuple[str, str]]:
    """Words and place of each sure mention."""
    return [(each.words, each.place.id) for each in find_place_names(text, GAZETTEER).mentions if each.place]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("A ship in the Gulf of Aden was hit. Others left the gulf.", ("gulf", "gulf-of-aden")),
        ("A ship in the Gulf of Aden was hit.\nOthers left the gulf.", ("gulf", "gulf-of-aden")),
        ("A ship in the Gulf of Aden was hit. Moscow's port. Off the gulf coast.", ("Moscow", "moscow")),
        ("A ship in the Gulf of Aden was hit. Others left a gulf.", ("Gulf of Aden", "gulf-of-aden")),
        ("The gulf was calm. A ship in the Gulf of Aden was hit.", ("Gulf of Aden", "gulf-of-aden")),
        ("A ship left the Gulf of Aden for the gulf of Oman.", ("Gulf of Aden", "gulf-of-aden")),
        ("أصيبت سفينة في خليج عدن، ثم غادرت أخرى الخليج.", ("الخليج", "gulf-of-aden")),
        ("أصيبت سفينة في خليج عدن، ثم عادت أخرى بالخليج.", ("الخليج", "gulf-of-aden")),
        ("أصيبت سفينة في خليج عدن، ثم غادرت الخليج العربي.", ("خليج عدن", "gulf-of-aden")),
        ("أصيبت سفينة في خليج عدن، ثم غادرت خليجا.", ("خليج عدن", "gulf-of-aden")),
    ],
)
def test_the_one_place_of_a_kind(text: str, last: tuple[str, str]) -> None:
    """With an article, behind the name, where no other place or name stands between."""
    assert meant(text)[-1] == last
