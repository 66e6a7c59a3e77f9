"""The agency's own number in an address: what ties the versions of a story together. Pure."""

from __future__ import annotations

import re
from typing import Final

_DATE: Final = r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"

_YONHAP: Final = re.compile(
    rf"(?<![A-Za-z])A(?P<language>[A-Z]{{2}})(?P<date>{_DATE})(?P<serial>[0-9]{{4}})"
    r"(?P<take>[0-9]{2})(?P<desk>[0-9]{3})(?![0-9A-Za-z])"
)
"""`AEN20241028000451315`: English, the day, story 4 of it, take 51 (the first lead), desk 315."""

_USN: Final = r"(?=[0-9A-Z]*[0-9])[A-Z][0-9A-Z]{4,13}"
_REUTERS_PAGE: Final = re.compile(
    rf"-id(?P<edition>[A-Z]{{2}})(?P<usn>{_USN}?)(?P<date>{_DATE})?(?=$|[?#/])"
)
"""`…-idUSN1649363520070116`: the edition, the number, and the day of this version."""
_REUTERS_TAG: Final = re.compile(
    rf"\btag:reuters\.com,[0-9]{{4}}:newsml_(?P<usn>{_USN})(?![0-9A-Z])"
)

_LONGEST: Final = 2_000
"""Characters of an address that are looked at; browsers and servers take about as many."""


def story_number(url: str) -> str | None:
    """A key that is equal for all versions of one story, or None where an address has no number.

    `yonhap:AEN-20241028-0004-315` leaves out the take, which grows with every lead. The key
    `reuters:N16493635` leaves out the day behind the number, which changes at midnight. UPDATE 1
    has another number than the first story; later updates share it. One number in 200 stands on
    two stories (35 of 7,415 that were seen twice within three days), so it is no proof alone.
    """
    address = url[:_LONGEST]
    if yonhap := _YONHAP.search(address):
        return "yonhap:A{language}-{date}-{serial}-{desk}".format_map(yonhap.groupdict())
    reuters = _REUTERS_PAGE.search(address) or _REUTERS_TAG.search(address)
    return f"reuters:{reuters['usn']}" if reuters else None
