"""The list of places to be chosen on the reading page, and the question in the claim form."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.drafting.place_questions import PlaceQuestion
from geodata.library.edited_briefs import process_edits
from geodata.screens.reading import place_list
from geodata.webmap.component_contract import ChoiceKeysData
from tests.asked_brief import ARABIC_ID, BRIEF_ID, write_asked_briefs

Run = Callable[..., AppTest]
Sent = Callable[[AppTest, str], dict[str, Any]]


@pytest.fixture
def page(
    run: Run, tmp_path: Path, names_index: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AppTest]:
    """A function that opens the reading page of the brief with asked names, its list unfolded."""
    assert names_index

    def _open(brief: str = BRIEF_ID, lang: str = "en", more: str = "") -> AppTest:
        write_asked_briefs(tmp_path, more=more)
        monkeypatch.setenv("BRIEFMAP_BRIEFS", str(tmp_path))
        app = run(brief=brief, lang=lang, open_=place_list.UNFOLDED)
        return anew(app)

    return _open


def answers(app: AppTest, where: str = "list") -> list[str]:
    """Labels of the candidates of a question."""
    buttons = ((each.key or "", each.label) for each in app.button)
    return [label for key, label in buttons if key.startswith("answer-") and f"-{where}-" in key]


def press(app: AppTest, start: str) -> AppTest:
    """The page after a click on the button whose key begins so."""
    next(each for each in app.button if (each.key or "").startswith(start)).click().run()
    return anew(app)


def anew(app: AppTest) -> AppTest:
    """The reading page opened anew: the test's app runs no fragments by name."""
    app.switch_page("reading.py").run()
    assert not app.exception
    return app


def choose_event(app: AppTest, name: str) -> None:
    """Choose the event of the claim in its form; a new one without a name."""
    event = next(each for each in app.selectbox if (each.key or "").startswith("encode-event"))
    event.set_value(name).run()


def html(app: AppTest) -> str:
    """All HTML of our own on the page."""
    return " ".join(each.proto.body for each in app.get("html"))


def fold(app: AppTest) -> str:
    """Words on the fold of the list."""
    return next(each.label for each in app.expander if "chosen" in each.label or "الاختيار" in each.label)


def test_one_answer_is_for_every_mention(page: Callable[..., AppTest]) -> None:
    """The count falls by one, the answer is stored and can be undone."""
    app = page()
    assert fold(app) == "2 places to be chosen"
    assert answers(app)[0].startswith("1 **Fairfield** :small[Town")
    assert "California" in answers(app)[0]
    assert "km from Aden" in answers(app)[0]
    assert answers(app)[-1].startswith("0 ")
    assert "People hurt" in html(app)
    app = press(app, "answer-2-list")
    assert fold(app) == "1 place to be chosen"
    assert "1 edit since version 1, stored" in html(app)
    assert answers(app)[0].startswith("1 **Springfield**")
    process_edits().copies.undo(BRIEF_ID, "local")
    assert fold(anew(app)) == "2 places to be chosen"


def test_the_keys_know_the_question(page: Callable[..., AppTest], sent: Sent) -> None:
    """By it they see that the next one has come."""
    app = page()
    assert ChoiceKeysData.model_validate(sent(app, "choice-keys")).question == "fairfield"
    app = press(app, "answer-2-list")
    assert ChoiceKeysData.model_validate(sent(app, "choice-keys")).question == "springfield"


def test_none_of_them_is_an_answer_of_the_session(page: Callable[..., AppTest]) -> None:
    """It is no change of the brief."""
    app = press(page(), "answer-0-list")
    assert fold(app) == "1 place to be chosen"
    assert "none of the places known" in html(app)
    assert "edit since version" not in html(app)


def test_the_theatre_is_guessed_and_shown_or_set(page: Callable[..., AppTest]) -> None:
    """Set, it orders the candidates, and the edited brief has it."""
    app = page()
    assert "places and words: Libya 75%, Yemen 25%" in html(app)
    app.multiselect(key="theatre-en").set_value(["can"]).run()
    anew(app)
    assert "As the brief says" in html(app)
    assert "Canada" in answers(app)[0]


def test_the_theatre_of_the_brief(page: Callable[..., AppTest]) -> None:
    """It stands in the field, as the brief says."""
    app = page(more="theatre: [usa]\n")
    assert app.multiselect(key="theatre-en").value == ["usa"]
    assert "As the brief says" in html(app)


def test_the_list_in_arabic(page: Callable[..., AppTest]) -> None:
    """Names of the text, places and facts in Arabic."""
    app = page(ARABIC_ID, "ar")
    assert fold(app) == "مكان واحد بانتظار الاختيار"
    assert answers(app)[0].startswith("1 **الرقة**")
    assert "نسمة" in answers(app)[0]


@pytest.mark.parametrize("alone", [True, False])
def test_a_name_by_consonants_alone_is_said_to_be_one(
    *, alone: bool, page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be no place at all."""
    monkeypatch.setattr(PlaceQuestion, "is_by_consonants", alone)
    assert ("It may be no place at all" in html(page())) == alone


def test_without_the_index_the_command_is_said(
    page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is looked for, which would take minutes."""
    monkeypatch.setattr(place_list, "is_index_built", lambda: False)
    app = page()
    assert '<code dir="ltr">briefmap gazetteer</code>' in html(app)
    assert fold(app) == "Places to be chosen: not looked for yet"
    assert answers(app) == []


def test_a_long_brief_is_read_when_asked(
    page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until then the count says that nothing was looked for."""
    monkeypatch.setattr("geodata.screens.reading.asked_names.MOST_CHARACTERS", 100)
    app = page()
    assert fold(app).endswith("not looked for yet")
    assert answers(app) == []
    assert fold(press(app, "look-for-names")) == "2 places to be chosen"


def test_the_claim_form_asks_and_takes_the_answer(page: Callable[..., AppTest]) -> None:
    """Only of a new event, whose place is the one chosen."""
    app = page()
    app.text_area(key="encode-words-en").input("broke out in Fairfield").run()
    choose_event(app, "hurt")
    assert answers(app, "form") == []
    choose_event(app, "")
    assert answers(app, "form")[0].startswith("1 **Fairfield**")
    app = press(app, "answer-1-form")
    assert answers(app, "form") == []
    places = next(each for each in app.multiselect if each.label.startswith("Places"))
    assert places.value == ["gn-5347335"]
