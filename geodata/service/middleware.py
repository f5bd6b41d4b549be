"""The middleware of the app, from its settings, outermost first."""

from collections.abc import Sequence
from importlib.util import find_spec

from starlette.middleware import Middleware

from geodata.places import gazetteer_places
from geodata.service.access_log import AccessLog
from geodata.service.archive_route import UnpackedArchives
from geodata.service.frame_throttle import FrameThrottle
from geodata.service.host_check import HostCheck
from geodata.service.path_check import PathCheck
from geodata.service.security_headers import SecurityHeaders
from geodata.service.sign_in import SignInCheck, request_user
from geodata.service.sign_in_return import SignInReturn
from geodata.service.upload_limit import UploadLimit
from geodata.settings import SettingsError, current_settings


def build_middleware(
    pages: Sequence[str], *, base: str = "", hosts: Sequence[str] = (), origins: Sequence[str] = ()
) -> tuple[Middleware, ...]:
    """Return the middleware of an app with pages at these paths under ``base``; other paths are not found.

    ``hosts`` and ``origins`` are allowed besides those of the settings.

    Raises
    ------
    SettingsError
        Where a setting is wrong.
    """
    chosen = current_settings()
    gazetteer_places()  # a bad file of names is said now, not at the first request
    if chosen.auth is not None and find_spec("authlib") is None:
        message = "auth: found no package Authlib, expected it for a sign-in; pip install 'streamlit[auth]'"
        raise SettingsError(message)
    user_of = request_user(chosen)
    log = [Middleware(AccessLog, file=chosen.access_log, user_of=user_of)]
    signed_in = [
        Middleware(SignInCheck, user_of=user_of, pages=pages, base=base),
        Middleware(SignInReturn, base=base),
    ]
    return (
        *(log if chosen.access_log else ()),
        Middleware(SecurityHeaders, ancestors=" ".join(chosen.frame_ancestors)),
        Middleware(
            HostCheck,
            hosts=(*chosen.allowed_hosts, *hosts),
            origins=(*chosen.allowed_origins, *origins),
        ),
        *(signed_in if chosen.auth else ()),
        Middleware(PathCheck, pages=pages, base=base),
        Middleware(UploadLimit, limit_mb=chosen.upload_mb),
        Middleware(UnpackedArchives),
        Middleware(FrameThrottle, burst=chosen.frame_burst, rate=chosen.frame_rate),
    )
