"""A bundle of evidence as one file: its contents with a manifest, a method, and a script. Pure."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.evidence import verify
from tracker.models.seals import CAPTURE, TEXT, VERSION

METHOD = """\
What this is
============
Two versions of a news story as Story Tracker kept them, the answers of the outlet in which they
were read, and what shows that neither was changed since.

manifest.json     SHA-256 of every other file; the end of the chain
captures.warc.gz  the answers, byte for byte as they were unpacked (WARC 1.1)
captures.json     what was sealed of each answer: address, time, status, headers, hash of its body
texts.json        the two versions: what was read, and what was sealed of it
diff.json, diff.patch   what changed between the two
polls.json        when the addresses of the story were looked at, run by run, and what came of it
proof.json        the chain from the first of these records to its end
verify.py         checks all of this; needs Python 3.9 or newer and nothing else

How it was seen
===============
The addresses were polled. A version appeared after `unseen_until`, the last poll that did not show
it, and not later than `seen_at`, the first that did; both by the clock of the machine that polled.
`published_at` and `updated_at` are the outlet's own claims. An answer that was imported from a file
says so (`imported_from`), and its times are that file's.

How it was compared
===================
Paragraphs that are equal are paired first, the others by their sentences, then words inside them.
diff.json can be made again from texts.json; it is a reading, not evidence.

How it is sealed
================
A form is the fields of a record as SQL literals parted by commas: text in single quotation marks,
those inside doubled; numbers as they are; NULL for nothing; UTF-8. Its first field is the kind.
A digest is the SHA-256 of a form. A paragraph's hash is blake2b with 16 bytes, a body's with 32.

  capture  {capture}
  text     {text}
  version  {version}

(paragraphs: their hashes parted by blanks; text: the digest of the text.) A seal's hash is SHA-256
over the form of the hash of the seal before, sequence, kind, subject_id, name, late (0 or 1), text
and digest.
Each seal was made in the transaction that kept the record; one that is `late` was made afterwards,
when an older database got its chain.

What it shows, and what it does not
===================================
That the records are those that the chain holds. That the chain itself was not written anew shows
only if its last hash, or that of a later seal, was kept elsewhere: compare it with an anchor.
That the outlet answered these bytes rests on whoever polled.
"""


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a bundle, as it was read from the database."""

    names: Sequence[str]
    """`3@2`, `3@3`: of the two versions."""
    texts: Sequence[Mapping[str, Any]]
    captures: Sequence[Mapping[str, Any]]
    warc: bytes
    diff: Mapping[str, Any]
    patch: Sequence[str]
    polls: Sequence[Mapping[str, Any]]
    before: str
    """The hash of the seal before the first."""
    seals: Sequence[Sequence[Any]]


def bundle(contents: Contents) -> bytes:
    """The bundle, the same bytes for the same contents."""
    files = {
        "METHOD.txt": _method().encode(),
        "captures.warc.gz": contents.warc,
        "captures.json": verify.as_json(list(contents.captures)),
        "texts.json": verify.as_json(list(contents.texts)),
        "diff.json": verify.as_json(dict(contents.diff)),
        "diff.patch": "".join(f"{line}\n" for line in contents.patch).encode(),
        "polls.json": verify.as_json(list(contents.polls)),
        "proof.json": verify.as_json(
            {"before": contents.before, "seals": [list(seal) for seal in contents.seals]}
        ),
        "verify.py": inspect.getsource(verify).encode(),
    }
    last = contents.seals[-1]
    manifest = {
        "format": verify.FORMAT,
        "versions": list(contents.names),
        "head": {"sequence": last[0], "hash": last[-1]},
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    }
    return verify.packed({**files, "manifest.json": verify.as_json(manifest)})


def _method() -> str:
    forms = {"capture": CAPTURE, "text": TEXT, "version": VERSION}
    return METHOD.format(**{kind: ", ".join(names) for kind, names in forms.items()})
