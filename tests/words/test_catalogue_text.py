"""Texts of the catalogue worded before the language of their reader is known."""

import copy
import errno
import json
import pickle
from dataclasses import replace

import pytest

from geodata.brief.problems import Problem
from geodata.regular_file import FileReadError
from geodata.words import CatalogueText, alternatives, in_language, in_plain_language
from geodata.words.file_faults import file_fault, system_fault
from geodata.words.value_faults import fault_and_form, typed_number, write_remedy

ROUTE = CatalogueText("problem.route.found-within", start="aden", end="yem")


def test_it_is_english_as_a_string_and_arabic_when_asked() -> None:
    """Programs, logs and JSON take it as it is; a page asks for its reader's language."""
    assert ROUTE == "a route from aden to yem, which holds its start"
    assert ROUTE.in_language("ar") == "مسار من \u2068aden\u2069 إلى \u2068yem\u2069 الذي تقع فيه بدايته"
    assert ROUTE.in_plain_language("ar") == "مسار من aden إلى yem الذي تقع فيه بدايته"
    assert in_language("a value", "ar") == in_plain_language("a value", "ar") == "a value"


@pytest.mark.parametrize("made", [pickle.loads(pickle.dumps(ROUTE)), copy.deepcopy(ROUTE)])  # noqa: S301 - made here
def test_a_copy_keeps_its_languages(made: CatalogueText) -> None:
    """Problems come from other processes."""
    assert made.in_language("ar") == ROUTE.in_language("ar")
    assert json.loads(json.dumps(made)) == str(ROUTE)


def test_texts_lists_and_names_among_the_values_are_in_the_language_too() -> None:
    """A text in a text, a list joined as the language joins it, and a name by language."""
    more = CatalogueText("problem.superseded.more", n=1500)
    found = CatalogueText("problem.superseded.found", document="d", resting=("a", more))
    assert found == "d, on which a, 1,500 more rest"
    assert found.in_plain_language("ar") == "الوثيقة d، وتستند إليها a، و1,500 غيرها"
    assert "\u2067\u2068a\u2069، " in found.in_language("ar")
    there = CatalogueText("problem.other-country.expected", country={"en": "Yemen", "ar": "اليمن"})
    assert "Yemen" in there
    assert "اليمن" in there.in_language("ar")


def test_what_cannot_be_seen_in_a_value_is_escaped() -> None:
    """Names come from files."""
    found = CatalogueText("problem.left-off.found", name="a\u202eb")
    assert "a\\u202eb" in found
    assert "a\\u202eb" in found.in_language("ar")


def test_values_are_changed_and_words_are_not() -> None:
    """A withheld name is masked wherever it stands among the values."""
    nested = CatalogueText("problem.unreadable.found", file="owl.txt", fault=ROUTE)
    listed = CatalogueText("problem.superseded.found", document="owl", resting=("owl", "x"))
    assert nested.with_values(str.upper) == "OWL.TXT (a route from ADEN to YEM, which holds its start)"
    assert listed.with_values(str.upper) == "OWL, on which OWL, X rest"


def test_alternatives_are_joined_by_the_word_of_the_language() -> None:
    """One alone stands as it is."""
    assert alternatives(["a"]) == "a"
    assert write_remedy(["a", "b", "c"]) == "write a, b or c"
    assert write_remedy(["a", "b", "c"]).in_plain_language("ar") == "اكتب a أو b أو c"


def test_a_problem_is_worded_in_either_language() -> None:
    """On a line, as JSON, and as what was found: a value of a file is escaped and cut."""
    expected, remedy = CatalogueText("problem.route.expected"), write_remedy(["role: at"])
    problem = Problem("route", "brief.yaml", 3, "events[0] (a)", "places", ROUTE, expected, remedy)
    assert problem.line_in("ar").endswith("المطلوب: مكانان متباعدان؛ اكتب role: at")
    assert str(problem).endswith("expected two places apart; write role: at")
    assert problem.as_dict("ar")["expected"] == "مكانان متباعدان"
    assert problem.as_dict()["found"] == str(ROUTE)
    assert problem.found_in("ar") == ROUTE.in_language("ar")
    assert replace(problem, found="\u202e" + "x" * 100).found_in("ar") == "\\u202e" + "x" * 79 + "…"
    assert problem.advice_in("ar").startswith("\u2068مكانان متباعدان\u2069؛ ")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileReadError("", "too-large", size=1500), "1,500 بايت"),
        (FileReadError("", "not-a-file", kind="pipe"), "أنبوب مسمّى"),
        (FileReadError("", "unreadable"), "يقود إلى خارج المجلد"),
    ],
)
def test_a_file_that_is_not_read_has_its_reason_in_words(error: FileReadError, words: str) -> None:
    """By its size, its type, or where it leads."""
    assert file_fault(error).in_plain_language("ar") == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOENT, "No such file"), (errno.EACCES, "Permission"), (errno.ENOTTY, "the system cannot")],
)
def test_a_system_says_why(number: int, words: str) -> None:
    """Known reasons are named; a RuntimeError is a circle of links."""
    assert system_fault(OSError(number, "")).startswith(words)
    assert "symbolic links" in system_fault(RuntimeError())


def test_a_typed_number_is_refused_in_words() -> None:
    """With the text as it was typed."""
    assert typed_number("1,500") == 1500
    with pytest.raises(ValueError, match="is no number, or one of two readings; write 1500") as caught:
        typed_number("1.500")
    assert "يُقرأ على وجهين" in caught.value.args[0].in_language("ar")


def test_fault_and_form_are_one_message_of_two_parts() -> None:
    """What is wrong, and what to write."""
    message = fault_and_form("centre")
    assert message == "a circle has one centre; write either lon and lat, or at: ID"
    assert message.in_plain_language("ar").startswith("للدائرة مركز واحد؛ اكتب إما")
