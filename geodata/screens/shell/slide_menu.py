"""The briefing menu: the way to the briefing screen, and this view saved as a slide of the brief."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import streamlit as st
from pydantic import ValidationError

from geodata.brief.records import Brief
from geodata.brief.slide_record import SECONDS, Slide
from geodata.screens.shell import session_store
from geodata.screens.shell.edits_download import offer
from geodata.screens.shell.menu_button import menu
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import element
from geodata.view import View
from geodata.words import LANGS, Lang, say

_WRONG = "slide-wrong"
LONGEST: Final = 200
"""Characters of a headline."""
_FIELDS: Final = ("title", "note")

Saved = Mapping[str, Any]
"""A slide as it is written into a brief."""


def briefing(desk: Desk) -> None:
    """The menu behind the head's button."""
    lang = desk.lang
    keeps = [_key(field, each, lang) for field in _FIELDS for each in LANGS]
    menu(
        say("briefing.menu", lang), _slides, key=f"briefing-{lang}", icon=":material/slideshow:", keeps=keeps
    )


def _slides(desk: Desk) -> None:
    lang = desk.lang
    st.page_link("briefing.py", label=say("briefing.open", lang), query_params=_asked(desk))
    st.html(element("h3", say("slide.head", lang), class_="menu-head"))
    for field in _FIELDS:
        for each in LANGS:
            name = say(f"slide.{field}", lang, language=say(f"language.{each}", lang))
            st.text_input(name, key=_key(field, each, lang), max_chars=LONGEST)
    st.button(say("slide.save", lang), key=f"save-slide-{lang}", on_click=partial(_save, desk))
    if wrong := st.session_state.get(_WRONG):
        st.html(element("p", say(wrong, lang), class_="notice", role="alert"))
    _listed(desk)


def slide(view: View, words: Mapping[str, Mapping[str, str]], taken: frozenset[str]) -> Saved:
    """A View as a slide: its headline and note in both languages; the id is made of the English headline.

    Raises
    ------
    ValueError
        Where a headline is missing, or a word cannot stand in a brief.
    """
    asked = view.change(brief=None, lang=None, theme=None)
    made = {"id": _id(words["title"]["en"], taken), "title": dict(words["title"])}
    if any(words["note"].values()):
        made["note"] = dict(words["note"])
    made |= {"view": asked.query(), "seconds": str(SECONDS)}
    Slide.model_validate(made)
    return made


def _id(headline: str, taken: frozenset[str]) -> str:
    plain = "-".join(re.findall(r"[a-z0-9]+", headline.lower()))[:60].strip("-") or "slide"
    names = (plain, *(f"{plain}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _save(desk: Desk) -> None:
    brief = desk.atlas.brief
    words: dict[str, dict[str, str]] = {
        field: {str(each): st.session_state[_key(field, each, desk.lang)].strip() for each in LANGS}
        for field in _FIELDS
    }
    try:
        made = slide(desk.view, words, _taken(brief))
    except (ValidationError, ValueError):
        st.session_state[_WRONG] = "slide.wrong"
        return
    st.session_state.pop(_WRONG, None)
    session_store.save(brief.id, made)
    for field in _FIELDS:
        for each in LANGS:
            st.session_state[_key(field, each, desk.lang)] = ""


def _taken(brief: Brief) -> frozenset[str]:
    return frozenset(each.id for each in brief.slides) | {
        each["id"] for each in session_store.edits(brief).slides
    }


def _listed(desk: Desk) -> None:
    """The headlines of what was saved, and the brief that holds it."""
    kept = session_store.edits(desk.atlas.brief).slides
    if kept:
        st.html(element("ul", *(element("li", each["title"][desk.lang]) for each in kept), class_="plain"))
        offer(desk, "slides")


def _asked(desk: Desk) -> dict[str, str]:
    return {"brief": desk.brief.id, "lang": desk.lang, "theme": desk.theme}


def _key(field: str, words_in: Lang, lang: Lang) -> str:
    return f"slide-{field}-{words_in}-{lang}"
