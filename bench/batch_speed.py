"""Pairs a second of `bitext batch` on small documents.

    bench/batch_speed.py PROGRAM [PAIRS [OPTION of bitext batch ...]]

Makes PAIRS (default: 10,000) pairs of articles of 8 sentences from the samples in corpora/, the same ones each time, and aligns them on two threads, in a
folder of the system's for temporary files (TMPDIR chooses the disk). Prints the time with all that belongs to a run: reading the list, writing
outputs, journal and reports.
"""
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

CORPORA = pathlib.Path(__file__).resolve().parent.parent / "corpora"
SENTENCES = 8


def pairs_of_sentences():
    for gold in sorted(CORPORA.glob("*/*.gold")):
        source, target = (gold.with_suffix(ending).read_text(encoding="utf-8").split("\n") for ending in (".src", ".tgt"))
        for one, other in re.findall(r"^\[(\d+)\]:\[(\d+)\]", gold.read_text(encoding="utf-8"), re.M):
            yield source[int(one)], target[int(other)]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    chance = random.Random(1)
    known = [pair for pair in pairs_of_sentences() if min(map(len, pair)) > 30]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        names = [f"{n // 1000}/{n:05}.txt" for n in range(count)]
        for n, name in enumerate(names):
            article = chance.sample(known, SENTENCES)
            for side, place in enumerate(("source", "target")):
                path = folder / place / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(" ".join(pair[side] for pair in article[:4]) + "\n\n" + " ".join(pair[side] for pair in article[4:]) + "\n", encoding="utf-8")
        (folder / "pairs.tsv").write_text("".join(f"{name}\t{name}\n" for name in names), encoding="utf-8")
        begin = time.monotonic()
        subprocess.run([program, "batch", "pairs.tsv", "-o", "out", "--sources", "source", "--targets", "target", "--threads", "2", "-q", *sys.argv[3:]],
                       cwd=folder, check=True)
        seconds = time.monotonic() - begin
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"{count} pairs in {seconds:.1f} s: {count / seconds:.0f} a second; processor time a pair: {1e3 * (used.ru_utime + used.ru_stime) / count:.2f} ms; "
              f"peak memory {used.ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
