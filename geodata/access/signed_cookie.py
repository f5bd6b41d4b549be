"""Claims of a signed-in user in the cookie that Streamlit signs after the sign-in."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from itsdangerous import BadData, URLSafeTimedSerializer

from geodata.setting_values import AuthSettings

USER_COOKIE: Final = "_streamlit_user"
"""Cookie of Streamlit with the claims of the signed-in user, perhaps in numbered parts."""
MAX_AGE_S: Final = 31 * 24 * 3600
"""Longest time after which such a cookie counts; Streamlit has browsers keep it for 30 days."""
MAX_PARTS: Final = 20
_PARTS = re.compile(r"chunks-(\d{1,2})")


def signed_in_claims(cookies: Mapping[str, str], auth: AuthSettings) -> Mapping[str, Any]:
    """Return the claims of the user whose signed cookie this is; none where none counts."""
    claims = _signed_claims(cookies, auth.cookie_secret.get_secret_value())
    if claims.get("origin") != auth.origin or not claims.get("is_logged_in"):
        return {}
    return claims


def _signed_claims(cookies: Mapping[str, str], secret: str) -> dict[str, Any]:
    """Return the claims in a signed cookie; none where it is absent, forged, cut or too old."""
    first = _signed_part(cookies, USER_COOKIE, secret)
    parts = _PARTS.match(first)
    if parts is not None and int(parts[1]) <= MAX_PARTS:
        names = (f"{USER_COOKIE}_{number}" for number in range(1, int(parts[1]) + 1))
        first = "".join(_signed_part(cookies, name, secret) for name in names)
    try:
        claims = json.loads(first)
    except (ValueError, RecursionError):
        return {}
    return claims if isinstance(claims, dict) else {}


def _signed_part(cookies: Mapping[str, str], name: str, secret: str) -> str:
    try:
        found = URLSafeTimedSerializer(secret, salt=name).loads(cookies.get(name, ""), max_age=MAX_AGE_S)
    except (BadData, ValueError, RecursionError):
        return ""
    return found if isinstance(found, str) else ""
