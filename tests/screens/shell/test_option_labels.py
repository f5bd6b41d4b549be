"""Options of a list that are told apart."""

from geodata.screens.shell.option_labels import chip_label, unique_labels


def test_equal_words_get_their_id() -> None:
    """Words that stand alone stay as they are."""
    assert unique_labels({"a": "One", "b": "Two", "c": "One"}) == {"a": "One (a)", "b": "Two", "c": "One (c)"}


def test_chip_is_literal() -> None:
    """The name of an actor is not Markdown, its number is small."""
    assert chip_label("*a*", 3) == r"\*a\* :small[3]"
