"""A slide: a view of the brief saved for a briefing, with headline and speaker's note."""

from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field

from geodata.brief.record_fields import Record, RecordId
from geodata.view import View, parse_view
from geodata.words import CatalogueText
from geodata.words.localized_text import LocalizedText

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT_SLIDE_SECONDS = 20
"""Seconds that a slide is shown by default."""
MIN_SLIDE_SECONDS, MAX_SLIDE_SECONDS = 3, 600
_CHOSEN_BY_READER = ("lang", "theme")


def _checked_query(text: str) -> str:
    """Return the query of a link; refuse one with an unknown parameter, which would show another view."""
    parsed = parse_view(text)
    if wrong := tuple(f"{key}={value}" for key, value, _ in parsed.ignored):
        msg = CatalogueText("value-form.query", wrong=wrong)
        raise ValueError(msg)
    if chosen := [name for name in _CHOSEN_BY_READER if getattr(parsed.view, name) is not None]:
        msg = CatalogueText("value-form.slide-view", names=tuple(chosen))
        raise ValueError(msg)
    return text


class Slide(Record):
    """A view saved for a briefing; slides are shown in the order of the file."""

    id: RecordId
    """Id of the slide, unique among slides."""
    title: LocalizedText
    """Headline, of at most 12 words to be read from the back of a room."""
    note: LocalizedText | None = None
    """Caption, also shown to the speaker."""
    view: Annotated[str, Field(max_length=2000), AfterValidator(_checked_query)] = ""
    """Query of a link to the dashboard, without language and theme; its focus is the event presented."""
    seconds: Annotated[int, Field(ge=MIN_SLIDE_SECONDS, le=MAX_SLIDE_SECONDS)] = DEFAULT_SLIDE_SECONDS
    """Seconds that the slide is shown when slides advance by themselves."""

    @cached_property
    def parsed_view(self) -> View:
        """The view, parsed."""
        return parse_view(self.view).view

    def referenced_ids(self) -> "Iterator[tuple[str, str]]":
        """Yield the ids in the view, as pairs of kind of record and id."""
        view = self.parsed_view
        yield from (("actor", name) for name in sorted(view.actors or ()))
        yield from (("layer", name) for name in sorted(view.hidden_layers))
        yield from (("tag", name) for name in sorted(view.tags or ()))
        if view.focus:
            yield "event", view.focus
        if view.brief:
            yield "brief", view.brief
