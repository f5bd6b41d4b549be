"""Words of a text: offsets, acronyms, what joins them."""

from geodata.toponyms.text_words import lower_case_words, read_words


def test_offsets_and_acronyms() -> None:
    """A dotted acronym is one word; vowel marks and tatweel belong to theirs."""
    text = "The U.S. left كوريـا هجومًا 5,000"
    assert [(each.start, each.written) for each in read_words(text)] == [
        (0, "The"), (4, "U.S."), (9, "left"), (14, "كوريـا"), (21, "هجومًا"), (28, "5,000"),
    ]  # fmt: skip
    assert read_words(text)[1].folded == "us"


def test_words_of_one_name_are_joined() -> None:
    """Spaces, hyphens and apostrophes join; a comma, a sentence's end and an empty line do not."""
    words = read_words("Port-au Prince, Sana'a. Now\n\nThen")
    assert [each.is_joined for each in words] == [False, True, True, False, True, True, False]
    assert [each.begins_sentence for each in words] == [True, False, False, False, False, True, True]


def test_a_heading_does_not_go_on_in_the_next_line() -> None:
    """A wrapped line does."""
    long = "These are words of a paragraph that goes on in its next line\nhere"
    assert read_words("Gulf of Oman\nCompiled today")[3].is_joined is False
    assert read_words(long)[-1].is_joined


def test_possessives_and_capitals() -> None:
    """The ending is known; so are words of capitals, and those written small."""
    words = read_words("Iran's INS GROTON sails")
    assert [each.is_possessive for each in words] == [False, True, False, False, False]
    assert [each.is_shouted for each in words] == [False, False, False, True, False]
    assert [each.is_acronym for each in words] == [False, False, True, False, False]
    assert lower_case_words(words) == {"s", "sails"}
