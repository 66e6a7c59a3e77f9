"""The watches of watches.toml: who is told of what."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from tracker.config.sections import Section


class WatchEntry(Section):
    """One watch, as watches.toml names it."""

    to: list[str] = Field(min_length=1)
    """Who gets the mails."""
    outlet: str = ""
    words: str = ""
    """Of which stories; with neither, of all."""
    on: list[str] = Field(["headline"], min_length=1)
    how: str = "at_once"
    at: str = "08:00"
    day: str = "Monday"
    zone: str = "UTC"
    quiet: str = ""
    webhook: str = ""
    """A program that is told instead of the readers."""

    @model_validator(mode="after")
    def _one_scope(self) -> Self:
        if self.outlet and self.words:
            raise ValueError("say one of outlet and words")
        return self

    @property
    def scope(self) -> tuple[str, str]:
        """Scope and value, as a subscription has them."""
        if self.outlet:
            return "outlet", self.outlet
        return ("words", self.words) if self.words else ("all", "")
