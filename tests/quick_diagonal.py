"""Parameters of which a quick run tests each value, and ``make prove`` all combinations."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest


def quick_diagonal(*columns: Sequence[Any]) -> list[Any]:
    """Return all combinations of some columns, of which all but a diagonal have the mark ``prove``.

    The diagonal begins shorter columns anew until the longest ends: it meets each value of each.
    """
    lengths = [len(column) for column in columns]
    diagonal = {tuple(step % length for length in lengths) for step in range(max(lengths))}
    return [
        pytest.param(
            *(column[at] for column, at in zip(columns, row, strict=True)),
            marks=() if row in diagonal else pytest.mark.prove,
        )
        for row in product(*map(range, lengths))
    ]
