"""Consonants of names: Arabic spellings meet Latin ones, and other names do not."""

import pytest

from geodata.gazetteer.name_consonants import (
    arabic_skeletons,
    has_arabic_letters,
    latin_skeleton,
    vowel_agreement,
)

SAME = [
    ("خاركيف", "Kharkiv"),
    ("باخموت", "Bakhmut"),
    ("أفدييفكا", "Avdiivka"),
    ("تمبكتو", "Timbuktu"),
    ("تمبكتو", "Tombouctou"),
    ("كيدال", "Kidal"),
    ("نيامي", "Niamey"),
    ("كسلا", "Kassala"),
    ("الفاشر", "El Fasher"),
    ("الفاشر", "Al Fāshir"),
    ("كراماتورسك", "Kramatorsk"),
    ("بوكروفسك", "Pokrovsk"),
    ("ميليتوبول", "Melitopol’"),
    ("زابوريجيا", "Zaporizhzhia"),
    ("خيرسون", "Kherson"),
    ("دنيبرو", "Dnipro"),
    ("سيفيرودونيتسك", "Sievierodonetsk"),
    ("سيفيرودونيتسك", "Severodonetsk"),
    ("ليسيتشانسك", "Lysychans’k"),
    ("ماريوبول", "Mariupol"),
    ("موبتي", "Mopti"),
    ("أغاديز", "Agadez"),
    ("واغادوغو", "Ouagadougou"),
    ("ميكولايف", "Mykolayiv"),
    ("تشيرنيهيف", "Chernihiv"),
    ("فينيتسيا", "Vinnytsia"),
    ("جيتومير", "Zhytomyr"),
    ("القضارف", "Gedaref"),
    ("القضارف", "Al Qaḑārif"),
    ("الأبيض", "El Obeid"),
    ("ود مدني", "Wad Medani"),
    ("تشاسيف يار", "Chasiv Yar"),
    ("كوبيانسك", "Kupiansk"),
    ("إيزيوم", "Izium"),
    ("بوتشا", "Bucha"),
    ("غدامس", "Ghadāmis"),
    ("كيسمايو", "Kismayo"),
    ("هونغ كونغ", "Hong Kong"),
    ("أوفروتش", "Ovruch"),
]


@pytest.mark.parametrize(("arabic", "latin"), SAME)
def test_both_spellings_have_one_skeleton(arabic: str, latin: str) -> None:
    """The Latin name's skeleton is one that the Arabic name can have, and most long vowels agree."""
    assert latin_skeleton(latin) in arabic_skeletons(arabic)
    assert vowel_agreement(arabic, latin) >= 0.6


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("خاركيف", "Kherson"),
        ("كييف", "Kufa"),
        ("باخموت", "Bamako"),
        ("تمبكتو", "Tampico"),
        ("إيزيوم", "Zaim"),
        ("موبتي", "Moptu Grande"),
        ("دنيبرو", "Daanbaro"),
    ],
)
def test_other_names_are_kept_apart(arabic: str, latin: str) -> None:
    """Other consonants, another beginning or other vowels are another name."""
    same = latin_skeleton(latin) in arabic_skeletons(arabic)
    assert not same or vowel_agreement(arabic, latin) < 0.8


def test_articles_are_left_out() -> None:
    """The article stands in both scripts, or in one."""
    assert latin_skeleton("Al Fashir") == latin_skeleton("Fashir")
    assert latin_skeleton("Fashir") in arabic_skeletons("الفاشر")
    assert latin_skeleton("Algiers") != latin_skeleton("Giers")


@pytest.mark.parametrize("words", ["", "ا", "من", "12", "!"])
def test_what_is_too_short_has_none(words: str) -> None:
    """Words of one consonant would find everything."""
    assert arabic_skeletons(words) == ()


def test_scripts_are_told_apart() -> None:
    """A letter of the Arabic alphabet suffices."""
    assert has_arabic_letters("Kyiv كييف")
    assert not has_arabic_letters("Kyiv")
