"""Construction of HTML from untrusted text: every string is escaped unless this module built it.

Text of a brief reaches a screen or a report only through `element`.
"""

import re
from base64 import b64encode
from html import escape
from typing import Final

from geodata.words.catalogue import translate
from geodata.words.text_direction import language_direction
from geodata.words.untranslated_text import UntranslatedText

_PLAIN_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")
_LOCAL_LINK: Final = re.compile(r"[a-z]*\?|#|(assets|documents)/|data:image/(png|svg\+xml);base64,")
_LINK_ATTRIBUTES: Final = frozenset({"href", "src"})
_VOID_TAGS: Final = frozenset({"img", "br", "hr"})


class Markup(str):
    """HTML built by this module, which is not escaped again."""

    __slots__ = ()


def html_element(tag: str, /, *children: str | None, **attributes: str | bool | int | None) -> Markup:
    """Return an HTML element; children that are plain strings are escaped, None is skipped.

    A child that is not in the reader's language stands in an element with its own language and direction.

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


def svg_image_element(svg: str, *, label: str = "") -> Markup:
    """Return an ``img`` element with a trusted SVG; without a label it is decorative."""
    return html_element("img", src=svg_data_uri(svg), alt=label, class_="swatch")


def svg_data_uri(svg: str) -> str:
    """Return an SVG as a ``data:`` URI."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _escape_child(child: str) -> str:
    if isinstance(child, UntranslatedText):
        return _untranslated_element(child)
    return child if isinstance(child, Markup) else escape(child)


def _untranslated_element(text: UntranslatedText) -> Markup:
    """Return words in another language than the reader's, with their language, direction and a hint."""
    hint = translate("stamp.not-translated", text.wanted)
    direction = language_direction(text.lang)
    return html_element("bdi", str(text), lang=text.lang, dir=direction, title=hint)


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
