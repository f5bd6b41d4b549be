"""Widths of characters for the browser's code, a part of ``python -m geodata.derive --only frontend``."""

import json
from itertools import chain
from typing import Final

from arabic_reshaper import ArabicReshaper
from arabic_reshaper.letters import LETTERS_ARABIC
from arabic_reshaper.ligatures import LIGATURES

from geodata.layout.text_lines import SEMIBOLD_WIDTH_FACTOR, UNKNOWN_ADVANCE, text_advances

NAMED_SCRIPTS: Final = (
    *((0x20, 0x24F), (0x2B0, 0x36F), (0x600, 0x6FF)),
    *((0x1E00, 0x1EFF), (0x2010, 0x2027), (0x202F, 0x203A)),
)
"""First and last character of the blocks in which names of places are written."""


def advances_json() -> str:
    """Return the advances of characters, of the joined forms of Arabic letters, and of ligatures as JSON.

    An advance is in thousandths of the type size. A joined letter has those of its isolated, initial, medial
    and final form, 0 where it has no such form; a ligature those of its isolated and its final form.
    """
    advances = text_advances()
    named = chain.from_iterable(range(first, last + 1) for first, last in NAMED_SCRIPTS)
    settings = ArabicReshaper().configuration
    found = {
        "unknown": UNKNOWN_ADVANCE,
        "strong": SEMIBOLD_WIDTH_FACTOR,
        "plain": {chr(code): advances[chr(code)] for code in named if chr(code) in advances},
        "joined": {
            letter: [advances.get(form, UNKNOWN_ADVANCE) if form else 0 for form in forms]
            for letter, forms in LETTERS_ARABIC.items()
        },
        "ligatures": [
            [letters, *(advances.get(forms[at], UNKNOWN_ADVANCE) if forms[at] else 0 for at in (0, 3))]
            for name, (letters, forms) in LIGATURES
            if settings.getboolean(name)
        ],
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"
