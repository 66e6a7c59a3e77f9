"""A bundle proves itself; what was tampered with is found, and hostile ones do no harm."""

from __future__ import annotations

import ast
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.evidence import verify
from tracker.evidence.verify import as_json, check, packed
from tracker.models import seals

Files = dict[str, bytes]


def files_of(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def flaws_of(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return "\n".join(check(path)[0])


def signed(files: Files) -> bytes:
    """The bundle of changed files, by somebody who writes the manifest anew as well."""
    manifest = json.loads(files["manifest.json"])
    rest = {name: data for name, data in files.items() if name != "manifest.json"}
    manifest["files"] = {name: hashlib.sha256(data).hexdigest() for name, data in rest.items()}
    return packed({**rest, "manifest.json": as_json(manifest)})


def test_what_nobody_touched_holds(path: Path) -> None:
    flaws, head = check(path)
    assert flaws == []
    assert head.startswith("The chain of this bundle ends at seal 14, ")


def test_the_script_in_it_needs_nothing_but_python(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    ast.parse((folder / "verify.py").read_text(encoding="utf-8"), feature_version=(3, 9))
    asked = [sys.executable, "-I", "-S", str(folder / "verify.py")]
    ended = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout.splitlines()[0]) == (0, "Everything holds.")
    (folder / "texts.json").write_text("[]", encoding="utf-8")
    ended = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout.splitlines()[0]) == (
        1,
        "texts.json: is not what it was (SHA-256)",
    )


def test_both_ways_to_write_a_form_agree() -> None:
    assert verify.CAPTURE == seals.CAPTURE
    assert seals.TEXT[:-1] == verify.TEXT
    assert seals.VERSION[:-1] == verify.VERSION


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_flipped_bit_anywhere_is_found(path: Path, bundled: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(bundled) - 1))
    changed = bytearray(bundled)
    changed[at] ^= 1 << data.draw(st.integers(0, 7))
    assert flaws_of(path, bytes(changed))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_bundle_that_is_cut_off_is_found(path: Path, bundled: bytes, data: st.DataObject) -> None:
    assert flaws_of(path, bundled[: data.draw(st.integers(0, len(bundled) - 1))])


# -- the archive -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../evil.txt", "a name that leads elsewhere"),
        ("/etc/evil", "a name that leads elsewhere"),
        ("C:\\evil", "a name that leads elsewhere"),
        ("folder/evil", "a name that leads elsewhere"),
        ("verify.py", "verify.py: is there twice"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_no_bundle_has(path: Path, name: str, words: str) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, b"x")
    assert words in "\n".join(check(path)[0])


def test_links_are_not_followed(path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, b"/etc/passwd")
    assert "link.txt: is a link" in check(path)[0]


def test_a_bomb_is_not_unpacked(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.bin", b"\0" * 5_000_000)
    assert check(path)[0] == ["zeros.bin: is compressed, as no file of a bundle is"]


def test_more_files_than_any_bundle_has(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(verify.MOST_FILES):
            archive.writestr(f"{number}.txt", b"")
    assert check(path)[0] == ["the archive unpacks to more than any bundle"]


def test_words_before_the_archive_are_found(path: Path, bundled: bytes) -> None:
    assert flaws_of(path, b"#!/bin/sh\n" + bundled)
    assert flaws_of(path, b"no archive")
    assert flaws_of(path, b"")


# -- the files, by somebody who writes the manifest anew -------------------------------------------


def missing(files: Files) -> Files:
    return {name: data for name, data in files.items() if name != "diff.json"}


def extra(files: Files) -> Files:
    return {**files, "more.txt": b"x"}


@pytest.mark.parametrize(
    ("change", "words"),
    [(missing, "diff.json: is missing"), (extra, "more.txt: is not in the manifest")],
)
def test_files_and_manifest_are_one(
    path: Path, bundled: bytes, change: Callable[[Files], Files], words: str
) -> None:
    assert flaws_of(path, packed(change(files_of(bundled)))) == words


def _json(name: str, change: Callable[[Any], object]) -> Callable[[Files], Files]:
    def changed(files: Files) -> Files:
        found = json.loads(files[name])
        change(found)
        return {**files, name: as_json(found)}

    return changed


def _warc(files: Files) -> Files:
    return {**files, "captures.warc.gz": files["captures.warc.gz"][:-40]}


TAMPERING: dict[str, tuple[Callable[[Files], Files], str]] = {
    "headline": (_json("texts.json", lambda t: t[0]["text"].update(headline="x")), "2@1: its text"),
    "note": (_json("texts.json", lambda t: t[1]["text"].update(note="x")), "2@3: its text"),
    "label": (_json("texts.json", lambda t: t[1]["text"].update(label=None)), "2@3: its text"),
    "word": (
        _json("texts.json", lambda t: t[0]["paragraphs"].__setitem__(0, "x")),
        "2@1: its text",
    ),
    "order": (_json("texts.json", lambda t: t[0]["paragraphs"].reverse()), "2@1: its text"),
    "paragraph": (_json("texts.json", lambda t: t[0]["paragraphs"].pop()), "2@1: its text"),
    "seen": (_json("texts.json", lambda t: t[0]["version"].update(seen_at="x")), "2@1: its times"),
    "address": (
        _json("texts.json", lambda t: t[0]["version"].update(address="x")),
        "2@1: its times",
    ),
    "number": (_json("texts.json", lambda t: t[0]["version"].update(number=9)), "2@1: its times"),
    "swapped": (_json("texts.json", lambda t: t.reverse()), "other versions than texts.json"),
    "another": (_json("texts.json", lambda t: t[0]["version"].update(id=99)), "2@1: has no seal"),
    "url": (_json("captures.json", lambda t: t[0].update(url="x")), "capture 2: its address"),
    "status": (_json("captures.json", lambda t: t[0].update(status=404)), "capture 2: its address"),
    "headers": (
        _json("captures.json", lambda t: t[0].update(headers="{}x")),
        "capture 2: its addr",
    ),
    "hash": (_json("captures.json", lambda t: t[0].update(body_hash="x")), "capture 2: its bytes"),
    "dialled": (_json("captures.json", lambda t: t[0].update(dialled="x")), "capture 2: its addr"),
    "seal": (_json("proof.json", lambda t: t["seals"][1].__setitem__(6, "x")), "seal 4: does not"),
    "seal gone": (_json("proof.json", lambda t: t["seals"].pop(1)), "does not hold"),
    "before": (_json("proof.json", lambda t: t.update(before="x")), "seal 3: does not hold"),
    "cut off": (_json("proof.json", lambda t: t["seals"].pop()), "another end of the chain"),
    "no seals": (_json("proof.json", lambda t: t.update(seals=[])), "not of the form"),
    "no list": (_json("proof.json", lambda t: t.update(seals=7)), "not of the form"),
    "warc": (_warc, "cut off"),
}


@pytest.mark.parametrize("name", TAMPERING)
def test_tampering_with_the_manifest_written_anew_is_found(
    path: Path, bundled: bytes, name: str
) -> None:
    change, words = TAMPERING[name]
    assert words in flaws_of(path, signed(change(files_of(bundled))))


def test_a_bundle_that_was_written_anew_names_another_end(path: Path, bundled: bytes) -> None:
    files = files_of(bundled)
    proof = json.loads(files["proof.json"])
    last = proof["seals"][-1]
    last[3] = "9@9"
    last[7] = seals.seal_hash(proof["seals"][-2][7], last[:-1])
    manifest = json.loads(files["manifest.json"])
    manifest["head"]["hash"] = last[7]
    changed = {**files, "proof.json": as_json(proof), "manifest.json": as_json(manifest)}
    _, before = check(path)
    path.write_bytes(signed(changed))
    assert check(path)[0] == []
    assert check(path)[1] != before
