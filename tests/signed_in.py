"""A sign-in as Streamlit makes it: settings, claims, and the signed cookie."""

from typing import Final

from itsdangerous import URLSafeTimedSerializer

from geodata.access.signed_cookie import USER_COOKIE
from geodata.setting_values import AuthSettings

SECRET: Final = "0123456789" * 4
AUTH: Final = AuthSettings.model_validate(
    {
        "redirect_uri": "https://briefs.example/oauth2callback",
        "cookie_secret": SECRET,
        "client_id": "briefs",
        "client_secret": "hush",
        "server_metadata_url": "https://login.example/.well-known/openid-configuration",
    }
)
CLAIMS: Final = {"email": "huda@example.org", "origin": "https://briefs.example", "is_logged_in": True}


def signed(text: str, secret: str = SECRET, name: str = USER_COOKIE) -> str:
    """Return a cookie's value as Streamlit signs it."""
    return str(URLSafeTimedSerializer(secret, salt=name).dumps(text))
