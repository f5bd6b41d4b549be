"""The text of ``brief.yaml`` as values whose scalars are the strings that were written."""

import pytest

from geodata.brief.yaml_edit import EditError, load_yaml


def test_scalars_are_the_strings_that_were_written() -> None:
    """YAML would read them as numbers, dates and booleans."""
    text = "a: 010\nb: 12:30\nc: NO\nd: 2024-10-23\ne: 1_000\n"
    assert list(load_yaml(text).values()) == ["010", "12:30", "NO", "2024-10-23", "1_000"]


@pytest.mark.parametrize(("text", "words"), [("a: [", "line 1"), ("- a", "expected a mapping")])
def test_a_text_that_is_no_mapping_is_refused(text: str, words: str) -> None:
    """With the line where there is one."""
    with pytest.raises(EditError, match=words):
        load_yaml(text)
