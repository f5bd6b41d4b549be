"""Types of the values of settings, and their checks."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr
from pydantic_settings import NoDecode

ORIGIN: Final = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.IGNORECASE)

Words = Annotated[tuple[str, ...], NoDecode]
"""Several words: a list in the file, separated by spaces in a variable."""
Paths = Annotated[tuple[str, ...], NoDecode]
"""Several paths: a list in the file, separated in a variable as those of `PATH` are."""
Count = Annotated[int, Field(ge=1)]
Amount = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class AuthSettings(BaseModel):
    """The section ``[auth]``: how users sign in by OpenID Connect, in the names of Streamlit."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    redirect_uri: Annotated[str, Field(pattern=r"^https?://[^/\s]+(/[^\s?#]*)?/oauth2callback$")]
    cookie_secret: Annotated[SecretStr, Field(min_length=32)]
    client_id: Annotated[str, Field(min_length=1)]
    client_secret: SecretStr
    server_metadata_url: Annotated[str, Field(pattern=r"^https?://\S+$")]
    client_kwargs: Mapping[str, str] = {}

    @property
    def origin(self) -> str:
        """Scheme, host and port of the site."""
        parts = urlsplit(self.redirect_uri)
        return f"{parts.scheme}://{parts.netloc}"

    def plain(self) -> dict[str, Any]:
        """Return the fields with their secrets, as Streamlit takes them."""
        secrets = {"cookie_secret": self.cookie_secret, "client_secret": self.client_secret}
        plain = {name: secret.get_secret_value() for name, secret in secrets.items()}
        return self.model_dump(exclude_defaults=True) | plain


def is_base_address(url: str) -> bool:
    """Return whether a text is an address of HTTP with a host, and has no user, query or fragment."""
    try:
        parts = urlsplit(url)
        is_whole = parts.port != 0 and bool(parts.hostname)
    except ValueError:
        return False
    return (
        is_whole
        and parts.scheme in {"http", "https"}
        and not {"@", "?", "#", "\\"} & set(url)
        and url.isascii()
        and url.isprintable()
        and " " not in url
    )


def refuse_others(words: tuple[str, ...], pattern: re.Pattern[str], expected: str) -> None:
    """Refuse words that do not match a pattern.

    Raises
    ------
    ValueError
        With what was found and what is expected.
    """
    if wrong := [word for word in words if not pattern.fullmatch(word)]:
        msg = f"found {' '.join(wrong)}; expected {expected}; separate them by spaces"
        raise ValueError(msg)
