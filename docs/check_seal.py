#!/usr/bin/env python3
"""Checks a seal of a Muniment vault (docs/format.md) with the standard library alone.

    python3 check_seal.py VAULT SEAL

SEAL is a checkpoint that somebody kept elsewhere, such as the one in a pack. The exit status is 0
when the journal's first entries are the sealed ones, 1 when they are not, 2 when there is no seal.
It does not check that the journal holds together: `read_vault.py` does.
"""

import base64
import hashlib
import json
import pathlib
import sys

import read_vault


def root(leaves):
    """The Merkle tree hash of RFC 6962, section 2.1."""
    if len(leaves) < 2:
        return hashlib.sha256(b"\0" + leaves[0] if leaves else b"").digest()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + root(leaves[:half]) + root(leaves[half:])).digest()


def signer(name, body, lines, keys):
    """The writer who signed, or None."""
    for line in lines:
        by, signature = line.removeprefix("\u2014 ").split(" ")
        signature = base64.b64decode(signature)
        for writer, key in keys.items():
            key_id = hashlib.sha256(name.encode() + b"\n\1" + key).digest()[:4]
            if by == name and signature[:4] == key_id and read_vault.is_signed(key, body, signature[4:]):
                return writer
    return None


def main(vault, seal):
    vault, text = pathlib.Path(vault), pathlib.Path(seal).read_text(encoding="utf-8")
    body, _, signatures = text.partition("\n\n")
    name, entries, expected = body.split("\n")
    if name != "app.muniment.desktop/" + json.loads((vault / "vault.json").read_bytes())["vault"]:
        print("it is a seal of another vault", file=sys.stderr)
        return 2
    leaves, keys = [], {}
    for path in sorted((vault / "journal").glob("*.jsonl"))[: int(entries)]:
        content = path.read_bytes()
        leaves.append(hashlib.sha256(content).digest())
        for event in map(json.loads, content.decode().splitlines()[1:-1]):
            if event["type"] == "writer_joined":
                keys[event["writer"]] = base64.b64decode(event["public_key"])
    if len(leaves) < int(entries):
        print(f"the journal has {len(leaves)} of the {entries} sealed entries")
        return 1
    if root(leaves) != base64.b64decode(expected):
        print(f"the first {entries} entries are not the sealed ones")
        return 1
    writer = signer(name, body.encode() + b"\n", signatures.splitlines(), keys)
    print(f"the first {entries} entries are the sealed ones, signed by {writer or 'nobody it knows'}")
    return 0 if writer else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
