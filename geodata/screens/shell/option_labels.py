"""Words for the options of a list: Streamlit knows an option by its words, so no two may be the same."""

from collections import Counter
from collections.abc import Mapping

from geodata.screens.shell.widget_text import literal


def labels(names: Mapping[str, str]) -> dict[str, str]:
    """Words for each id; those that several ids share get the id behind them."""
    count = Counter(names.values())
    return {key: f"{words} ({key})" if count[words] > 1 else words for key, words in names.items()}


def chip_label(label: str, number: int) -> str:
    """The label of a chip as Markdown: the words as written, then how many events."""
    return f"{literal(label)} :small[{number}]"
