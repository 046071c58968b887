"""The peer: SQLite FTS5 on the papers and queries that `latency --write <folder>` leaves.

    python3 fts5.py <folder> [rounds]

Prints one JSON value of the same form. Fuzzy queries and misread numbers are left out: FTS5 has
no such search.
"""

import json
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

ROWS = 50


def match(text):
    """Our query as FTS5 writes it."""
    if text.endswith("*"):
        return f'"{text[:-1]}"*'
    if text.startswith('"'):
        return text
    if " OR " in text:
        return " OR ".join(f'"{word}"' for word in text.split(" OR "))
    return " ".join(f'"{word}"' for word in text.split())


def quantiles(times):
    times.sort()
    at = lambda share: round(times[max(1, -(-len(times) * share // 100)) - 1] * 1e3, 3)
    return {"p50": at(50), "p95": at(95), "max": at(100)}


def main():
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(temporary) / "peer.db"
        database = sqlite3.connect(file)
        database.execute("pragma journal_mode = wal")
        database.execute("pragma mmap_size = 4000000000")
        database.execute(
            "create virtual table papers using fts5(name, title, body,"
            " tokenize = 'unicode61 remove_diacritics 2')"
        )
        start, cpu, documents = time.perf_counter(), time.process_time(), 0
        with open(folder / "documents.jsonl", encoding="utf-8") as lines:
            rows = ((p["row"], p["name"], p["title"], p["body"]) for p in map(json.loads, lines))
            for row in rows:
                database.execute("insert into papers(rowid, name, title, body) values (?,?,?,?)", row)
                documents += 1
        database.commit()
        build = {
            "documents": documents,
            "clock_s": time.perf_counter() - start,
            "cpu_s": time.process_time() - cpu,
            "index_bytes": sum(part.stat().st_size for part in Path(temporary).iterdir()),
        }
        find = (
            "select rowid, snippet(papers, -1, '[', ']', '…', 24), bm25(papers) from papers"
            f" where papers match ? order by rank limit {ROWS}"
        )
        classes = []
        for entry in json.loads((folder / "queries.json").read_text(encoding="utf-8")):
            if entry["class"] == "fuzzy" or "off" in entry["class"] or entry["class"] == "field":
                continue
            clock, cpu, found = [], [], []
            for round_ in range(rounds + 1):
                for text in entry["queries"]:
                    start, start_cpu = time.perf_counter(), time.process_time()
                    database.execute(find, (match(text),)).fetchall()
                    count = "select count(*) from papers where papers match ?"
                    count = database.execute(count, (match(text),)).fetchone()[0]
                    if round_:
                        clock.append(time.perf_counter() - start)
                        cpu.append(time.process_time() - start_cpu)
                    else:
                        found.append(count)
            found.sort()
            classes.append(
                {
                    "class": entry["class"],
                    "queries": len(entry["queries"]),
                    "matches_median": found[len(found) // 2],
                    "clock_ms": quantiles(clock),
                    "cpu_ms": quantiles(cpu),
                }
            )
        print(json.dumps({"build": build, "classes": classes}, indent=2))


main()
