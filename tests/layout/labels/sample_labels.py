"""Labels of invented events."""

from typing import Any, Final

from geodata.layout.labels.label_words import LabelBlock, LabelLine
from geodata.layout.scene import Tooltip

INK: Final = (0, 0, 0, 255)


def line(text: str, event: str, **more: Any) -> LabelLine:
    """A line of an event."""
    return LabelLine(text, 13.0, INK, event=event, tip=Tooltip(f"Title of {event}", ""), **more)


def block(name: str, lon: float, lat: float, *texts: str, number: int | None = None) -> LabelBlock:
    """A label of one version on one spot."""
    return LabelBlock(
        name,
        ((lon, lat),),
        (tuple(line(text, name) for text in texts),),
        INK,
        number=None if number is None else line(str(number), name),
    )
