"""HTML that holds untrusted text: every string is escaped, only what was built here counts as markup.

The words of a brief reach a screen or a report through :func:`element` alone.
"""

import re
from base64 import b64encode
from html import escape
from typing import Final

_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")
_LOCAL: Final = re.compile(r"[?#]|assets/|data:image/(png|svg\+xml);base64,")
_LINKS: Final = frozenset({"href", "src"})
_EMPTY: Final = frozenset({"img", "br", "hr"})


class Markup(str):
    """A string of HTML that was built by this module."""

    __slots__ = ()


def element(tag: str, /, *children: str | None, **attributes: str | bool | int | None) -> Markup:
    """An element; children that are plain strings are escaped, None is left out.

    Underscores in attribute names become hyphens, one at the end is dropped (``class_``). True prints the
    bare name, False and None print nothing.

    Raises
    ------
    ValueError
        Where a name is not plain, an attribute would hold a script or a style, or a link leaves this site.
    """
    if not _NAME.fullmatch(tag) or tag in {"script", "style"}:
        message = f"html: found the tag {tag!r}, expected a plain one that runs nothing"
        raise ValueError(message)
    printed = "".join(_attribute(name, value) for name, value in attributes.items())
    opened = f"<{tag}{printed}>"
    return Markup(opened if tag in _EMPTY else f"{opened}{together(*children)}</{tag}>")


def together(*children: str | None) -> Markup:
    """Children one after another, with nothing around them."""
    return Markup("".join(_child(child) for child in children if child is not None))


def number(text: str) -> Markup:
    """A number or a date that keeps its direction and moves no neighbour."""
    return element("bdi", text, dir="ltr")


def picture(svg: str, *, label: str = "") -> Markup:
    """A small SVG of our own as an image; without a label it is decoration."""
    return element("img", src=data_uri(svg), alt=label, class_="swatch")


def data_uri(svg: str) -> str:
    """An SVG as a ``data:`` address."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _child(child: str) -> str:
    return child if isinstance(child, Markup) else escape(child)


def _attribute(name: str, value: str | bool | int | None) -> str:  # noqa: FBT001 - a value, not a switch
    if value is None or value is False:
        return ""
    plain = name.rstrip("_").replace("_", "-")
    if not _NAME.fullmatch(plain) or plain.startswith("on") or plain == "style":
        message = f"html: found the attribute {plain!r}, expected one that runs nothing"
        raise ValueError(message)
    if plain in _LINKS and not _LOCAL.match(str(value)):
        message = f"html: {plain} leads to {str(value)[:80]!r}, expected an address on this site"
        raise ValueError(message)
    return f" {plain}" if value is True else f' {plain}="{escape(str(value))}"'
