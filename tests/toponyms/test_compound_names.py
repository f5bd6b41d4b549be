"""Names of a kind word and a town, or of a landmark: bases, camps, fields, crossings, districts."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from geodata.gazetteer import FoundBy, PlaceRecord
from geodata.toponyms.bearer_scores import Surroundings, judge_bearers
from geodata.toponyms.name_lookup import GazetteerLookup
from geodata.toponyms.place_mentions import find_place_names
from geodata.words import fold_text
from tests.small_gazetteer import place

PLACES = (
    place("omr", "country", "Omaria|عمارية", (40, 30)),
    place("darsa", "city", "Darsa|درسا", (40.1, 30.2), population=40_000, country="omr"),
    place("selk", "city", "Selkun|سلكون", (40.6, 30.4), population=9_000, country="omr"),
    place("selk-base", "point", "Selkun air base|قاعدة سلكون", (40.7, 30.5), country="omr"),
    place(
        "tamira", "city", "Tamira|تميرا", (40.3, 29.8), population=20_000, country="omr", province="adm1-t"
    ),
    place("adm1-t", "province", "Tamira|تميرا", (41.9, 28), population=90_000, country="omr"),
)


class _Lookup:
    """A gazetteer of the places above; one town is known by its consonants alone."""

    def named(self, words: str) -> Sequence[PlaceRecord]:
        """Return the places of a name."""
        folded = fold_text(words)
        return tuple(
            record
            for record, others in PLACES
            if folded in {fold_text(name) for name in (record.en, record.ar, *others)}
        )

    def with_consonants(self, _words: str) -> Sequence[PlaceRecord]:
        """Return none."""
        return ()

    def spelt_like(self, _words: str) -> Sequence[PlaceRecord]:
        """Return none."""
        return ()


@pytest.mark.parametrize(
    ("text", "words", "place_id"),
    [
        ("Omaria said a drone hit the Darsa air base.", "Darsa", "darsa"),
        ("Omaria said a drone hit the Darsa oil field.", "Darsa", "darsa"),
        ("Omaria opened the Darsa crossing.", "Darsa", "darsa"),
        ("A fire in Omaria burnt tents at the Darsa refugee camp.", "Darsa", "darsa"),
        ("Floods hit Omaria, most of all Darsa district.", "Darsa", "darsa"),
        ("Floods hit Omaria, most of all Tamira district.", "Tamira", "tamira"),
        ("Floods hit Omaria, most of all Tamira province.", "Tamira", "adm1-t"),
        ("In Omaria a drone hit Selkun air base.", "Selkun air base", "selk-base"),
        ("In Omaria a drone hit Selkun.", "Selkun", "selk"),
        ("قالت عمارية إن مسيّرة أصابت قاعدة درسا الجوية.", "درسا", "darsa"),
        ("فتحت عمارية معبر درسا الحدودي.", "درسا", "darsa"),
        ("شب حريق في عمارية في مخيم درسا للاجئين.", "درسا", "darsa"),
        ("أصابت مسيّرة في عمارية حقل درسا النفطي.", "درسا", "darsa"),
        ("غمرت السيول في عمارية قضاء تميرا.", "تميرا", "tamira"),
        ("أصابت مسيّرة في عمارية قاعدة سلكون الجوية.", "قاعدة سلكون", "selk-base"),
    ],
)
def test_a_compound_is_at_its_town_unless_it_has_a_place_of_its_own(
    text: str, words: str, place_id: str
) -> None:
    """A word for a site or district says nothing against the town; one written small may end a name."""
    mentions = find_place_names(text, _Lookup()).mentions
    assert [each.place.id for each in mentions if each.words == words and each.place] == [place_id]


@pytest.mark.parametrize("kind", ["city", "site", "district", ""])
def test_the_only_town_that_sounds_so_is_meant_beside_a_kind_word(kind: str) -> None:
    """Without one it is asked."""
    town = replace(PLACES[1][0], found_by=FoundBy.CONSONANTS)
    around = Surroundings({"omr": 1.0}, {}, (), (), (), kind, governs=False)
    assert judge_bearers((town,), around).is_sure is bool(kind)


def test_the_article_is_one_in_all_its_spellings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that the text writes finds the other; before three letters it is part of the name."""
    known = {"El Darsa": (PLACES[1][0],), "El Bab": (PLACES[2][0],)}
    monkeypatch.setattr("geodata.toponyms.name_lookup.places_named", lambda words: known.get(words, ()))
    found = {name: [each.id for each in GazetteerLookup().named(name)] for name in ("Al-Darsa", "al Darsa")}
    assert found == {"Al-Darsa": ["darsa"], "al Darsa": ["darsa"]}
    assert GazetteerLookup().named("Al-Bab") == ()
