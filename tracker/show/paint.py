"""Colours, patterns and signs of the picture of how a story grew. Pure.

Blue came and amber went, as on the pages. Every colour has a sign, a pattern or an outline beside
it. The colours follow the reader's choice of light or dark.
"""

from __future__ import annotations

from tracker.models.values import LabelKind

SHADES = 6
"""How many shades tell which version brought a band: one for the first, the others in blue, the
stronger the later."""

STYLE = """
.growth{--fg:#16181d;--bg:#fff;--soft:#565d69;--came:#0b5cad;--went:#8a5a00;
--moved:#6b3fa0;--born0:#c6ccd6;--born1:#cfe5fa;--born2:#a8d0f5;--born3:#7eb7ec;--born4:#5a9fdd;
--born5:#3f88cc;font-family:system-ui,"Noto Sans","Noto Sans CJK KR",sans-serif;font-size:12px}
@media(prefers-color-scheme:dark){.growth{--fg:#f2f4f8;--bg:#14171c;--soft:#a8b0bd;
--came:#8cc8ff;--went:#f0b429;--moved:#c9a3ff;--born0:#4a5361;--born1:#1b3d5f;--born2:#225080;
--born3:#2c659f;--born4:#3b7dbf;--born5:#5296da}}
.growth text{fill:var(--fg);unicode-bidi:plaintext}
.growth .soft{fill:var(--soft)}.growth .small{font-size:11px}
.growth .title{font-size:15px;font-weight:650}
.growth .number{font-weight:650}.growth .middle{text-anchor:middle}.growth .end{text-anchor:end}
.growth .sheet,.growth .disc{fill:var(--bg)}
.growth .between{fill:var(--bg);opacity:.4}.growth .between,.growth .mark{pointer-events:none}
.growth .band{stroke:var(--bg);stroke-width:.5}
.growth .life:hover .band{stroke:var(--fg);stroke-width:1.5}
.growth .edited{fill:url(#growth-edited)}
.growth .moved{fill:none;stroke:var(--moved);stroke-width:1.5;stroke-dasharray:4 2.5}
.growth .came-edge{fill:var(--came)}.growth .went-edge{fill:var(--went)}
.growth .way{fill:none;stroke:var(--soft);stroke-dasharray:2 3}
.growth .sign{fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.growth .came{stroke:var(--came)}.growth .went{stroke:var(--went)}.growth .to{stroke:var(--moved)}
.growth .shape{fill:var(--fg);stroke:var(--fg)}.growth .hollow{fill:none}
""" + "".join(f".growth .born{shade}{{fill:var(--born{shade})}}" for shade in range(SHADES))

SIGNS = {
    "added": ("came", "M-4 0H4M0-4V4"),
    "returned": ("came", "M4 3.5V1a2.5 2.5 0 0 0-2.5-2.5H-4M-1-4.5L-4-1.5L-1 1.5"),
    "removed": ("went", "M-3.5-3.5L3.5 3.5M3.5-3.5L-3.5 3.5"),
    "moved": ("to", "M0-5V5M-2.5-2.5L0-5L2.5-2.5M-2.5 2.5L0 5L2.5 2.5"),
    "split": ("came", "M-4 0H0M0 0L4-4M0 0L4 4"),
    "merged": ("went", "M-4-4L0 0M-4 4L0 0M0 0H4"),
}
"""Each sign: the class of its colour, and its strokes around 0, 0."""

SHAPES = {
    None: "M4.5 0A4.5 4.5 0 1 1-4.5 0A4.5 4.5 0 1 1 4.5 0Z",
    LabelKind.UPDATE: "M-4-4H4V4H-4Z",
    LabelKind.WRAPUP: "M-5-5H5V5H-5ZM-2-2V2H2V-2Z",
    LabelKind.CORRECTION: "M0-5.5L5.5 0L0 5.5L-5.5 0Z",
    LabelKind.REFILE: "M0-5.5L5.5 0L0 5.5L-5.5 0ZM0-2.5L-2.5 0L0 2.5L2.5 0Z",
    LabelKind.ALERT: "M0-5L5 4H-5Z",
    LabelKind.WITHDRAWN: "M-5-3L-3-5L0-2L3-5L5-3L2 0L5 3L3 5L0 2L-3 5L-5 3L-2 0Z",
    LabelKind.REPEAT: "M5 0A5 5 0 1 1-5 0A5 5 0 1 1 5 0ZM-3 0A3 3 0 1 0 3 0A3 3 0 1 0-3 0Z",
    LabelKind.ADVISORY: "M-5-2H5V2H-5Z",
}
"""The shape over a version by the kind of its label; a circle where it has none."""

DEFINITIONS = (
    '<pattern id="growth-edited" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><path d="M0 0V5" stroke="var(--fg)" stroke-width="1.6" '
    'stroke-opacity=".6"/></pattern>'
)
"""What a band is hatched with where its words changed."""
