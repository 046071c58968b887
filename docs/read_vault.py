#!/usr/bin/env python3
"""Reads and checks a Muniment vault of format 1 (docs/format.md) with the standard library alone.

    python3 read_vault.py VAULT [--no-signatures] [--json]

A second reader, written from the format: it and Muniment must agree. The exit status is 0 when the
vault is as its journal says, 1 when it is not, 2 when it cannot be read.
"""

import base64
import hashlib
import json
import pathlib
import re
import sys

FORMAT = 1
TYPES = """vault_created writer_joined document_added document_arrived_again document_described
    document_voided document_restored text_corrected script_chosen invoice_lines_stated suggestion_rejected
    rejection_withdrawn license_added license_edited license_voided license_restored acquisition_stated
    finding_waived waiver_withdrawn linked link_claimed unlinked agreement_stated agreement_voided
    agreement_restored entity_stated entity_voided entity_restored access_stated access_voided
    access_restored benefit_stated agreement_migrated rules_adopted deadline_marked identity_published
    key_stated key_voided key_restored key_revealed document_keys_revealed true_up_stated
    calculation_kept calculation_voided calculation_restored terms_stated terms_voided terms_restored
    release_stated terms_excepted terms_elected matter_opened matter_changed matter_closed
    matter_reopened request_added request_changed request_removed response_stated response_removed
    pack_produced vault_verified statement_read statement_voided statement_restored mapping_saved
    mapping_forgotten dispute_stated statement_requested search_saved search_forgotten""".split()
GRAMMAR = {
    "known": r"VAULT\.txt|vault\.json|(?:.*/)?(\.DS_Store|Thumbs\.db|desktop\.ini)",
    "object": r"objects/([0-9a-f]{2})/(\1[0-9a-f]{62})",
    "entry": r"journal/(?!0{12})([0-9]{12})\.jsonl",
    "derived": r"derived/([0-9a-f]{2})/\1[0-9a-f]{62}\.[a-z0-9-]{1,32}\.zst",
    "temporary": r"tmp/([0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[0-9a-f]{16}",
    "kept": r"keys/[0-9a-f]{16}\.pub|quarantine/.+",
    "seal": r"seals/((?!0{12})[0-9]{12}\.[0-9a-f]{16}\.(checkpoint|[0-9a-f]{64}\.tsr)|[0-9a-f]{64}\.pem)",
    "wrapped": r"keys/([0-9a-f]{64})\.age",
    "journal_extra": r"journal/.*",
}

# Ed25519 (RFC 8032), for checking only: extended coordinates (X, Y, Z, T) with T = XY/Z.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def add(a, b):
    left, right = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0])
    both, z = 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = right - left, z - both, z + both, right + left
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, point):
    if scalar == 0:
        return 0, 1, 1, 0
    rest = times(scalar >> 1, add(point, point))
    return add(rest, point) if scalar & 1 else rest


def point(encoded):
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("not a point of the curve")
    x = P - x if x % 2 != sign else x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def is_signed(key, message, signature):
    try:
        nonce, public, s = point(signature[:32]), point(key), int.from_bytes(signature[32:], "little")
    except ValueError:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(nonce, times(challenge, public))
    return s < ORDER and all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))


class Damaged(Exception):
    """What is wrong, by its code."""


def record(line):
    """One line of a commit file: canonical JSON, or it is not what was written."""
    try:
        value = json.loads(line.decode("utf-8"))
        again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    except ValueError:
        value, again = None, ""
    if not isinstance(value, dict) or again.encode("utf-8", "surrogatepass") != line:
        raise Damaged("journal_altered")
    return value


def commit(n, content, keys, documents, identities, signatures):
    """What a commit file says it continues, when its form and its signature are right."""
    lines = content.split(b"\n")
    if len(lines) < 3 or lines.pop() != b"":
        raise Damaged("journal_altered")
    header, *events, seal = [record(line) for line in lines]
    fields = {"actor", "at", "format", "n", "op", "prev", "writer"}
    is_formed = set(header) == fields and header["format"] == FORMAT and set(seal) == {"signature"}
    if not is_formed or header["n"] != n or any(event.get("type") not in TYPES for event in events):
        raise Damaged("journal_altered")
    for event in events:
        if event["type"] == "document_added":
            documents.setdefault(event["sha256"], event)
        if event["type"] == "statement_read":
            rows = {"bytes": event["bytes"], "origin": {"name": f"rows of the statement {event['document']}"}}
            documents.setdefault(event["rows"], rows)
        if event["type"] == "identity_published" and "wrapped" in event:
            identities.add(event["wrapped"])
        if event["type"] == "writer_joined":
            key = base64.b64decode(event["public_key"])
            if event["writer"] != header["writer"] or hashlib.sha256(key).hexdigest()[:16] != header["writer"]:
                raise Damaged("journal_altered")
            keys.setdefault(header["writer"], key)
    if header["writer"] not in keys:
        raise Damaged("journal_unknown_writer")
    message = content[: -len(lines[-1]) - 1]
    if signatures and not is_signed(keys[header["writer"]], message, base64.b64decode(seal["signature"])):
        raise Damaged("journal_bad_signature")
    return header["prev"]


def digest_of(path):
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for chunk in iter(lambda: file.read(1 << 20), b""):
            digest.update(chunk)
    return digest.hexdigest()


def check(vault, signatures):
    """Everything wrong with the vault as (code, path), and its documents."""
    problems, documents, keys, journal, objects, identities = [], {}, {}, {}, {}, set()
    for path in sorted(path for path in vault.rglob("*") if path.is_symlink() or not path.is_dir()):
        name = path.relative_to(vault).as_posix()
        name = re.sub(r"^(.*/)?\.([^/]+)\.icloud$", lambda m: (m[1] or "") + m[2], name)
        found = ((kind, re.fullmatch(pattern, name)) for kind, pattern in GRAMMAR.items())
        kind, match = next(((k, m) for k, m in found if m), ("foreign_file", None))
        if kind == "entry":
            journal[int(match[1])] = path
        elif kind == "object":
            objects[match[2]] = path
        elif kind in ("foreign_file", "journal_extra"):
            problems.append((kind, path.relative_to(vault).as_posix()))

    before, was_damaged, last = None, False, 0
    for n in sorted(journal):
        name, digest, code = f"journal/{n:012}.jsonl", None, None
        if n > last + 1:
            problems.append(("journal_missing", f"journal/{last + 1:012}.jsonl"))
            was_damaged = True
        try:
            if journal[n].name != f"{n:012}.jsonl":
                raise Damaged("placeholder")
            content = journal[n].read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            prev = commit(n, content, keys, documents, identities, signatures)
            if not was_damaged and prev != before:
                raise Damaged("journal_broken_chain")
        except Damaged as damaged:
            code = str(damaged)
            problems.append((code, name))
        before, was_damaged, last = digest, code is not None, n

    for sha256, document in documents.items():
        name, path = f"objects/{sha256[:2]}/{sha256}", objects.pop(sha256, None)
        if path is None:
            problems.append(("object_missing", name))
        elif path.name != sha256:
            problems.append(("placeholder", name))
        elif path.is_symlink() or not path.is_file():
            problems.append(("object_unreadable", name))
        elif digest_of(path) != sha256:
            is_short = path.stat().st_size < int(document["bytes"])
            problems.append(("object_truncated" if is_short else "object_altered", name))
    for sha256 in identities:
        path = vault / "keys" / f"{sha256}.age"
        if path.with_name(f".{path.name}.icloud").exists():
            problems.append(("placeholder", f"keys/{sha256}.age"))
        elif not path.is_file() or digest_of(path) != sha256:
            problems.append(("identity_damaged", f"keys/{sha256}.age"))
    problems += [("object_extra", path.relative_to(vault).as_posix()) for path in objects.values()]
    return sorted(problems, key=lambda problem: problem[::-1]), documents, len(journal)


def main(arguments):
    vault = pathlib.Path(next((word for word in arguments if not word.startswith("--")), "."))
    try:
        about = json.loads((vault / "vault.json").read_bytes())
        if about["min_reader"] > FORMAT:
            raise ValueError(f"it needs a reader of format {about['min_reader']}")
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"{vault} is not a vault that can be read: {error}", file=sys.stderr)
        return 2
    problems, documents, entries = check(vault, "--no-signatures" not in arguments)
    if "--json" in arguments:
        names = {sha256: document["origin"]["name"] for sha256, document in documents.items()}
        print(json.dumps({"documents": names, "entries": entries, "problems": problems}))
    else:
        for sha256, document in documents.items():
            print(f"{sha256}  {document['origin']['name']}")
        for code, path in problems:
            print(f"{code}: {path}", file=sys.stderr)
        print(f"{len(documents)} documents, {entries} entries, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
