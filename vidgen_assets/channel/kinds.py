"""The small types a channel file is made of: names, times of day, addresses, shares, each with its own words."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field


def _plain_name(name: str) -> str:
    if not name or not name.replace("_", "").replace("-", "").isalnum() or not name.isascii():
        raise ValueError("must be letters, digits, _ and - only")
    return name


def _variable_name(name: str) -> str:
    if not re.fullmatch(r"[A-Z][A-Z0-9_]{0,99}", name):
        # what was given is not repeated: it may be the secret itself
        raise ValueError(
            "names an environment variable in capitals, such as VIDGEN_SLACK_URL, never the URL itself"
        )
    return name


def time_of_day(text: str) -> str:
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise ValueError(f"{text!r} is no time of day; write it like '02:00'")
    return text


def web_address(text: str) -> str:
    if text and not re.fullmatch(r"https?://[^\s<>|]+", text):
        raise ValueError(f"{text!r} is no web address; write it like http://127.0.0.1:3000")
    return text


def known_timezone(name: str) -> str:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError) as error:
        raise ValueError(f"there is no time zone {name!r}; give one like UTC or Europe/Berlin") from error
    return name


PlainName = Annotated[str, AfterValidator(_plain_name)]
VariableName = Annotated[str, AfterValidator(_variable_name)]
Fraction01 = Annotated[float, Field(ge=0.0, le=1.0)]
