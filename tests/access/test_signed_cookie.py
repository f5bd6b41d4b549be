"""The cookie of the sign-in: only one that this site has signed counts."""

import json

import pytest

from geodata.access.signed_cookie import MAX_AGE_S, USER_COOKIE, signed_in_claims
from tests.signed_in import AUTH, CLAIMS, signed


def name_of(cookies: dict[str, str]) -> str:
    """Address or subject in the claims of a cookie; "" where it counts for nothing."""
    claims = signed_in_claims(cookies, AUTH)
    return str(claims.get("email") or claims.get("sub") or "")


@pytest.mark.parametrize(
    ("cookies", "user"),
    [
        ({USER_COOKIE: signed(json.dumps(CLAIMS))}, "huda@example.org"),
        ({USER_COOKIE: signed(json.dumps(CLAIMS | {"email": None, "sub": "17"}))}, "17"),
        (
            {USER_COOKIE: signed("chunks-2")}
            | {
                f"{USER_COOKIE}_{at + 1}": signed(part, name=f"{USER_COOKIE}_{at + 1}")
                for at, part in enumerate((json.dumps(CLAIMS)[:30], json.dumps(CLAIMS)[30:]))
            },
            "huda@example.org",
        ),
        ({}, ""),
        ({USER_COOKIE: json.dumps(CLAIMS)}, ""),
        ({USER_COOKIE: signed(json.dumps(CLAIMS), secret="9" * 40)}, ""),
        ({USER_COOKIE: signed(json.dumps(CLAIMS), name="another")}, ""),
        ({USER_COOKIE: signed(json.dumps(CLAIMS | {"origin": "https://evil.example"}))}, ""),
        ({USER_COOKIE: signed(json.dumps(CLAIMS | {"is_logged_in": False}))}, ""),
        ({USER_COOKIE: signed("chunks-2")}, ""),
        ({USER_COOKIE: signed("[" * 100_000)}, ""),
        ({USER_COOKIE: signed("[]")}, ""),
    ],
)
def test_only_a_signed_cookie_of_this_site_counts(cookies: dict[str, str], user: str) -> None:
    """Whole or in parts; a forged, foreign, cut or deep one counts for nothing."""
    assert name_of(cookies) == user


def test_an_old_cookie_counts_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the time for which browsers keep it."""
    cookie = signed(json.dumps(CLAIMS))
    monkeypatch.setattr("geodata.access.signed_cookie.MAX_AGE_S", -1)
    assert MAX_AGE_S > 0
    assert name_of({USER_COOKIE: cookie}) == ""
