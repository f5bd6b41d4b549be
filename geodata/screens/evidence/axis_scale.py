"""Switch between a linear and a logarithmic axis of the figure ladders."""

from geodata.screens.shell import session_store
from geodata.screens.shell.page_context import PageContext
from geodata.words import translate


def show_axis_scale_switch(context: PageContext) -> None:
    """Write the switch between a linear and a logarithmic axis, one for the whole session."""
    words = {name: translate(f"figures.{name}", context.lang) for name in session_store.AXIS_SCALES}
    session_store.show_setting_switch(
        "scale", words, label=translate("figures.scale-choice", context.lang), lang=context.lang
    )
