"""Labels for the options of a list; Streamlit tells options apart by label, so each is unique."""

from collections import Counter
from collections.abc import Mapping

from geodata.screens.shell.widget_text import escape_markdown
from geodata.words.untranslated_text import isolate_untranslated


def unique_labels(names: Mapping[str, str]) -> dict[str, str]:
    """Return a label for each id; where ids share words, the id is appended."""
    count = Counter(names.values())
    shown = {key: isolate_untranslated(words) for key, words in names.items()}
    return {key: f"{shown[key]} ({key})" if count[words] > 1 else shown[key] for key, words in names.items()}


def chip_label(label: str, number: int) -> str:
    """Return a chip's Markdown: the words as written, then the number of events."""
    return f"{escape_markdown(label)} :small[{number}]"
