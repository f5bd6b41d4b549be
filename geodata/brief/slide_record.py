"""A slide: a view of the brief saved for a briefing, with its headline and what the speaker says to it."""

from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field

from geodata.brief.record_fields import Id, Record, Words
from geodata.view import View, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 20
"""How long a slide stands where it does not say."""
_OF_THE_READER = ("lang", "theme")


def _query(text: str) -> str:
    """The query of a link, refused where a word of it is not understood: another view would be shown."""
    parsed = parse(text)
    if wrong := ", ".join(f"{key}={value}" for key, value, _ in parsed.ignored):
        msg = f"the query of a link; not understood: {wrong}; take it from a link that the dashboard made"
        raise ValueError(msg)
    if chosen := [name for name in _OF_THE_READER if getattr(parsed.view, name) is not None]:
        msg = f"a view without {' and '.join(chosen)}, which the reader of a slide chooses; leave it out"
        raise ValueError(msg)
    return text


class Slide(Record):
    """A view saved for a briefing; slides are shown in the order in which they stand."""

    id: Id
    title: Words
    """The headline: at most 12 words are read from the back of a room."""
    note: Words | None = None
    """The caption, and what the speaker has before the eyes."""
    view: Annotated[str, Field(max_length=2000), AfterValidator(_query)] = ""
    """The query of a link to the dashboard, without language and theme; its focus is what is spoken of."""
    seconds: Annotated[int, Field(ge=3, le=600)] = SECONDS
    """How long the slide stands when slides turn by themselves."""

    @cached_property
    def asked(self) -> View:
        """What the slide asks of the brief."""
        return parse(self.view).view

    def named(self) -> "Iterator[tuple[str, str]]":
        """The ids that the view names, as (kind of record, id)."""
        view = self.asked
        yield from (("actor", name) for name in sorted(view.actors or ()))
        if view.focus:
            yield "event", view.focus
        if view.brief:
            yield "brief", view.brief
