"""Roles of the words beside a name: the lists of ``geodata/data/toponyms``, folded and cached."""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, Final

from geodata.words import fold_text

_FOLDER: Final = files("geodata").joinpath("data", "toponyms")
_ENDINGS: Final = ("", "ا", "ه", "ين", "ون", "ان", "ات", "يه")
"""Endings of Arabic adjectives by gender and number, folded."""
_LATIN: Final = re.compile("[a-z]")
PARTICLES: Final = ("و", "ف", "ب", "ل", "ك")
"""Arabic particles of one letter, joined to the word behind them: two conjunctions, three prepositions."""
_LEAST_LETTERS: Final = 3
"""Letters that are left of a word without its particle, at least."""


def without_particle(folded: str) -> tuple[str, ...]:
    """Return a folded word as it is, and without a joined particle."""
    has_particle = folded.startswith(PARTICLES) and len(folded) > _LEAST_LETTERS
    return (folded, folded[1:]) if has_particle else (folded,)


@cache
def words_with_role(role: str) -> frozenset[str]:
    """Return the folded words of one list of ``words.toml``."""
    return frozenset(fold_text(word) for word in _word_lists()[role]["words"])


@cache
def given_names() -> frozenset[str]:
    """Return the folded given names of persons, in Latin and Arabic letters."""
    names = listed_words("given-names") | words_with_role("given-names")
    return names - words_with_role("function") - words_with_role("prepositions")


@cache
def kinds_by_word(position: str) -> Mapping[str, str]:
    """Return the kind of place that each kind word says, for ``kind-before`` or ``kind-after`` the name."""
    listed = _word_lists()[position]
    return {fold_text(word): kind for kind, words in listed.items() for word in words}


@cache
def states_by_demonym() -> Mapping[str, str]:
    """Return the id of the state of each adjective or name of a nation, in all its forms."""
    listed = tomllib.loads(_FOLDER.joinpath("demonyms.toml").read_text("utf-8"))
    return {form: state for state, words in listed.items() for word in words for form in _inflected(word)}


@cache
def listed_words(name: str) -> frozenset[str]:
    """Return the folded words of a file that has one a line, such as ``given-names``."""
    return frozenset(fold_text(_FOLDER.joinpath(f"{name}.txt").read_text("utf-8")).split())


@cache
def seats_of_states() -> Mapping[str, tuple[tuple[float, float], ...]]:
    """Return where the towns lie that stand for each state's government (degrees, longitude first)."""
    found: dict[str, tuple[tuple[float, float], ...]] = {}
    for row in csv.DictReader(_FOLDER.joinpath("seats.csv").read_text("utf-8").splitlines()):
        found[row["state"]] = (*found.get(row["state"], ()), (float(row["lon"]), float(row["lat"])))
    return found


@cache
def famous_towns() -> tuple[tuple[float, float], ...]:
    """Return where the towns lie that readers everywhere think of by their name alone (as above)."""
    rows = csv.DictReader(_FOLDER.joinpath("famous.csv").read_text("utf-8").splitlines())
    return tuple((float(row["lon"]), float(row["lat"])) for row in rows)


@cache
def states_of_disputed_area(area: str) -> tuple[str, ...]:
    """Return the states that texts name together with a disputed area; none for an unknown one."""
    listed = tomllib.loads(_FOLDER.joinpath("disputed.toml").read_text("utf-8"))
    return tuple(listed.get(area, ()))


@cache
def _word_lists() -> dict[str, Any]:
    return tomllib.loads(_FOLDER.joinpath("words.toml").read_text("utf-8"))


def _inflected(word: str) -> Iterator[str]:
    """Return the folded forms of a demonym: its plural, or genders and numbers with and without article."""
    folded = fold_text(word)
    if _LATIN.search(folded):
        yield from (folded, folded + "s", folded + "es")
        return
    for endings in product(*([part + ending for ending in _ENDINGS] for part in folded.split())):
        yield " ".join(endings)
        yield " ".join("ال" + part for part in endings)
