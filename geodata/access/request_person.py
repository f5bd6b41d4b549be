"""Persons who make requests: signed in, named by a trusted proxy, or the local person.

The local person is whoever sits at the machine: the request comes over loopback, asks for a name of loopback,
and has passed no proxy. Anybody else, where no sign-in is set up, reads what is published.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from ipaddress import ip_address
from typing import Final

from geodata.access.signed_cookie import signed_in_claims
from geodata.settings import Settings

PROXY_HEADER: Final = "x-briefmap-proxy"
"""Header in which a proxy shows that it is the one of the settings."""
_PROXY_HEADERS: Final = (
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
)
_LOOPBACK_NAME: Final = "localhost"


class AccessLevel(IntEnum):
    """Rights of a person, each with those before it."""

    READER = 1
    """Reads what is published."""
    EDITOR = 2
    """Changes briefs and publishes them."""
    ADMINISTRATOR = 3
    """Gives access to others."""


@dataclass(frozen=True)
class Person:
    """A person with the rights of the installation's settings."""

    id: str
    """Issuer and subject of the sign-in, ``proxy`` and the name that it gives, or ``local``."""
    name: str
    """Name for lists and logs."""
    level: AccessLevel

    @property
    def may_edit(self) -> bool:
        """Whether the person may change briefs."""
        return self.level >= AccessLevel.EDITOR


ANYONE: Final = Person("", "", AccessLevel.READER)
"""Person without a sign-in, where none is set up."""
LOCAL_PERSON: Final = Person("local", "", AccessLevel.ADMINISTRATOR)
"""Person at the machine itself."""


@dataclass(frozen=True)
class RequestOrigin:
    """Parts of a request that tell who makes it."""

    headers: Mapping[str, str]
    """Headers, by names in any case."""
    cookies: Mapping[str, str]
    address: str | None
    """Address that the connection comes from; None for this machine."""


def request_person(origin: RequestOrigin, settings: Settings) -> Person | None:
    """Return who makes a request; None where that person has to sign in first."""
    if settings.auth is not None:
        claims = signed_in_claims(origin.cookies, settings.auth)
        subject = str(claims.get("sub") or claims.get("email") or "")
        name = str(claims.get("email") or subject)
        issuer = str(claims.get("iss") or settings.auth.server_metadata_url)
        return _with_rights(f"{issuer} {subject}", name, settings) if subject else None
    if named := _proxy_name(origin, settings):
        return _with_rights(f"proxy {named}", named, settings)
    return LOCAL_PERSON if is_local_request(origin) and not settings.user_header else ANYONE


def is_local_request(origin: RequestOrigin) -> bool:
    """Return whether a request comes from this machine, for this machine, and through no proxy."""
    headers = {name.lower(): value for name, value in origin.headers.items()}
    is_direct = not any(headers.get(name) for name in _PROXY_HEADERS)
    host = headers.get("host", "")
    name = host.partition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    return is_direct and (name == _LOOPBACK_NAME or _is_loopback(name)) and _is_loopback(origin.address)


def _is_loopback(address: str | None) -> bool:
    if address is None:
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _proxy_name(origin: RequestOrigin, settings: Settings) -> str:
    """Return the name in the proxy's header where its secret stands beside it; "" else."""
    secret = settings.proxy_secret.get_secret_value()
    headers = {name.lower(): value for name, value in origin.headers.items()}
    shown = headers.get(PROXY_HEADER, "")
    if not (secret and settings.user_header and hmac.compare_digest(shown.encode(), secret.encode())):
        return ""
    return headers.get(settings.user_header.lower(), "").strip()


def _with_rights(person_id: str, name: str, settings: Settings) -> Person:
    if name in settings.admins or person_id in settings.admins:
        return Person(person_id, name, AccessLevel.ADMINISTRATOR)
    return Person(person_id, name, AccessLevel[settings.default_access.upper()])
