"""Settings of an installation: ``briefmap.toml``, and ``BRIEFMAP_*`` variables of the environment over it.

The file lies in the working directory, or where ``BRIEFMAP_SETTINGS`` says. The docstring under a field is
its description in the guide and in ``briefmap settings``.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import platformdirs
from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from geodata.errors import BriefmapError
from geodata.setting_values import (
    ORIGIN,
    Amount,
    AuthSettings,
    Count,
    Paths,
    Seconds,
    Words,
    is_base_address,
    refuse_others,
)

PREFIX: Final = "BRIEFMAP_"
"""Begin of the names of variables; the rest is the name of a setting in capitals."""
FILE_VARIABLE: Final = "BRIEFMAP_SETTINGS"
"""Variable with the path of the file, by default ``briefmap.toml`` in the working directory."""
FILE_NAME: Final = "briefmap.toml"
_BUILD_VARIABLES: Final = ("BRIEFMAP_NO_NODE",)
"""Variables that only an installation from source reads."""
_SECTIONS: Final = frozenset({"auth"})
"""Settings of several fields, which no variable sets."""
_SECRETS: Final = frozenset({"database", "model_key", "proxy_secret"})
"""Settings whose value no message repeats."""
DEFAULT_ORIGIN: Final = "default"
_KEY = re.compile(r"[!-~]{0,1000}")
_MOST_MODEL_NAME: Final = 120
_LEAST_SECRET: Final = 32
_HOST = re.compile(r"\*|(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\]", re.IGNORECASE)


class SettingsError(BriefmapError):
    """Settings that cannot be used: one line for each that is wrong."""


class Settings(BaseSettings):
    """Choices of an installation, each with a default."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, extra="forbid", frozen=True, use_attribute_docstrings=True
    )

    briefs: str = ""
    """Directory of brief folders, or one such folder, opened beside the shipped ones."""
    text: str = ""
    """File with the text of one of the briefs, where it does not lie beside its brief."""
    disputed: Literal["broken", "plain", "hidden"] = "broken"
    """Look of disputed boundaries: `broken`, `plain` as the others, or `hidden`; read at the start."""
    digits: Literal["0-9", "٠-٩"] = "0-9"
    """Digits of Arabic, `0-9` or `٠-٩`; data files keep 0-9; read at the start."""
    months: Literal["both", "أكتوبر", "تشرين الأول"] = "both"
    """Arabic months, by the name of October: `both`, `أكتوبر` or `تشرين الأول`; read at the start."""
    hijri: bool = False
    """Whether Arabic dates, but in data files, have the Umm al-Qura date beside them; read at the start."""
    names: str = ""
    """File of the desk's own names of places, a CSV table with id, language and name; read at the start."""
    cache: str = ""
    """Folder of what can be made again: names of places, columns of tables; by default the platform's."""
    home: str = ""
    """Folder of the store and its backups, which must not be lost; by default the platform's."""
    database: SecretStr = SecretStr("")
    """PostgreSQL store of a team: `postgresql+psycopg://user:password@host/name`; else SQLite in `home`."""
    tiles: Paths = ()
    """Archives of the desk's own under the map (PMTiles): vector tiles in Protomaps' schema 4, or images."""
    frame_ancestors: Words = ("'self'",)
    """Sites that may show the app in a frame: `'self'`, `'none'`, or origins such as `https://intranet.example`."""
    allowed_hosts: Words = ()
    """Host names that are answered, such as `briefs.example` or `*.example`; without any, all are."""
    allowed_origins: Words = ()
    """Origins, besides the app's own, whose pages may open sockets and send files."""
    frame_burst: Count = 20
    """Messages of one page that are handed on at once."""
    frame_rate: Seconds = 10
    """Messages a second of one page that are handed on after such a burst; more of them wait."""
    upload_mb: Amount = 40
    """Megabytes that one session may have uploaded and not removed; more is refused with 413."""
    drawn_at_once: Count = 2
    """Maps, pictures and slides that requests have drawn at once; further requests wait."""
    waiting_requests: Annotated[int, Field(ge=0)] = 64
    """Requests that wait for one of these; the others are answered with 503 and Retry-After."""
    waiting_s: Seconds = 20
    """Seconds that such a request waits at most."""
    workers: Annotated[int, Field(ge=0, le=64)] = 2
    """Processes that make pictures, slides, reports and data; with 0 they are made in the server itself."""
    job_s: Seconds = 60
    """Seconds after which the making of such a file is ended."""
    waiting_jobs: Annotated[int, Field(ge=0)] = 32
    """Files that wait to be made; more are refused."""
    stand_ins_ahead: Annotated[int, Field(ge=0, le=240)] = 126
    """Pictures in a map's place that are drawn after the start, for plain links; others when asked for."""
    model: str = ""
    """Name of a language model of one's own, as its server calls it, which drafts ask beside their rules."""
    model_url: str = ""
    """OpenAI-compatible address of its server, as `http://127.0.0.1:11434/v1`; without one none is asked."""
    model_key: SecretStr = SecretStr("")
    """Key that this server asks for; it is shown to nobody."""
    model_marked: bool = False
    """Whether a text with a marking may be sent to a model that is not on this machine."""
    model_paragraphs: Count = 200
    """Paragraphs of a text that the model is asked about, at most."""
    model_paragraph_s: Seconds = 120
    """Seconds that it has for one paragraph."""
    model_s: Seconds = 1800
    """Seconds that it has for a text."""
    auth: Annotated[AuthSettings | None, NoDecode] = None
    """Section: how users sign in, by OpenID Connect; without a sign-in nothing of a brief is shown."""
    user_header: str = ""
    """Header in which a proxy names who signed in; it gives rights only beside `proxy_secret`."""
    proxy_secret: SecretStr = SecretStr("")
    """Secret of 32 characters or more that this proxy sends in the header X-Briefmap-Proxy."""
    admins: Words = ()
    """Persons, by the address or name of their sign-in, who give access to others."""
    default_access: Literal["reader", "editor"] = "reader"
    """Rights of anyone else who is signed in: `reader` or `editor`."""
    access_log: str = ""
    """File to which each request and export is added as a line of JSON; `-` is standard output."""

    @property
    def has_sign_in(self) -> bool:
        """Whether users sign in: browsers then ask anew for what they keep of a brief."""
        return self.auth is not None or bool(self.user_header)

    @field_validator("frame_ancestors", "allowed_hosts", "allowed_origins", "admins", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return tuple(value.split()) if isinstance(value, str) else value

    @field_validator("tiles", mode="before")
    @classmethod
    def _split_paths(cls, value: Any) -> Any:
        return tuple(filter(None, value.split(os.pathsep))) if isinstance(value, str) else value

    @field_validator("frame_ancestors")
    @classmethod
    def _ancestors(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        """Check what a browser must be able to read, since it ignores a policy that it cannot."""
        words = words or ("'self'",)
        wrong = [word for word in words if word not in {"'self'", "'none'"} and not ORIGIN.fullmatch(word)]
        if wrong or ("'none'" in words and len(words) > 1):
            msg = (
                f"found {' '.join(wrong or words)}; expected 'none' alone, or a list of 'self' and origins "
                "such as https://intranet.example; separate them by spaces"
            )
            raise ValueError(msg)
        return words

    @field_validator("allowed_hosts")
    @classmethod
    def _hosts(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        refuse_others(words, _HOST, "names of hosts such as briefs.example, without a port")
        return words

    @field_validator("allowed_origins")
    @classmethod
    def _origins(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        refuse_others(words, ORIGIN, "origins such as https://intranet.example")
        return words

    @field_validator("database")
    @classmethod
    def _database_address(cls, address: SecretStr) -> SecretStr:
        """Check the engine of the store; no message repeats the address, since it holds a password."""
        if (value := address.get_secret_value()) and not value.startswith("postgresql+psycopg://"):
            msg = (
                "found another address; expected postgresql+psycopg://user:password@host/name; correct or "
                "remove it"
            )
            raise ValueError(msg)
        return address

    @field_validator("proxy_secret")
    @classmethod
    def _long_secret(cls, secret: SecretStr) -> SecretStr:
        if 0 < len(secret.get_secret_value()) < _LEAST_SECRET:
            msg = f"found a shorter one; expected {_LEAST_SECRET} characters or more; make a longer one"
            raise ValueError(msg)
        return secret

    @field_validator("model")
    @classmethod
    def _model_name(cls, name: str) -> str:
        if not name.isprintable() or len(name) > _MOST_MODEL_NAME:
            msg = f"found {name!r:.80}; expected up to {_MOST_MODEL_NAME} characters that print; correct it"
            raise ValueError(msg)
        return name.strip()

    @field_validator("model_url")
    @classmethod
    def _model_address(cls, url: str, info: ValidationInfo) -> str:
        """Check the address of a model's server; no message repeats it, since it may hold a password."""
        if url and not is_base_address(url):
            msg = (
                "found an address of another form; expected one such as http://127.0.0.1:11434/v1, without "
                "a user, a query or a fragment; correct it, or remove it"
            )
            raise ValueError(msg)
        if url and not info.data.get("model"):
            msg = "found an address alone; expected the name of a model too; set model, or remove the address"
            raise ValueError(msg)
        return url.rstrip("/")

    @field_validator("model_key")
    @classmethod
    def _model_key_of_signs(cls, key: SecretStr) -> SecretStr:
        if not _KEY.fullmatch(key.get_secret_value()):
            msg = "found another sign in it; expected ASCII letters, digits and signs, no blanks; correct it"
            raise ValueError(msg)
        return key

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the library's signature
        init_settings: PydanticBaseSettingsSource,
        *_others: PydanticBaseSettingsSource,
        **_named: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take given values alone: :func:`settings_in_use` reads file and environment, and their origin."""
        return (init_settings,)


@dataclass(frozen=True)
class SettingsInUse:
    """Settings, and for each where its value is from: the path of the file, a variable, ``default``."""

    settings: Settings
    origins: Mapping[str, str]


def current_settings() -> Settings:
    """Return the settings of this process as they are now.

    Raises
    ------
    SettingsError
        With a line for each setting that is unknown or wrong.
    """
    return settings_in_use().settings


def settings_in_use() -> SettingsInUse:
    """Return the settings with their origins; read anew where the file or the environment has changed.

    Raises
    ------
    SettingsError
        With a line for each setting that is unknown or wrong.
    """
    path = Path(os.environ.get(FILE_VARIABLE, "") or FILE_NAME)
    variables = tuple(sorted(each for each in os.environ.items() if each[0].startswith(PREFIX)))
    try:
        stamp = path.stat()
    except OSError:
        if FILE_VARIABLE in os.environ:
            message = f"{FILE_VARIABLE}: found no file {path}, expected one; correct the path, or unset it"
            raise SettingsError(message) from None
        return _read_settings(None, variables, ())
    return _read_settings(path, variables, (stamp.st_mtime_ns, stamp.st_size, stamp.st_ino))


def cache_folder() -> Path:
    """Return the folder of files that can be made again."""
    configured = current_settings().cache
    return Path(configured) if configured else platformdirs.user_cache_path("briefmap", appauthor=False)


def variable_of(name: str) -> str:
    """Return the name of the environment variable of a setting."""
    return f"{PREFIX}{name.upper()}"


def unknown_variables(environment: Mapping[str, str]) -> list[str]:
    """Return the names of variables that look like settings and are none."""
    known = {FILE_VARIABLE, *_BUILD_VARIABLES, *map(variable_of, Settings.model_fields.keys() - _SECTIONS)}
    return sorted(name for name in environment if name.startswith(PREFIX) and name not in known)


def setting_descriptions() -> dict[str, str]:
    """Return the description of each setting, by its name."""
    return {name: field.description or "" for name, field in Settings.model_fields.items()}


@lru_cache(maxsize=4)
def _read_settings(
    path: Path | None, _variables: tuple[tuple[str, str], ...], _stamp: tuple[int, ...]
) -> SettingsInUse:
    written = _read_file(path) if path else {}
    found = EnvSettingsSource(Settings)()
    environment = {name: value for name, value in found.items() if name not in _SECTIONS}
    origins = dict.fromkeys(Settings.model_fields, DEFAULT_ORIGIN)
    origins |= dict.fromkeys(written, str(path)) | {name: variable_of(name) for name in environment}
    try:
        return SettingsInUse(Settings(**(written | environment)), origins)
    except ValidationError as error:
        lines = [_problem_line(dict(each), origins) for each in error.errors()]
        raise SettingsError("\n".join(lines)) from None


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        message = f"{path}: found {error}, expected TOML in UTF-8; correct the file"
        raise SettingsError(message) from None


def _problem_line(error: dict[str, Any], origins: Mapping[str, str]) -> str:
    """Return the line about one wrong setting: its place, what was found, and how to mend it."""
    name = str(error["loc"][0])
    place = origins.get(name, name)
    at = place if place.startswith(PREFIX) else f"{place}: {'.'.join(map(str, error['loc']))}"
    if name in _SECTIONS:  # of a secret not even what is wrong with it is repeated
        return f"{at}: {error['msg']}; correct the section [{name}], as the guide on deployment has it"
    if error["type"] == "extra_forbidden":
        return f"{at}: found an unknown setting, expected one that `briefmap settings` lists; take it out"
    message = error["msg"].removeprefix("Value error, ")
    if name in _SECRETS and error["type"] != "value_error":
        return f"{at}: found no text; expected one; correct or remove it"
    if error["type"] == "value_error":
        return f"{at}: {message}"
    return f"{at}: found {error['input']!r:.80}; expected: {message}; correct or remove it"
