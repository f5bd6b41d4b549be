"""Text measured and wrapped by the typeface's advances."""

from hypothesis import given
from hypothesis import strategies as st

from geodata.layout.text_lines import text_width, wrap_text


@given(
    st.lists(
        st.sampled_from(["North", "exercises", "of", "المناورات", "1,500", "a"]), min_size=1, max_size=20
    )
)
def test_wrapping_keeps_every_word(words: list[str]) -> None:
    """In order, each line within the limit unless it is one word."""
    lines = wrap_text(" ".join(words), 13.0, 120.0)
    assert " ".join(lines).split() == words
    assert all(text_width(line, 13.0) <= 121 or len(line.split()) == 1 for line in lines)


def test_lines_are_of_about_equal_length() -> None:
    """No single word is left over."""
    lines = wrap_text("Chinese warship activity in the Yellow Sea", 13.0, 240.0, strong=True)
    assert len(lines) == 2
    assert abs(text_width(lines[0], 13.0) - text_width(lines[1], 13.0)) < 60


def test_no_line_begins_with_a_dot() -> None:
    """It stays behind the fact before it, at the end of the line."""
    text = "Ground: Natural Earth · towns: GeoNames · borders are no claim"
    for limit in range(30, 400, 5):
        lines = wrap_text(text, 13.0, limit)
        assert " ".join(lines) == text
        assert not any(line.startswith("·") for line in lines)
    assert wrap_text("", 13.0, 140.0) == ()


def test_measures_follow_the_typeface() -> None:
    """Narrow letters take less room, strong ones a little more."""
    assert text_width("iii", 13) < text_width("mmm", 13) < text_width("mmm", 13, strong=True)
