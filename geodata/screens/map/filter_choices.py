"""Choices of the filters with their words: chips, and a searchable list where there are many of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import numpy as np

from geodata.brief.record_types.actor_record import Actor
from geodata.kinds.event_kind import EventKind
from geodata.screens.shell.page_context import PageContext
from geodata.view import LAYER_PREFIX, HideOption, ShowOption
from geodata.vocabulary import ActorKind, Statement, Status
from geodata.words import Lang, fold_text, translate
from geodata.words.untranslated_text import isolate_untranslated

MOST_CHIPS: Final = 20
"""Actors, or tags, of which each has a chip; more of them are a searchable list."""
MOST_LISTED: Final = 500
"""Choices of a list, at most; the rarer ones are counted."""
LabelledOptions = list[tuple[str, str]]


def filter_options(context: PageContext) -> Mapping[str, LabelledOptions]:
    """Return the choices of each filter with their words, in the order shown."""
    lang, view = context.lang, context.view
    roles = frozenset(context.atlas.participations["role"].unique())
    statuses = frozenset(context.atlas.events["status"].unique()) | (view.statuses or frozenset())
    several = len(statuses) > 1 or view.statuses is not None
    return {
        "actors": [
            (name, isolate_untranslated(actor.name[lang]))
            for name, actor in _listed_actors(context)[0].items()
        ],
        "layers": [
            (kind.id, isolate_untranslated(kind.plural_name(lang))) for kind in kinds_in_brief(context)
        ],
        "statements": _labelled_options("statement", Statement, lang),
        "statuses": _labelled_options("status", [each for each in Status if each in statuses], lang)
        if several
        else [],
        "tags": [(name, name) for name in _listed_tags(context)[0]],
        "roles": [
            (role.id, role.name(lang)) for role in context.brief.kind_table.roles.values() if role.id in roles
        ],
        "match": _labelled_options("actor-match", ("any", "all"), lang),
        "hide": [*_labelled_options("filters", HideOption, lang), *_layer_options(context)],
        "show": _labelled_options("filters", ShowOption, lang),
    }


def _layer_options(context: PageContext) -> LabelledOptions:
    """Return the reference layers with their titles."""
    lang = context.lang
    return [
        (f"{LAYER_PREFIX}{layer.id}", translate("filters.reference-layer", lang, title=layer.title[lang]))
        for layer in context.atlas.layers
    ]


def family_options(context: PageContext) -> list[tuple[str, str, list[str]]]:
    """Return id, name and kinds of each family of which the brief has events."""
    table = context.brief.kind_table
    kinds: dict[str, list[str]] = {}
    for kind in kinds_in_brief(context):
        kinds.setdefault(kind.family, []).append(kind.id)
    return [(family, table.families[family].name(context.lang), found) for family, found in kinds.items()]


def choice_lists(context: PageContext) -> dict[str, dict[str, Any]]:
    """Return the searchable lists: of the actors by kind with parts under their whole, and of the tags."""
    found: dict[str, dict[str, Any]] = {}
    actors, rarer = _listed_actors(context)
    if len(actors) > MOST_CHIPS:
        found["actors"] = {"groups": _actor_groups(actors, context.lang), "unlisted": rarer}
    tags, rarer = _listed_tags(context)
    if len(tags) > MOST_CHIPS:
        choices = [{"id": name, "depth": 0, "searched": fold_text(name)} for name in tags]
        found["tags"] = {"groups": [("", choices)], "unlisted": rarer}
    return found


def kinds_in_brief(context: PageContext) -> tuple[EventKind, ...]:
    """Return the kinds of event that the brief has, those of a family together."""
    used = frozenset(np.unique(context.atlas.filter_columns.kind).tolist())
    kinds = context.brief.kind_table.kinds.values()
    return tuple(kind for at, kind in enumerate(kinds) if at in used)


def _labelled_options(prefix: str, names: Iterable[str], lang: Lang) -> LabelledOptions:
    return [(str(name), translate(f"{prefix}.{name}", lang)) for name in names]


def _listed_actors(context: PageContext) -> tuple[dict[str, Actor], int]:
    """Return acting and filtered actors, the busiest in the whole brief first, and how many are left out.

    The order does not depend on the filters, so that no chip moves.
    """
    atlas, known, lang = context.atlas, context.brief.actor_by_id, context.lang
    names = atlas.actor_codes[1]
    numbers = np.bincount(atlas.acting_actors.actor[atlas.first_acting], minlength=len(names)).tolist()
    count = dict(zip(names, numbers, strict=True))
    chosen = frozenset(context.view.actors or ())
    ordered = sorted(
        (name for name in {*names, *chosen} if name in known),
        key=lambda name: (-count.get(name, 0), known[name].name[lang]),
    )
    kept = _first_and_chosen(ordered, chosen)
    return {name: known[name] for name in kept}, len(ordered) - len(kept)


def _listed_tags(context: PageContext) -> tuple[list[str], int]:
    """Return tags of events and filtered ones, the most frequent first, and how many are left out."""
    tags, chosen = context.atlas.event_tags, frozenset(context.view.tags or ())
    count = dict(zip(tags.names, np.bincount(tags.tag, minlength=len(tags.names)).tolist(), strict=True))
    ordered = sorted({*tags.names, *chosen}, key=lambda name: (-count.get(name, 0), name))
    kept = _first_and_chosen(ordered, chosen)
    return kept, len(ordered) - len(kept)


def _first_and_chosen(ordered: list[str], chosen: frozenset[str]) -> list[str]:
    return [*ordered[:MOST_LISTED], *(name for name in ordered[MOST_LISTED:] if name in chosen)]


def _actor_groups(actors: Mapping[str, Actor], lang: Lang) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the actors by kind, each part behind its whole; a part has the kind of its whole's group."""
    groups: dict[ActorKind, list[dict[str, Any]]] = {kind: [] for kind in ActorKind}
    for tree in _actor_trees(actors):
        groups[actors[tree[0][0]].kind] += [
            {"id": name, "depth": depth, "searched": _searched_names(actors[name])} for name, depth in tree
        ]
    return [(translate(f"actor-kinds.{kind}", lang), found) for kind, found in groups.items() if found]


def _actor_trees(actors: Mapping[str, Actor]) -> Iterator[list[tuple[str, int]]]:
    """Yield each actor that is part of no listed one, with its parts and their depths; each actor once.

    Of actors that are part of each other in a circle the first one counts as the whole.
    """
    parts: dict[str, list[str]] = {}
    for name, actor in actors.items():
        if actor.part_of in actors:
            parts.setdefault(str(actor.part_of), []).append(name)
    roots = [name for name, actor in actors.items() if actor.part_of not in actors]
    seen: set[str] = set()
    for root in (*roots, *actors):
        tree: list[tuple[str, int]] = []
        below = [(root, 0)]
        while below:
            name, depth = below.pop()
            if name not in seen:
                seen.add(name)
                tree.append((name, depth))
                below += [(part, depth + 1) for part in reversed(parts.get(name, []))]
        if tree:
            yield tree


def _searched_names(actor: Actor) -> str:
    """Return the folded spellings of an actor, a line each."""
    return "\n".join(dict.fromkeys(map(fold_text, (*actor.name.wordings, *actor.aliases, actor.id))))
