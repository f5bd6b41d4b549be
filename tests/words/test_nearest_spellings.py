"""The nearest known keys of a text, by any of their spellings."""

from geodata.words import nearest_keys

KNOWN = {
    "rus": ("rus", "Russia", "روسيا"),
    "irn": ("irn", "Iran", "إيران"),
    "iraq": ("iraq", "Iraq", "العراق"),
    "red-sea": ("red-sea", "Red Sea", "البحر الأحمر"),
}


def test_every_spelling_counts() -> None:
    """Ids, names in each language, spelt with or without hamza, capitals and hyphens."""
    assert nearest_keys("russia", KNOWN)[0] == "rus"
    assert nearest_keys("ايران", KNOWN)[0] == "irn"
    assert nearest_keys("RED SEA", KNOWN) == ("red-sea",)
    assert nearest_keys("البحر-الاحمر", KNOWN) == ("red-sea",)


def test_the_most_like_comes_first_and_each_once() -> None:
    """At most three."""
    assert nearest_keys("iran", KNOWN)[:2] == ("irn", "iraq")
    assert len(nearest_keys("ab", {f"ab{letter}": ("ab", f"ab{letter}") for letter in "abcdef"})) == 3
    assert nearest_keys("zzz", KNOWN) == ()


def test_a_word_of_a_longer_name_leads_to_it() -> None:
    """Where no spelling is like the text as a whole."""
    known = {"incident-log": ("incident-log", "Incidents of 2031"), "notice": ("notice", "A notice")}
    assert nearest_keys("log", known) == ("incident-log",)
    assert nearest_keys("", known) == ()


def test_a_caller_can_ask_for_more_likeness() -> None:
    """Advice that is written into a file must not be a guess."""
    known = {"south-east-asia": ("south-east-asia",)}
    assert nearest_keys("southwest-of-asia", known) == ("south-east-asia",)
    assert nearest_keys("southwest-of-asia", known, likeness=0.9) == ()


def test_of_many_keys_some_are_compared() -> None:
    """Those that begin alike: a link must not hold up the page of a brief with 100,000 events."""
    known = {f"{letter}-{at}": (f"{letter}-{at}",) for letter in "eg" for at in range(3_000)}
    assert set(nearest_keys("g-299x", known)) <= {name for name in known if name.startswith("g")}
    assert nearest_keys("x" * 2_000, known) == ()
