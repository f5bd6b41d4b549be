"""Switch between a linear and a logarithmic axis of the figure ladders."""

from geodata.screens.shell import session_store
from geodata.screens.shell.page_context import Desk
from geodata.words import say


def scale(desk: Desk) -> None:
    """The switch between a linear and a logarithmic scale, one for all figures of the session."""
    words = {name: say(f"figures.{name}", desk.lang) for name in session_store.SCALES}
    session_store.switch("scale", words, label=say("figures.axis", desk.lang), lang=desk.lang)
