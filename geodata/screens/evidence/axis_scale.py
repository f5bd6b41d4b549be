"""Switch between a linear and a logarithmic axis of the figure ladders."""

from geodata.screens.shell import session_store
from geodata.screens.shell.page_context import Desk
from geodata.words import say


def show_axis_scale_switch(context: Desk) -> None:
    """Write the switch between a linear and a logarithmic axis, one for the whole session."""
    words = {name: say(f"figures.{name}", context.lang) for name in session_store.AXIS_SCALES}
    session_store.show_setting_switch(
        "scale", words, label=say("figures.axis", context.lang), lang=context.lang
    )
