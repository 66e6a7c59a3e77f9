"""A version as its outlet prints it: the marked headline, and the copy block by block. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tracker.demo.stories import DemoStory, DemoVersion

Kind = Literal["caption", "slug", "headline", "note", "byline", "paragraph", "tail"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of the copy, and what it is."""

    kind: Kind
    text: str


def printed_headline(story: DemoStory, version: DemoVersion) -> str:
    """The headline with its label where this outlet puts it: in front, behind, or not at all."""
    if version.label is None:
        return version.headline
    match story.house.dialect:
        case "yonhap":
            return f"({version.label}) {version.headline}"
        case "yonhap-ko" if version.label == "속보":
            return f"[{version.label}] {version.headline}"
        case "yonhap-ko":
            return f"{version.headline}({version.label})"
        case "reuters":
            return f"{version.label}-{version.headline}"
        case "plain":
            return f"{version.label}: {version.headline}"


def copy_of(story: DemoStory, version: DemoVersion) -> tuple[Block, ...]:
    """The whole copy, in the order in which a wire sends it; empty pieces are left out."""
    blocks = [
        *(Block("caption", _caption(story, caption)) for caption in version.captions),
        Block("slug", _slug(story, version)),
        Block("headline", printed_headline(story, version)),
        Block("note", version.note),
        Block("byline", f"By {version.byline}" if version.byline else ""),
        *(Block("paragraph", paragraph) for paragraph in body_of(story, version)),
        *(Block("tail", line) for line in _tail(story, version)),
    ]
    return tuple(block for block in blocks if block.text)


def body_of(story: DemoStory, version: DemoVersion) -> tuple[str, ...]:
    """The paragraphs as printed: the first one after its dateline, where the outlet has one."""
    if not version.dateline:
        return version.paragraphs
    dash = {"yonhap": "--", "yonhap-ko": "="}.get(story.house.dialect, "-")
    return (f"{version.dateline} {dash} {version.paragraphs[0]}", *version.paragraphs[1:])


def _caption(story: DemoStory, caption: str) -> str:
    if story.house.dialect == "yonhap-ko":
        return f"▲ {caption} [{story.outlet}]"
    return f"▲ {caption} (PHOTO NOT FOR SALE) ({story.outlet})"


def _slug(story: DemoStory, version: DemoVersion) -> str:
    """The agency of the labels prints its slug, marked; the other one keeps it inside the house."""
    if story.house.dialect != "yonhap" or not version.slug:
        return ""
    return f"({version.label}) {version.slug}" if version.label else version.slug


def _tail(story: DemoStory, version: DemoVersion) -> tuple[str, ...]:
    end = {"yonhap": "(END)", "yonhap-ko": "(끝)"}.get(story.house.dialect)
    return (version.credit, end, story.house.rights) if end else (version.credit,)
