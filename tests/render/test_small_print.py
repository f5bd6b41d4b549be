"""Small print of numbers, documents and sources: wrapped, in little room cut with the number of others."""

from geodata.layout.text_lines import text_width
from geodata.render.small_print import LEAST_KEYS, PrintRoom, has_room_for, key_columns, small_print

SIZE, LIMIT = 10.5, 300.0
NAMES = tuple(f"Document {number} of the office" for number in range(1, 13))


def test_all_documents_are_named_where_there_is_room() -> None:
    """In lines of the width of the page."""
    lines = small_print("documents", NAMES, PrintRoom(SIZE, LIMIT, 20), "en")
    assert " ".join(lines) == f"Documents: {'; '.join(NAMES)}"
    assert all(text_width(line, SIZE) <= LIMIT for line in lines)


def test_the_rest_is_counted_where_there_is_none() -> None:
    """The reader is told where they are named."""
    lines = small_print("documents", NAMES, PrintRoom(SIZE, LIMIT, 3), "en")
    assert len(lines) <= 3
    named = sum(f"Document {number} " in " ".join(lines) for number in range(1, 13))
    assert 0 < named < 12
    assert " ".join(lines).endswith(f"and {12 - named} more documents, named in the file's metadata")


def test_an_address_is_broken_where_it_is_wider_than_the_page() -> None:
    """It has no blanks, and loses no letter."""
    address = "https://example.org/" + "a-long-way-to-go/" * 20
    lines = small_print("documents", (address,), PrintRoom(SIZE, LIMIT, 2), "ar")
    assert all(text_width(line, SIZE) <= LIMIT for line in lines)
    assert address in "".join(lines).replace(" ", "")


def test_no_documents_no_lines() -> None:
    """A brief without any has no small print of them."""
    assert small_print("documents", (), PrintRoom(SIZE, LIMIT, 3), "en") == ()


def test_sources_are_counted_like_documents() -> None:
    """In words of their own, under a heading that says whether sentences are cited."""
    lines = small_print("sources-cited", NAMES, PrintRoom(SIZE, LIMIT, 3), "en")
    assert lines[0].startswith("Sources of what is shown [sentences cited]: Document 1")
    assert " more sources, named in the file's metadata" in " ".join(lines)


def test_a_key_fills_columns_of_equal_height() -> None:
    """Each title stands whole in one column, in the order of the numbers."""
    keys = tuple(f"{number}: {name}" for number, name in enumerate(NAMES, 1))
    columns = key_columns(keys, PrintRoom(SIZE, LIMIT, 6), 2, "en")
    assert [len(column) for column in columns] == [6, 6]
    assert " ".join(line for column in columns for line in column) == " ".join(keys)


def test_a_key_without_room_for_all_counts_the_rest() -> None:
    """With room for a few alone it is not begun, nor where there is no column beside the map."""
    keys = tuple(f"{number}: {name}" for number, name in enumerate(NAMES, 1))
    (column,) = key_columns(keys, PrintRoom(SIZE, LIMIT, 9), 1, "en")
    assert len(column) <= 9
    told = len([line for line in column if line in keys])
    assert told > LEAST_KEYS
    assert " ".join(column[told:]) == f"and {12 - told} more events, named in the file's metadata"
    assert key_columns(keys, PrintRoom(SIZE, LIMIT, LEAST_KEYS), 1, "en") == ()
    assert key_columns(keys, PrintRoom(SIZE, LIMIT, 20), 0, "en") == ()
    assert key_columns((), PrintRoom(SIZE, LIMIT, 20), 1, "en") == ()


def test_a_key_without_room_for_whole_titles_has_short_ones() -> None:
    """All of them before any is left to a number; in a list under the map too."""
    keys = tuple(f"{number}: {name}" for number, name in enumerate(NAMES, 1))
    short = tuple(f"{number}: Ship" for number in range(1, len(NAMES) + 1))
    whole = PrintRoom(SIZE, LIMIT, 12)
    assert key_columns(keys, whole, 1, "en", short=short) == (keys,)
    long = tuple(f"{key} {key} {key} {key}" for key in keys)
    assert key_columns(long, whole, 1, "en", short=short) == (short,)
    (column,) = key_columns(long, PrintRoom(SIZE, LIMIT, 9), 1, "en", short=short)
    assert column[:5] == short[:5]
    assert has_room_for("numbers", short, PrintRoom(SIZE, LIMIT, 9), "en")
    assert not has_room_for("numbers", long, PrintRoom(SIZE, LIMIT, 9), "en")
