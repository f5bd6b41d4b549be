"""The list "place to be chosen" of the reading page: open names, the question, answers, and the theatre."""

from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Final

import streamlit as st

from geodata.drafting.edit_groups import changed_theatre
from geodata.gazetteer import gazetteer_places, is_index_built
from geodata.phrasing.list_words import join_list
from geodata.screens.reading.asked_names import (
    AskedNames,
    TheatreOrigin,
    count_characters,
    is_long,
    passages_to_read,
    read_asked_names,
)
from geodata.screens.reading.place_question import show_place_question
from geodata.screens.shell import brief_edits, session_store, view_state
from geodata.screens.shell.components import component_renderer
from geodata.screens.shell.edit_menu import show_edit_status
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import changes_brief
from geodata.screens.shell.widget_text import escape_markdown, html_element
from geodata.words import Lang, format_number, language_direction, translate
from geodata.words.untranslated_text import isolate_untranslated

KEYS_COMPONENT: Final = "briefmap.choice-keys"
KEYS_SCRIPT: Final = Path(str(files("geodata"))) / "instrument" / "served" / "choice-keys.js"
INDEX_COMMAND: Final = "briefmap gazetteer"
UNFOLDED: Final = "places-unfolded"
"""Key of the session's state: whether the list is unfolded."""
_LOOKED: Final = "names-looked-for"


def show_place_list(context: PageContext) -> AskedNames | None:
    """Write the list behind its count, and return what it asks.

    None where a long brief was not read yet, or the index of names is not built: a text would take minutes.
    """
    lang = context.lang
    passages = passages_to_read(context)
    is_built = is_index_built()
    is_wanted = st.session_state.get(_LOOKED) == context.atlas.digest or not is_long(passages)
    asked = read_asked_names(context, passages) if is_built and is_wanted else None
    number = len(asked.open) if asked else 0
    key = "place-choice.title" if number else "place-choice.none-open" if asked else "place-choice.unread"
    with st.container(key="places-asked"):
        fold_key = f"places-asked-{lang}"
        fold = st.expander(
            translate(key, lang, n=number) if number else translate(key, lang),
            # Its words are part of its identity: with another count it would be a new one, and closed.
            key=view_state.set_widget_value(fold_key, bool(st.session_state.get(UNFOLDED))),
            icon=":material/not_listed_location:" if number else None,
            on_change=lambda: st.session_state.update({UNFOLDED: st.session_state[fold_key]}),
        )
        if fold.open:
            with fold:
                if not brief_edits.may_edit(context):
                    show_edit_status(context)
                elif not is_built:
                    _show_index_notice(lang)
                elif asked is None:
                    _show_look_button(context, count_characters(passages))
                else:
                    _show_theatre(context, asked)
                    _show_questions(context, asked)
                    _show_answers(context, asked)
                    show_edit_status(context)
    return asked


def mount_choice_keys(asked: AskedNames | None) -> None:
    """Mount an invisible component by which a digit, pressed within a question, chooses its candidate."""
    with st.container(key="hidden-choice-keys"):
        component_renderer(KEYS_COMPONENT, KEYS_SCRIPT)(
            key="choice-keys", data={"question": asked.open[0].key if asked and asked.open else None}
        )


def _show_index_notice(lang: Lang) -> None:
    st.html(
        html_element(
            "p",
            translate("place-choice.no-index", lang),
            " ",
            html_element("code", INDEX_COMMAND, dir="ltr"),
            class_="notice",
            lang=lang,
            dir=language_direction(lang),
        )
    )


def _show_look_button(context: PageContext, characters: int) -> None:
    lang = context.lang
    words = translate("place-choice.long-text", lang, n=format_number(characters, lang))
    st.html(html_element("p", words, class_="quiet"))
    st.button(
        translate("place-choice.look", lang),
        key=f"look-for-names-{lang}",
        on_click=changes_brief(lambda: st.session_state.update({_LOOKED: context.atlas.digest})),
    )


def _show_theatre(context: PageContext, asked: AskedNames) -> None:
    """Write the field for the theatre, and how it is known."""
    lang = context.lang
    states = sorted(
        (each.id for each in gazetteer_places().values() if each.kind == "country"),
        key=lambda name: _place_name(context, name),
    )
    key = f"theatre-{lang}"
    with st.container(key="theatre", gap=None):
        st.multiselect(
            translate("theatre.label", lang),
            list(dict.fromkeys([*asked.theatre, *states])),
            format_func=lambda name: _place_name(context, name),
            placeholder=translate("theatre.unset", lang),
            key=view_state.set_widget_value(key, list(asked.theatre)),
            on_change=changes_brief(
                lambda: brief_edits.store_edit(
                    context,
                    lambda values: (changed_theatre(values, context.brief, tuple(st.session_state[key])),),
                )
            ),
        )
        st.html(html_element("p", theatre_words(context, asked), class_="quiet", role="status"))


def theatre_words(context: PageContext, asked: AskedNames) -> str:
    """Return how the theatre is known; a guessed one with the states and their shares."""
    lang = context.lang
    if asked.theatre_origin is not TheatreOrigin.GUESSED:
        return translate(f"theatre.{asked.theatre_origin}", lang)
    shares = (
        f"{_place_name(context, state)} {format_number(round(100 * share), lang)}%"
        for state, share in asked.guessed_states.items()
    )
    states = join_list(shares, lang)
    return translate("theatre.guessed", lang, states=states) if states else translate("theatre.unknown", lang)


def _place_name(context: PageContext, place_id: str) -> str:
    """Return the name of a place of the brief or of the gazetteer; an unknown id as it is."""
    own = context.brief.place_by_id.get(place_id)
    found = own or gazetteer_places().get(place_id)
    return isolate_untranslated(found.name[context.lang]) if found else place_id


def _show_questions(context: PageContext, asked: AskedNames) -> None:
    """Write the open names, and the question of one of them: the one chosen, else the most frequent."""
    lang = context.lang
    if not asked.open:
        return
    st.html(html_element("p", translate("place-choice.intro", lang), class_="quiet"))
    by_key = {each.key: each for each in asked.open}
    key = f"asked-name-{lang}"
    if st.session_state.get(key) not in by_key:
        st.session_state[key] = next(iter(by_key))
    if len(by_key) > 1:
        st.pills(
            translate("place-choice.names", lang),
            list(by_key),
            format_func=lambda name: f"{escape_markdown(by_key[name].name)} ×{len(by_key[name].mentions)}",
            key=key,
            required=True,
        )
    show_place_question(context, asked, by_key[st.session_state[key]], "list")


def _show_answers(context: PageContext, asked: AskedNames) -> None:
    """Write the names that are no places, each with a button that asks for it again."""
    lang = context.lang
    names = {each.key: each.name for each in asked.names.questions}
    gone = sorted(asked.dismissed & names.keys())
    if not gone:
        return
    with st.container(key="places-chosen", gap=None):
        st.html(html_element("h4", translate("place-choice.chosen", lang)))
        for key in gone:
            words = translate("place-choice.dismissed", lang, name=isolate_untranslated(names[key]))
            _show_answer(
                key,
                names[key],
                words,
                lang,
                partial(session_store.dismiss_names, context.brief.id, asked.dismissed - {key}),
            )


def _show_answer(key: str, name: str, words: str, lang: Lang, ask_again: Callable[[], None]) -> None:
    with st.container(key=f"place-chosen-{key}", horizontal=True, vertical_alignment="center"):
        st.html(html_element("p", words, lang=lang, dir=language_direction(lang)))
        st.button(
            translate("place-choice.again", lang, name=escape_markdown(name)),
            key=f"again-{key}-{lang}",
            type="tertiary",
            on_click=changes_brief(ask_again),
        )
