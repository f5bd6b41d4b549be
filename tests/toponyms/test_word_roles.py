"""Word lists of names in running text."""

from geodata.gazetteer import gazetteer_places
from geodata.toponyms.word_roles import (
    given_names,
    kinds_by_word,
    listed_words,
    seats_of_states,
    states_by_demonym,
    without_particle,
    words_with_role,
)


def test_demonyms_have_their_forms() -> None:
    """Plurals in English; genders, numbers and the article in Arabic; each leads to its state."""
    known = states_by_demonym()
    assert {known[each] for each in ("libyan", "libyans", "ليبي", "الليبيه", "ليبيين")} == {"lby"}
    assert known["north korean"] == known["كوريه شماليه"] == "prk"


def test_ids_of_states_are_those_of_the_gazetteer() -> None:
    """Demonyms and seats name states of the table, or parts of the United Kingdom."""
    states = {each.id for each in gazetteer_places().values() if each.kind == "country"}
    assert set(states_by_demonym().values()) - states == {"england", "scotland", "wales"}
    assert set(seats_of_states()) <= states
    assert seats_of_states()["sdn"] == ((32.53, 15.55), (37.22, 19.62))


def test_kinds_stand_on_their_side() -> None:
    """A kind word before a name, and one behind it."""
    assert (kinds_by_word("kind-before")["مدينه"], kinds_by_word("kind-after")["oblast"]) == (
        "city",
        "province",
    )


def test_lists_are_folded() -> None:
    """A word of a text is looked up by its folded spelling."""
    assert "الدوله" not in words_with_role("heads")
    assert "جامعه" in words_with_role("heads")
    assert {"reading", "صور"} <= listed_words("frequent-words")
    assert {"jack", "محمد"} <= given_names()
    assert "in" not in given_names()


def test_particles_come_off_long_words_only() -> None:
    """Three letters are a word of their own."""
    assert without_particle("وليبيا") == ("وليبيا", "ليبيا")
    assert without_particle("ولد") == ("ولد",)
