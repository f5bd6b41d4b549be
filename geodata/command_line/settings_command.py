"""``briefmap settings``: each setting with value and origin, as a file that could be ``briefmap.toml``."""

import json
import os

from pydantic import SecretStr

from geodata.command_line.command_output import print_problem, write_output
from geodata.setting_values import AuthSettings
from geodata.settings import PREFIX, setting_descriptions, settings_in_use, unknown_variables


def print_settings() -> int:
    """Print the settings as TOML, each with its description and where its value is from."""
    used = settings_in_use()
    lines = []
    for name, description in setting_descriptions().items():
        value = getattr(used.settings, name)
        if value is None or isinstance(value, AuthSettings):
            # Its secrets are shown to nobody.
            lines += [f"# {description}", f"# [{name}]  # {used.origins[name]}", ""]
            continue
        if isinstance(value, SecretStr):
            if value.get_secret_value():
                lines += [f"# {description}", f"# {name} is set and not shown  # {used.origins[name]}", ""]
                continue
            value = ""
        # The strings, numbers and lists of JSON are those of TOML.
        written = json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
        lines += [f"# {description}", f"{name} = {written}  # {used.origins[name]}", ""]
    write_output("\n".join(lines), None)
    for name in unknown_variables(os.environ):
        print_problem(f"{name}: no setting of this name; those with {PREFIX} before it are listed above")
    return 0
