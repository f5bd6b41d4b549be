"""Names of towns and provinces: which ones are kept, and who a place belongs to."""

import pytest

from geodata.derive.arabic_names import with_article, without_kind
from geodata.derive.world_areas import _province_spellings
from geodata.derive.world_places import DisputedFinder, province_id, row_of, undisputed_state
from geodata.derive.world_towns import ProvinceNames, own_spellings


def test_spellings_are_names_in_two_scripts_each_once() -> None:
    """Transcriptions in small letters, codes, other scripts and folded repetitions are left out."""
    others = (
        "Kharkiv", "Kharkov", "KHARKOV", "Khar’kov", "ha er ke fu", "HRK", "Харків", "خاركوف", "خارکیف",
        "al-Kharkiv", "A|B", "",
    )  # fmt: skip
    found = own_spellings(others, ("Kharkiv", "خاركيف"), frozenset({"HRK"}))
    assert found == ("Kharkov", "Khar’kov", "خاركوف", "al-Kharkiv")


def test_a_province_is_known_without_its_common_word() -> None:
    """And with one where it has none; the usual aliases are added."""
    named = ProvinceNames("SY.09", "Aleppo Governorate", "محافظة حلب")
    assert _province_spellings(named, {"aliases": "Halab"}) == ["Aleppo", "حلب", "Halab"]
    bare = ProvinceNames("IR.07", "Fars", "فارس")
    assert _province_spellings(bare, {})[:2] == ["Fars Province", "محافظة فارس"]


@pytest.mark.parametrize(
    ("point", "area"),
    [((34.1, 44.95), "crimea"), ((35.2, 31.5), "palestine"), ((36.2, 50.0), ""), ((77.1, 35.4), "siachen")],
)
def test_a_disputed_area_is_found(point: tuple[float, float], area: str) -> None:
    """Of two that overlap the smaller one: the glacier within Kashmir."""
    assert DisputedFinder().areas_at([point[0]], [point[1]]) == [area]


def test_a_place_in_a_disputed_area_has_no_state() -> None:
    """Unless the area is a row of the countries itself."""
    assert undisputed_state("ukr", "crimea") == ""
    assert undisputed_state("twn", "taiwan") == "twn"
    assert undisputed_state("ukr", "") == "ukr"


def test_rows_have_the_columns_of_the_file() -> None:
    """Numbers are short, and an unknown column is refused."""
    row = row_of(id="gn-1", lon=45.03850, lat=-12.0)
    assert (row["lon"], row["lat"], row["ar"]) == ("45.0385", "-12", "")
    with pytest.raises(KeyError):
        row_of(colour="red")
    assert province_id("UA.07") == "adm1-ua-07"
    assert province_id("") == ""


@pytest.mark.parametrize(
    ("whole", "english", "usual"),
    [
        ("إمارة الشارقة", "Sharjah", "الشارقة"),
        ("ولاية الجلفة", "Djelfa", "الجلفة"),
        ("مركز ناحية خوشان", "Hīrān", "خوشان"),
        ("مدينة كيبك", "Québec", "كيبك"),
        ("مدينة مكسيكو", "Mexico City", "مدينة مكسيكو"),
        ("مدينة عيسى", "Madīnat ‘Īsá", "مدينة عيسى"),
        ("ولاية كوليج", "State College", "ولاية كوليج"),
        ("المدينة المنورة", "Medina", "المدينة المنورة"),
        ("مدينة", "Cidade", "مدينة"),
    ],
)
def test_a_town_is_called_without_the_word_for_its_kind(whole: str, english: str, usual: str) -> None:
    """Unless its English name has such a word too; one word alone stays."""
    assert without_kind(whole, english) == usual


def test_a_seat_has_the_article_of_its_province() -> None:
    """Where the province's name has the town's with one; another town keeps its own."""
    assert with_article("خرطوم", "ولاية الخرطوم") == "الخرطوم"
    assert with_article("حلب", "محافظة حلب") == "حلب"
    assert with_article("أم درمان", "ولاية الخرطوم") == "أم درمان"
