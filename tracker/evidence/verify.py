"""Checks an evidence bundle, with nothing but Python 3.9 or newer: `python verify.py [BUNDLE]`.

BUNDLE is the zip, or the folder that it was unpacked to; without it, the folder of this script.
What does not hold is listed, and the script ends with 1. It is written apart from the program that
made the bundle, by the form that METHOD.txt describes, so that a mistake in either shows.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import stat
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Tuple

LARGEST = 200_000_000
"""Bytes of a file, and of all files together; a page has 100,000."""
MOST_FILES = 100

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")
CAPTURE = (
    "id",
    "url",
    "feed_id",
    "captured_at",
    "status",
    "headers",
    "body_hash",
    "size",
    "dialled",
    "imported_from",
)
TEXT = (
    "headline",
    "label",
    "label_kind",
    "label_ordinal",
    "slug",
    "note",
    "dateline",
    "byline",
    "captions",
    "boilerplate",
)
VERSION = (
    "id",
    "story_id",
    "number",
    "outlet",
    "address",
    "capture_id",
    "body_hash",
    "published_at",
    "updated_at",
    "unseen_until",
    "seen_at",
    "fingerprint",
    "score",
    "reasons",
)
FORMAT = "story-tracker evidence 1"

Files = Dict[str, bytes]


class Broken(Exception):  # noqa: N818
    """What makes a bundle unreadable, in words."""


def check(path: Path) -> Tuple[List[str], str]:
    """What does not hold, and the line that tells what the bundle's chain ends with."""
    flaws: List[str] = []
    try:
        files = _folder(path, flaws) if path.is_dir() else _zip(path, flaws)
        manifest = _manifest(files, flaws)
    except (Broken, OSError) as error:
        return [*flaws, str(error)], ""
    if flaws:
        return flaws, ""
    try:
        flaws += _contents(files, manifest)
    except (
        Broken,
        KeyError,
        TypeError,
        ValueError,
        IndexError,
        AttributeError,
        zlib.error,
    ) as error:
        flaws.append(f"the contents are not of the form that they should have ({error!r})")
    head = manifest["head"]
    return flaws, f"The chain of this bundle ends at seal {head['sequence']}, {head['hash']}"


# -- the files -------------------------------------------------------------------------------------


def _zip(path: Path, flaws: List[str]) -> Files:
    raw = path.read_bytes()[: LARGEST + 1]
    if len(raw) > LARGEST:
        raise Broken("the archive is larger than any bundle")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            _entries(entries, flaws)
            if flaws:
                return {}
            files = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Broken(f"the archive is damaged ({error})") from error
    if packed(files) != raw:
        flaws.append("the archive holds bytes that belong to no file")
    return files


def _entries(entries: List[zipfile.ZipInfo], flaws: List[str]) -> None:
    """Everything about the archive that no bundle has, found before a byte is unpacked."""
    seen = set()
    for entry in entries:
        if not NAME.fullmatch(entry.filename):
            flaws.append(f"{entry.filename!r}: a name that leads elsewhere")
        elif entry.filename in seen:
            flaws.append(f"{entry.filename}: is there twice")
        elif stat.S_ISLNK(entry.external_attr >> 16):
            flaws.append(f"{entry.filename}: is a link")
        elif entry.flag_bits & 1:
            flaws.append(f"{entry.filename}: is encrypted")
        elif entry.compress_type != zipfile.ZIP_STORED:
            flaws.append(f"{entry.filename}: is compressed, as no file of a bundle is")
        seen.add(entry.filename)
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST:
        flaws.append("the archive unpacks to more than any bundle")


def _folder(path: Path, flaws: List[str]) -> Files:
    files: Files = {}
    left = LARGEST
    for file in sorted(path.iterdir()):
        if file.is_symlink() or not file.is_file():
            if file.name != "__pycache__":
                flaws.append(f"{file.name}: is a link or a folder")
            continue
        left -= file.stat().st_size
        if left < 0 or len(files) >= MOST_FILES:
            raise Broken("the folder holds more than any bundle")
        files[file.name] = file.read_bytes()
    return files


def packed(files: Files) -> bytes:
    """The archive of these files: the same bytes for the same files, on every machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()


def _manifest(files: Files, flaws: List[str]) -> Dict[str, Any]:
    """The manifest; what it says of the files is held against them."""
    if flaws:
        return {}
    if "manifest.json" not in files:
        raise Broken("manifest.json: is missing")
    manifest = _json(files["manifest.json"], "manifest.json")
    try:
        if manifest["format"] != FORMAT or as_json(manifest) != files["manifest.json"]:
            flaws.append("manifest.json: is not of its form")
        flaws += _against(manifest["files"], files)
    except (KeyError, TypeError, AttributeError) as error:
        raise Broken("manifest.json: is not of its form") from error
    return manifest  # type: ignore[no-any-return]


def _against(known: Dict[str, str], files: Files) -> Iterator[str]:
    for name in sorted({*known, *files} - {"manifest.json"}):
        if name not in files:
            yield f"{name}: is missing"
        elif name not in known:
            yield f"{name}: is not in the manifest"
        elif hashlib.sha256(files[name]).hexdigest() != known[name]:
            yield f"{name}: is not what it was (SHA-256)"


def as_json(found: Any) -> bytes:
    """A value as the JSON files have it."""
    return (json.dumps(found, indent=1, sort_keys=True) + "\n").encode()


def _json(raw: bytes, name: str) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Broken(f"{name}: is no JSON") from error


# -- the contents ----------------------------------------------------------------------------------


def _contents(files: Files, manifest: Dict[str, Any]) -> Iterator[str]:
    proof = _json(files["proof.json"], "proof.json")
    seals = {}
    previous = proof["before"]
    for place, seal in enumerate(proof["seals"]):
        *words, kept = seal
        previous = _seal_hash(previous, words)
        if previous != kept or words[0] != proof["seals"][0][0] + place:
            yield f"seal {words[0]}: does not hold"
            previous = kept
        seals[words[1], words[2]] = words
    if [manifest["head"]["sequence"], manifest["head"]["hash"]] != [
        proof["seals"][-1][0],
        previous,
    ]:
        yield "manifest.json: names another end of the chain than proof.json"
    yield from _captures(files, seals)
    texts = _json(files["texts.json"], "texts.json")
    if [one["name"] for one in texts] != manifest["versions"]:
        yield "manifest.json: names other versions than texts.json"
    for one in texts:
        yield from _version(one, seals)


def _seal_hash(previous: str, words: List[Any]) -> str:
    sequence, kind, subject, name, late, text, digest = words
    of = _literal(text)
    form = f"'{previous}',{sequence},'{kind}',{subject},'{name}',{int(late)},{of},'{digest}'"
    return hashlib.sha256(form.encode()).hexdigest()


def _version(one: Dict[str, Any], seals: Dict[Any, Any]) -> Iterator[str]:
    name, text, version = one["name"], one["text"], one["version"]
    paragraphs = [
        hashlib.blake2b(p.encode(), digest_size=16).hexdigest() for p in one["paragraphs"]
    ]
    hashes = " ".join(paragraphs) or None
    of_text = _digest(["text", *(text[key] for key in TEXT), hashes])
    seal = seals.get(("version", version["id"]))
    if seal is None:
        yield f"{name}: has no seal in this bundle"
        return
    if of_text != seal[5]:
        yield f"{name}: its text is not the one that was sealed"
    if _digest(["version", *(version[key] for key in VERSION), of_text]) != seal[6]:
        yield f"{name}: its times, address, number or text are not those that were sealed"
    if ("capture", version["capture_id"]) not in seals:
        yield f"{name}: its capture is not in this bundle"


def _captures(files: Files, seals: Dict[Any, Any]) -> Iterator[str]:
    answers = {head["WARC-Record-ID"]: (head, body) for head, body in _responses(files)}
    for capture in _json(files["captures.json"], "captures.json"):
        name = f"capture {capture['id']}"
        seal = seals.get(("capture", capture["id"]))
        if seal is None or _digest(["capture", *(capture[key] for key in CAPTURE)]) != seal[6]:
            yield f"{name}: its address, time, status or headers are not those that were sealed"
        head, body = answers.get(f"<urn:story-tracker:capture:{capture['id']}>", ({}, b""))
        if hashlib.blake2b(body, digest_size=32).hexdigest() != capture["body_hash"]:
            yield f"{name}: its bytes are not those that were sealed"
        if head.get("WARC-Target-URI") != capture["url"]:
            yield f"{name}: captures.warc.gz names another address"


def _responses(files: Files) -> Iterator[Tuple[Dict[str, str], bytes]]:
    """The responses of the WARC file: their WARC headers, and the bytes after the HTTP headers."""
    data = _unzipped(files["captures.warc.gz"])
    at = 0
    while at < len(data):
        end = data.index(b"\r\n\r\n", at)
        lines = data[at:end].decode().split("\r\n")
        head = dict(line.split(": ", 1) for line in lines[1:])
        start = end + 4
        at = start + int(head["Content-Length"]) + 4
        if head["WARC-Type"] == "response":
            yield head, data[start : at - 4].partition(b"\r\n\r\n")[2]


def _unzipped(data: bytes) -> bytes:
    found = []
    left = LARGEST
    while data:
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        found.append(member.decompress(data, left + 1))
        left -= len(found[-1])
        if left < 0 or not member.eof:
            raise Broken("captures.warc.gz: unpacks to more than any bundle, or is cut off")
        data = member.unused_data
    return b"".join(found)


def _digest(fields: List[Any]) -> str:
    return hashlib.sha256(",".join(map(_literal, fields)).encode()).hexdigest()


def _literal(field: Optional[Any]) -> str:
    if field is None:
        return "NULL"
    return str(field) if isinstance(field, int) else "'" + str(field).replace("'", "''") + "'"


def main() -> int:
    """Check the bundle that the arguments name; 0 when everything holds."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    flaws, head = check(path)
    words = [*flaws, f"{len(flaws)} found."] if flaws else ["Everything holds.", head]
    sys.stdout.write("\n".join(words) + "\n")
    return 1 if flaws else 0


if __name__ == "__main__":
    sys.exit(main())
