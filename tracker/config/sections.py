"""What every section of a file is, and what an address in it must look like."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A section of the file: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def web_address(text: str) -> str:
    """The address itself. Raises ValueError for what is none that HTTP could ask for."""
    if not re.match(r"(?i)https?://[^\s/?#]+\S*$", text):
        raise ValueError(f"{text}: is no web address; it begins with http:// or https://")
    return text
