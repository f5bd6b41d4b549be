"""Construction of HTML from untrusted text: every string is escaped unless this module built it.

Text of a brief reaches a screen or a report only through `element`.
"""

import re
from base64 import b64encode
from html import escape
from typing import Final

_PLAIN_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")
_LOCAL_LINK: Final = re.compile(r"[?#]|assets/|data:image/(png|svg\+xml);base64,")
_LINK_ATTRIBUTES: Final = frozenset({"href", "src"})
_VOID_TAGS: Final = frozenset({"img", "br", "hr"})


class Markup(str):
    """HTML built by this module, which is not escaped again."""

    __slots__ = ()


def html_element(tag: str, /, *children: str | None, **attributes: str | bool | int | None) -> Markup:
    """Return an HTML element; children that are plain strings are escaped, None is skipped.

    Underscores in attribute names become hyphens, one at the end is dropped (``class_``). True writes the
    bare name, False and None leave the attribute out.

    Raises
    ------
    ValueError
        Where a name has other characters than ``a-z0-9-``, a tag or an attribute could run script or style,
        or a link leads to another site.
    """
    if not _PLAIN_NAME.fullmatch(tag) or tag in {"script", "style"}:
        message = f"html: found the tag {tag!r}, expected a plain one that runs nothing"
        raise ValueError(message)
    start_tag = f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items())}>"
    return Markup(start_tag if tag in _VOID_TAGS else f"{start_tag}{join_markup(*children)}</{tag}>")


def join_markup(*children: str | None) -> Markup:
    """Return the children joined without an enclosing element; plain strings are escaped, None is skipped."""
    return Markup("".join(_escape_child(child) for child in children if child is not None))


def number_element(text: str) -> Markup:
    """Return a ``bdi`` element for a number or a date: left to right, without effect on its neighbours."""
    return html_element("bdi", text, dir="ltr")


def svg_image_element(svg: str, *, label: str = "") -> Markup:
    """Return an ``img`` element with a trusted SVG; without a label it is decorative."""
    return html_element("img", src=svg_data_uri(svg), alt=label, class_="swatch")


def svg_data_uri(svg: str) -> str:
    """Return an SVG as a ``data:`` URI."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _escape_child(child: str) -> str:
    return child if isinstance(child, Markup) else escape(child)


def _attribute(name: str, value: str | bool | int | None) -> str:  # noqa: FBT001 - a value, not a switch
    """Return an attribute with the space before it, or an empty string."""
    if value is None or value is False:
        return ""
    plain = name.rstrip("_").replace("_", "-")
    if not _PLAIN_NAME.fullmatch(plain) or plain.startswith("on") or plain == "style":
        message = f"html: found the attribute {plain!r}, expected one that runs nothing"
        raise ValueError(message)
    if plain in _LINK_ATTRIBUTES and not _LOCAL_LINK.match(str(value)):
        message = f"html: {plain} leads to {str(value)[:80]!r}, expected an address on this site"
        raise ValueError(message)
    return f" {plain}" if value is True else f' {plain}="{escape(str(value))}"'
