"""Briefing menu: a link to the briefing screen, and the current view saved as a slide."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import streamlit as st
from pydantic import ValidationError

from geodata.brief.record_types.slide_record import DEFAULT_SLIDE_SECONDS, Slide
from geodata.drafting.edit_groups import added_slide
from geodata.screens.shell import brief_edits
from geodata.screens.shell.edit_menu import show_edit_status
from geodata.screens.shell.menu_button import show_menu
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_links import show_page_link
from geodata.screens.shell.page_registry import page_by_name
from geodata.screens.shell.widget_text import html_element
from geodata.view import View
from geodata.words import LANGS, Lang, translate

_SLIDE_ERROR = "slide-wrong"
MAX_HEADLINE_CHARACTERS: Final = 200
"""Longest headline or note."""
_FIELD_LABELS: Final = {"title": "slide-form.headline", "note": "slide-form.caption"}
"""Catalogue key of the label of each field of the form."""

SlideFields = Mapping[str, Any]
"""Fields of a slide as written into a brief."""


def show_briefing_menu(context: PageContext) -> None:
    """Write the header's button with the menu behind it."""
    lang = context.lang
    keeps = [_field_key(field, each, lang) for field in _FIELD_LABELS for each in LANGS]
    show_menu(
        translate("briefing.menu", lang),
        _show_slide_form,
        key=f"briefing-{lang}",
        icon=":material/slideshow:",
        keeps=keeps,
    )


def _show_slide_form(context: PageContext) -> None:
    lang = context.lang
    briefing = page_by_name("briefing")
    slides = View(brief=context.brief.id, lang=lang, theme=context.theme)
    show_page_link(briefing.name, slides, label=translate(briefing.label, lang))
    st.html(html_element("h3", translate("slide-form.heading", lang), class_="menu-head"))
    if not brief_edits.may_edit(context):
        show_edit_status(context)
        return
    for field, label in _FIELD_LABELS.items():
        for each in LANGS:
            name = translate(label, lang, language=translate(f"language.{each}", lang))
            st.text_input(name, key=_field_key(field, each, lang), max_chars=MAX_HEADLINE_CHARACTERS)
    st.button(
        translate("slide-form.save", lang), key=f"save-slide-{lang}", on_click=partial(_save_slide, context)
    )
    if error := st.session_state.get(_SLIDE_ERROR):
        st.html(html_element("p", translate(error, lang), class_="notice", role="alert"))
    show_edit_status(context)


def slide_fields(view: View, words: Mapping[str, Mapping[str, str]], taken: frozenset[str]) -> SlideFields:
    """Return a View as a slide with headline and note in at least one language; its id is from the headline.

    Raises
    ------
    ValueError
        Where a headline is missing, or a word is not allowed in a brief.
    """
    open_view = view.with_changes(brief=None, lang=None, theme=None, document=None)
    said = {field: {lang: line for lang, line in by_lang.items() if line} for field, by_lang in words.items()}
    fields: dict[str, Any] = {"id": _free_slide_id(" ".join(said["title"].values()), taken)}
    fields |= {field: by_lang for field, by_lang in said.items() if by_lang or field == "title"}
    fields |= {"view": open_view.query_string(), "seconds": str(DEFAULT_SLIDE_SECONDS)}
    Slide.model_validate(fields)
    return fields


def _free_slide_id(headline: str, taken: frozenset[str]) -> str:
    plain = "-".join(re.findall(r"[a-z0-9]+", headline.lower()))[:60].strip("-") or "slide"
    names = (plain, *(f"{plain}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _save_slide(context: PageContext) -> None:
    words: dict[str, dict[str, str]] = {
        field: {each: st.session_state[_field_key(field, each, context.lang)].strip() for each in LANGS}
        for field in _FIELD_LABELS
    }
    try:
        fields = slide_fields(context.view, words, _taken_ids(context))
    except (ValidationError, ValueError):
        st.session_state[_SLIDE_ERROR] = "slide-form.incomplete"
        return
    st.session_state.pop(_SLIDE_ERROR, None)
    if not brief_edits.store_edit(context, lambda _: (added_slide(fields),)):
        st.rerun()  # raises: it ends the callback; the words stay in the form
    for field in _FIELD_LABELS:
        for each in LANGS:
            st.session_state[_field_key(field, each, context.lang)] = ""
    st.rerun()  # raises: it ends the callback; the header tells of the edit too


def _taken_ids(context: PageContext) -> frozenset[str]:
    return frozenset(each.id for each in context.brief.slides)


def _field_key(field: str, field_lang: Lang, lang: Lang) -> str:
    return f"slide-{field}-{field_lang}-{lang}"
