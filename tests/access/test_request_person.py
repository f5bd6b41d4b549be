"""Persons who make requests: nothing that a client can write makes an editor of it."""

import json

import pytest

from geodata.access.request_person import (
    ANYONE,
    LOCAL_PERSON,
    AccessLevel,
    RequestOrigin,
    is_local_request,
    request_person,
)
from geodata.access.signed_cookie import USER_COOKIE
from geodata.settings import Settings
from tests.signed_in import AUTH, SECRET, signed

LOCAL = {"Host": "localhost:8501"}


def origin(
    headers: dict[str, str] = LOCAL, address: str | None = "127.0.0.1", **cookies: str
) -> RequestOrigin:
    """Return a request's origin."""
    return RequestOrigin(headers, cookies, address)


def cookie(**claims: str) -> dict[str, str]:
    """Return the cookie of a signed-in person with some claims in the place of the usual ones."""
    whole = {"origin": "https://briefs.example", "is_logged_in": True, **claims}
    return {USER_COOKIE: signed(json.dumps(whole))}


@pytest.mark.parametrize(
    ("headers", "address", "local"),
    [
        (LOCAL, "127.0.0.1", True),
        ({"host": "127.0.0.1:8501"}, "::1", True),
        ({"HOST": "[::1]:8501"}, "127.0.0.53", True),
        (LOCAL, None, True),
        (LOCAL, "192.0.2.7", False),
        (LOCAL, "testclient", False),
        ({"Host": "briefs.example"}, "127.0.0.1", False),
        ({"Host": "localhost.evil.example"}, "127.0.0.1", False),
        ({"Host": "127.0.0.1.evil.example"}, "127.0.0.1", False),
        ({}, "127.0.0.1", False),
        (LOCAL | {"X-Forwarded-For": "192.0.2.7"}, "127.0.0.1", False),
        (LOCAL | {"x-forwarded-proto": "https"}, "127.0.0.1", False),
        (LOCAL | {"Forwarded": "for=192.0.2.7"}, "127.0.0.1", False),
        (LOCAL | {"Via": "1.1 proxy"}, "127.0.0.1", False),
        (LOCAL | {"X-Real-IP": "127.0.0.1"}, "127.0.0.1", False),
    ],
)
def test_only_the_machine_itself_is_local(headers: dict[str, str], address: str | None, local: bool) -> None:  # noqa: FBT001
    """A name of another host, another address, or any sign of a proxy is not local."""
    assert is_local_request(origin(headers, address)) == local
    assert request_person(origin(headers, address), Settings()) == (LOCAL_PERSON if local else ANYONE)


def test_where_people_sign_in_nobody_is_local() -> None:
    """Neither with a sign-in nor with a proxy that names users is the local request anybody's."""
    assert request_person(origin(), Settings(auth=AUTH)) is None
    assert request_person(origin(), Settings(user_header="x-user")) == ANYONE


def test_a_signed_in_person_is_issuer_and_subject() -> None:
    """The address is a name; two issuers with one subject are two persons."""
    cookies = cookie(sub="7", email="huda@example.org", iss="https://login.example")
    found = request_person(origin(**cookies), Settings(auth=AUTH))
    assert found is not None
    assert (found.id, found.name, found.level) == (
        "https://login.example 7",
        "huda@example.org",
        AccessLevel.READER,
    )
    assert not found.may_edit


@pytest.mark.parametrize(
    ("settings", "level"),
    [
        ({}, AccessLevel.READER),
        ({"default_access": "editor"}, AccessLevel.EDITOR),
        ({"admins": "huda@example.org ali@example.org"}, AccessLevel.ADMINISTRATOR),
        ({"admins": "hud"}, AccessLevel.READER),
    ],
)
def test_rights_are_those_of_the_settings(settings: dict[str, str], level: AccessLevel) -> None:
    """Of the default, unless the person is named among the administrators."""
    cookies = cookie(sub="7", email="huda@example.org")
    found = request_person(origin(**cookies), Settings(auth=AUTH, **settings))
    assert found is not None
    assert found.level == level


@pytest.mark.parametrize(
    ("headers", "settings", "name"),
    [
        (
            {"x-user": "huda", "x-briefmap-proxy": SECRET},
            {"user_header": "X-User", "proxy_secret": SECRET},
            "huda",
        ),
        (
            {"x-user": "huda", "x-briefmap-proxy": SECRET[1:]},
            {"user_header": "X-User", "proxy_secret": SECRET},
            "",
        ),
        ({"x-user": "huda"}, {"user_header": "X-User", "proxy_secret": SECRET}, ""),
        ({"x-user": "huda", "x-briefmap-proxy": ""}, {"user_header": "X-User"}, ""),
        ({"x-user": "huda", "x-briefmap-proxy": SECRET}, {"proxy_secret": SECRET}, ""),
        ({"x-user": " ", "x-briefmap-proxy": SECRET}, {"user_header": "X-User", "proxy_secret": SECRET}, ""),
        (
            {"x-user": "huda", "x-briefmap-proxy": "ص" * 32},
            {"user_header": "X-User", "proxy_secret": SECRET},
            "",
        ),
    ],
)
def test_a_proxy_names_a_person_only_with_its_secret(
    headers: dict[str, str], settings: dict[str, str], name: str
) -> None:
    """A header without the secret, or with another one, opens nothing."""
    chosen = Settings(default_access="editor", **settings)
    found = request_person(origin(LOCAL | headers | {"Via": "1.1 nginx"}), chosen)
    assert found is not None
    assert (found.name, found.may_edit) == (name, bool(name))


def test_a_short_secret_is_refused() -> None:
    """One that can be guessed."""
    with pytest.raises(ValueError, match="32 characters"):
        Settings(proxy_secret=SECRET[:31])
