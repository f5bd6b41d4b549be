"""Text direction: isolates, visual order for the map, deceptive characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.words import (
    find_suspicious_characters,
    first_strong_direction,
    isolate_left_to_right,
    isolate_text,
    language_direction,
    strip_direction_marks,
    to_visual_order,
)
from geodata.words.languages import Direction
from geodata.words.text_direction import (
    resolve_isolate_directions,
    strip_isolates,
    to_logical_order,
)


def test_languages_have_a_direction() -> None:
    """Arabic is written from right to left."""
    assert (language_direction("ar"), language_direction("en")) == ("rtl", "ltr")


def test_isolates_are_closed() -> None:
    """Each isolate ends with U+2069."""
    assert isolate_text("Kirby") == "\u2068Kirby\u2069"
    assert isolate_left_to_right("1–5") == "\u20661–5\u2069"


@pytest.mark.parametrize(
    ("text", "way"),
    [("سيول", "rtl"), ("2024 سيول", "rtl"), ("«Ocean» المحيط", "ltr"), ("1,500", None), ("", None)],
)
def test_first_strong_character_decides(text: str, way: str | None) -> None:
    """Digits and signs have no direction of their own."""
    assert first_strong_direction(text) == way


# Presentation forms by code point, since an editor would display the text reversed.
ALEF, HAH_INITIAL, WAW_FINAL, NOON_INITIAL = "\ufe8d", "\ufea3", "\ufeee", "\ufee7"
ABOUT = f"{WAW_FINAL}\ufea4{NOON_INITIAL}"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("نحو", ABOUT),
        ("نحو 1,500", f"1,500 {ABOUT}"),
        ("نحو \u20666,700–13,000\u2069", f"6,700–13,000 {ABOUT}"),
        ("نحو Ocean 2024", f"Ocean 2024 {ABOUT}"),
        ("(ا)", f"({ALEF})"),
        ("«ا» (b)", f"(b) «{ALEF}»"),
        ("Ocean (ا", f"{ALEF}) Ocean"),
        ("ا\nنحو", f"{ALEF}\n{ABOUT}"),
    ],
)
def test_arabic_is_shaped_and_put_in_visual_order(text: str, drawn: str) -> None:
    """Letters join, numbers and Latin words keep their order, brackets are mirrored, lines are kept."""
    assert to_visual_order(text) == drawn


@pytest.mark.parametrize("text", ["", "Sea of Japan", "1,500 (about)", "Zelenský\n3"])
def test_text_without_arabic_is_left_alone(text: str) -> None:
    """Text in visual order is returned unchanged."""
    assert to_visual_order(text) == text


@given(st.text("ابنحو ab12()«»[]<> –،"))
def test_visual_order_keeps_every_bracket(text: str) -> None:
    """Brackets are mirrored, never dropped or doubled."""
    for pair in ("()", "«»", "[]", "<>"):
        assert sum(map(to_visual_order(text).count, pair)) == sum(map(text.count, pair))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("سيول", ()),
        ("\u200fسيول\u200e", ()),
        ("a\u200fb", ((2, "U+200F RIGHT-TO-LEFT MARK"),)),
        ("\u200fa\u202eb", ((3, "U+202E RIGHT-TO-LEFT OVERRIDE"),)),
        ("a\u200b", ((2, "U+200B ZERO WIDTH SPACE"),)),
        ("a\x00\n", ((2, "U+0000 CONTROL CHARACTER"), (3, "U+000A CONTROL CHARACTER"))),
        ("\U000e0041", ((1, "U+E0041 TAG LATIN CAPITAL LETTER A"),)),
        ("\u2066a\u2069", ((1, "U+2066 LEFT-TO-RIGHT ISOLATE"), (3, "U+2069 POP DIRECTIONAL ISOLATE"))),
        ("\u3164", ((1, "U+3164 HANGUL FILLER"),)),
    ],
)
def test_deceptive_characters_are_named(name: str, found: tuple[tuple[int, str], ...]) -> None:
    """Each is reported with its column and its Unicode name."""
    assert find_suspicious_characters(name) == found


def test_marks_at_the_ends_are_trimmed() -> None:
    """A mark inside is kept, for `suspicious` to report."""
    assert strip_direction_marks("\u200f\u200eسيول\u200f") == "سيول"
    assert strip_direction_marks("a\u200fb") == "a\u200fb"


def test_nested_isolates_keep_the_reading_order() -> None:
    """Nesting swaps no parts, nor does an isolate that a line break has left open."""
    nested = "\u2068\u2068نحو \u2068\u206810\u2069 قطع\u2069\u2069 \u2068أرسلت\u2069\u2069 (\u2068سيول\u2069)"
    plain = "نحو 10 قطع أرسلت (سيول)"
    assert to_visual_order(nested) == to_visual_order(plain)
    assert to_visual_order("\u2068نحو \u20685\u2069 من") == to_visual_order("نحو 5 من")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u2068\u2068400\u2069 سفينة\u2069", "\u2067\u2068400\u2069 سفينة\u2069"),
        ("\u2068\u2068400\u2069\u2069 ships", "\u2068\u2068400\u2069\u2069 ships"),
        ("\u2068\u2068400\u2069 \u2068سفن", "\u2067\u2068400\u2069 \u2067سفن"),
        ("سفن", "سفن"),
    ],
)
def test_isolates_take_the_direction_of_their_content(text: str, expected: str) -> None:
    """An isolate with Arabic in it runs right to left, also where a line break has cut off its end."""
    assert resolve_isolate_directions(text) == expected


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("ships", "rtl", "ships"),
        ("BRICS قمة", "rtl", "\u200fBRICS قمة"),
        ("29، 32]\u2069", "rtl", "\u200f29، 32]"),
        ("1. \u2068Harbour\u2069 []", "rtl", "\u200f1. \u2066Harbour\u2069 []"),
        ("1. \u2068Harbour\u2069 []", "ltr", "1. Harbour []"),
        ("1. \u2068ميناء\u2069 [\u20682, 3\u2069]", "ltr", "\u200e1. \u2067ميناء\u2069 [2, 3]"),
        ("\u20683 ships \u2068احترقت\u2069\u2069", "ltr", "\u200e3 ships \u2067احترقت\u2069"),
        ("\u2068حرائق (روايتان)\u2069", "ltr", "\u200fحرائق (روايتان)"),
        ("حرائق", "ltr", "\u200fحرائق"),
    ],
)
def test_a_line_has_the_direction_of_its_page(text: str, direction: Direction, expected: str) -> None:
    """But for Arabic words alone in a page from left to right; words within it keep theirs."""
    assert to_logical_order(text, direction) == expected


def test_in_a_page_from_left_to_right_isolates_stay() -> None:
    """There the first strong letter decides, as it should."""
    assert resolve_isolate_directions("\u20683 ships \u2068سفن\u2069\u2069", "ltr").count("\u2068") == 2


def test_isolates_are_stripped() -> None:
    """All four isolates go; other marks stay."""
    assert strip_isolates("\u2066a\u2069 \u2067b\u2069 \u2068c\u2069\u200f") == "a b c\u200f"
