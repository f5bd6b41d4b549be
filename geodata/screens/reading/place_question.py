"""The question for the place of a name: its mentions, its candidates by number, a small map of them."""

from typing import Final

import streamlit as st

from geodata.charts.candidate_map import candidate_map_svg
from geodata.drafting.place_edits import ChosenPlace, chosen_place_operation
from geodata.drafting.place_questions import AskedMention, PlaceQuestion
from geodata.gazetteer import PlaceRecord
from geodata.phrasing.list_words import join_facts, join_list
from geodata.phrasing.place_words import sentence_locator
from geodata.phrasing.world_place_words import place_kind_name, place_surroundings
from geodata.screens.reading.asked_names import AskedNames, waiting_events
from geodata.screens.shell import brief_edits, session_store
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import changes_brief
from geodata.screens.shell.widget_text import Markup, escape_markdown, html_element, svg_data_uri
from geodata.words import language_direction, translate
from geodata.words.untranslated_text import isolate_untranslated

MOST_CANDIDATES: Final = 9
"""Candidates that a digit each can choose; 0 is for none of them."""
MOST_MENTIONS: Final = 3
HERE_KM: Final = 1.0


def show_place_question(context: PageContext, asked: AskedNames, question: PlaceQuestion, where: str) -> None:
    """Write the question of a name with a button for each candidate.

    Parameters
    ----------
    where
        Part of the page, ``list`` or ``form``: both can ask for the same name.
    """
    lang = context.lang
    candidates = question.candidates[:MOST_CANDIDATES]
    with st.container(key=f"place-question-{where}"):
        st.html(_question_html(context, question))
        with st.container(key=f"place-answers-{where}", horizontal=True):
            with st.container(key=f"place-buttons-{where}", gap=None):
                for number, candidate in enumerate(candidates, 1):
                    st.button(
                        candidate_label(context, asked, candidate, number),
                        key=f"answer-{number}-{where}-{question.key}-{lang}",
                        type="tertiary",
                        on_click=changes_brief(_choose_place),
                        args=(context, question.name, candidate.id),
                    )
                st.button(
                    f"0 {translate('place-choice.none', lang)}",
                    key=f"answer-0-{where}-{question.key}-{lang}",
                    type="tertiary",
                    on_click=changes_brief(_dismiss),
                    args=(context.brief.id, question.key),
                )
            with st.container(key=f"place-map-{where}", gap=None):
                st.html(_map_html(context, asked, candidates))


def candidate_label(context: PageContext, asked: AskedNames, candidate: PlaceRecord, number: int) -> str:
    """Return a candidate as Markdown for a button: number and name, then what tells it from the others."""
    lang = context.lang
    around = place_surroundings(candidate, lang)
    facts = join_facts(
        place_kind_name(candidate, lang),
        around,
        translate("place-choice.inhabitants", lang, n=candidate.population) if candidate.population else None,
        distance_words(context, asked, candidate),
    )
    return f"{number} **{escape_markdown(candidate.name[lang])}** :small[{escape_markdown(facts)}]"


def distance_words(context: PageContext, asked: AskedNames, candidate: PlaceRecord) -> str | None:
    """Return how far a candidate lies from the nearest place that distances are measured from."""
    near = asked.references.nearest(candidate)
    if near is None:
        return None
    name = isolate_untranslated(near.place.name[context.lang])
    if near.km < HERE_KM:
        return translate("place-choice.at", context.lang, place=name)
    return translate("place-choice.distance", context.lang, km=round(near.km), place=name)


def _choose_place(context: PageContext, name: str, place_id: str) -> None:
    chosen = ChosenPlace(name, place_id, context.brief.language)
    brief_edits.store_edit(
        context, lambda values: tuple(filter(None, (chosen_place_operation(values, chosen),)))
    )


def _dismiss(brief_id: str, key: str) -> None:
    session_store.dismiss_names(brief_id, session_store.dismissed_names(brief_id) | {key})


def _question_html(context: PageContext, question: PlaceQuestion) -> Markup:
    lang, own = context.lang, context.brief.language
    name = isolate_untranslated(question.name)
    waiting = waiting_events(context.brief, question)
    titles = join_list((event.title[lang] for event in waiting), lang)
    held = translate("place-choice.waiting-events", lang, n=len(waiting), events=titles) if waiting else None
    quotes = [
        html_element(
            "li",
            html_element(
                "q",
                each.before,
                html_element("strong", each.words),
                each.after,
                lang=own,
                dir=language_direction(own),
            ),
            " ",
            html_element("span", said, class_="quiet") if (said := _mention_place(context, each)) else None,
        )
        for each in question.mentions[:MOST_MENTIONS]
    ]
    return html_element(
        "div",
        html_element("h4", translate("place-choice.question", lang, name=name)),
        html_element("p", translate("place-choice.mentions", lang, n=len(question.mentions)), class_="quiet"),
        html_element("ul", *quotes, class_="plain mentions"),
        html_element("p", translate("place-choice.by-consonants", lang), class_="quiet")
        if question.is_by_consonants
        else None,
        html_element("p", held, class_="quiet") if held else None,
        class_="place-question",
        lang=lang,
        dir=language_direction(lang),
    )


def _mention_place(context: PageContext, mention: AskedMention) -> str | None:
    if mention.event is not None:
        return context.brief.event_by_id[mention.event].title[context.lang]
    if mention.sentence is None or mention.document is not None:
        return None
    return sentence_locator(mention.sentence, context.brief, context.lang)


def _map_html(context: PageContext, asked: AskedNames, candidates: tuple[PlaceRecord, ...]) -> Markup:
    lang = context.lang
    measured = (asked.references.nearest(each) for each in candidates)
    others = dict.fromkeys((each.place.lon, each.place.lat) for each in measured if each is not None)
    drawn = candidate_map_svg(
        tuple((each.lon, each.lat) for each in candidates), tuple(others), context.theme
    )
    key = "place-choice.from-theatre" if asked.references.are_of_theatre else "place-choice.from-places"
    return html_element(
        "figure",
        html_element("img", src=svg_data_uri(drawn), alt=translate("place-choice.map", lang)),
        html_element("figcaption", translate(key, lang), class_="quiet") if others else None,
        class_="candidate-map",
        lang=lang,
        dir=language_direction(lang),
    )
