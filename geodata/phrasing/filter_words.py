"""Filters of a View in words, as exports state them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from geodata.brief.records import Brief
from geodata.phrasing.list_words import join_list
from geodata.view import HideOption, View
from geodata.words import Lang, format_number, translate

MAX_NAMED_ACTORS: Final = 12
"""Actors that the header of a picture names; of more it says the number."""


def picture_actors_phrase(names: Sequence[str], lang: Lang, most: int = MAX_NAMED_ACTORS) -> str:
    """Return the actors of a picture: their names, or their number where there are more than ``most``."""
    if len(names) > most:
        return translate("picture.frame.actor-count", lang, n=len(names))
    return translate("picture.frame.actors", lang, actors=_listed(names, lang))


def filter_phrases(view: View, brief: Brief, members: Mapping[str, int], lang: Lang) -> tuple[str, ...]:
    """Return the filters beside period and actors, and what members of the chosen alliances do beside.

    Parameters
    ----------
    members
        Number of events that the filter by an alliance does not find and in which its members act.
    """
    return (
        *_choice_phrases(view, brief, lang),
        *_box_phrase(view, lang),
        *(
            translate(
                "filters.members-act",
                lang,
                name=brief.actor_by_id[name].name[lang],
                number=format_number(number, lang),
            )
            for name, number in members.items()
            if number
        ),
    )


def _choice_phrases(view: View, brief: Brief, lang: Lang) -> Iterator[str]:
    """Yield the filters by choices, in the order of the panel."""
    kinds = brief.kind_table
    if view.match == "all" and len(view.actors or ()) > 1:
        yield _phrase("match", [translate("actor-match.all", lang)], lang)
    if view.layers is not None:
        yield _phrase("layers", [kinds.layer_name(name, lang) for name in sorted(view.layers)], lang)
    for name, prefix, chosen in (
        ("statements", "statement", view.statements),
        ("statuses", "status", view.statuses),
    ):
        if chosen is not None:
            yield _phrase(name, [translate(f"{prefix}.{each}", lang) for each in sorted(chosen)], lang)
    if view.tags is not None:
        yield _phrase("tags", sorted(view.tags), lang)
    if view.roles is not None:
        yield _phrase("roles", [kinds.roles[name].name(lang) for name in sorted(view.roles)], lang)
    if left_out := [translate(f"filters.{each}", lang) for each in HideOption if each in view.hide]:
        yield _phrase("left-out", left_out, lang)


def _box_phrase(view: View, lang: Lang) -> Iterator[str]:
    """Yield the box in which events are looked for."""
    if view.bounds is not None:
        edges = zip(("west", "south", "east", "north"), view.bounds, strict=True)
        numbers = {name: format_number(round(edge, 1), lang) for name, edge in edges}
        yield translate("filters.within-box", lang, **numbers)


def _phrase(name: str, values: Sequence[str], lang: Lang) -> str:
    heading = translate(f"filters.{name}", lang)
    return translate("filter-phrase", lang, name=heading, values=_listed(values, lang))


def _listed(values: Sequence[str], lang: Lang) -> str:
    return join_list(values, lang) or translate("filter-phrase-none", lang)
