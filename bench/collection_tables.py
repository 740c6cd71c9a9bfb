"""The tables of docs/pairing.md and docs/cluster.md, each from one command.

    bench/collection_tables.py accuracy [BUILD]            how well documents are paired; 10 minutes
    bench/collection_tables.py cost [BUILD] [N ...]        what pairing costs, by documents a side (default: 1000 10000)
    bench/collection_tables.py faults [BUILD]              the faults that docs/cluster.md lists, made and survived

BUILD is build/release by default, for `faults` build/dev. The first two need bench/pairs (-DBITEXT_BENCH=ON), the program with its lexicons, and the
development sets in ../shared/gold; documents for `cost` are made in a folder of the system's for temporary files (TMPDIR chooses the disk).
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared/gold"


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def head(*cells):
    row(*cells)
    print("|" + "---|" * len(cells), flush=True)


def figure(value):
    return f"{value:.3f}".lstrip("0") if isinstance(value, float) else value


def figures(build, *words):
    """By name of set and variant: precision, recall, F1 and calibration error."""
    said = subprocess.run([build / "bench/pairs", "--gold", GOLD / "docpair", "--align-gold", GOLD / "align", "--lexicons", build / "share/bitext/lexicons", *words],
                          stdout=subprocess.PIPE, text=True, check=True).stdout
    found = {}
    for line in said.splitlines():
        if match := re.match(r"(.+?) +P ([\d.]+) R ([\d.]+) F1 ([\d.]+) .* ECE ([\d.]+)", line):
            found[match[1]] = tuple(float(match[k]) for k in range(2, 6))
    return found


def accuracy(build):
    trained = {}
    for words in ((), ("--no-lexicon",), ("--part",)):
        trained.update(figures(build, *words))
    left_out = figures(build, "--leave-one-out")
    head("set", "precision", "recall", "F1", "left out", "calibration error", "left out", "F1 without a lexicon", "left out", "F1, a third of each target", "left out")
    none = ("-",) * 4
    for name in trained:
        if "," in name and name.split(",")[0] in trained:
            continue
        own, other = trained.get(name, none), left_out.get(name, none)
        cells = [own[0], own[1], own[2], other[2], own[3], other[3]]
        for variant in (", no lexicon", ", a third"):
            cells += [trained.get(name + variant, none)[2], left_out.get(name + variant, none)[2]]
        row(name, *map(figure, cells))


def pairs_in(path):
    return {tuple(line.split("\t")[:2]) for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}


def timed(words, folder):
    """Seconds of the processor and of the clock, and MB."""
    begin = time.monotonic()
    process = subprocess.Popen(words, cwd=folder)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, f"{words} ended with {status}"
    return used.ru_utime + used.ru_stime, time.monotonic() - begin, used.ru_maxrss / 1024


def cost(build, *counts):
    head("documents a side", "processor time", "time that passed", "memory", "precision", "recall", "wrong pairs, of these both without a partner")
    for count in counts or ("1000", "10000"):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            subprocess.run([build / "bench/pairs", "--generate", count, folder, "--align-gold", GOLD / "align"], check=True)
            processor, passed, memory = timed([build / "bin/bitext", "pair", "a", "b", "-o", "pairs.tsv", "--threads", "2", "-q"], folder)
            gold, found = pairs_in(folder / "gold.tsv"), pairs_in(folder / "pairs.tsv")
            wrong = found - gold
            sources, targets = ({pair[side] for pair in gold} for side in (0, 1))
            strangers = sum(one not in sources and other not in targets for one, other in wrong)
            row(f"{int(count):,}", f"{processor:.0f} s", f"{passed:.0f} s", f"{memory:,.0f} MB", figure(1 - len(wrong) / max(1, len(found))),
                figure(len(found & gold) / len(gold)), f"{len(wrong):,}, {strangers:,}")


def faults(build):
    head("Fault", "Test", "Result")
    text = (ROOT / "docs/cluster.md").read_text(encoding="utf-8").split("## Tried faults")[1]
    failed = 0
    for fault, test in re.findall(r"^\| (.*?) \| `scripts/test -R (\w+)` \|$", text, re.M):
        done = subprocess.run(["ctest", "--test-dir", build, "-R", rf"\.{test}$"], stdout=subprocess.PIPE, text=True)
        result = re.search(r"(Passed|Skipped|Failed|Timeout|Exception)\D*([\d.]+) sec", done.stdout)
        kept = result is not None and done.returncode == 0
        failed += not kept
        row(fault, test, f"{'same bytes' if result[1] == 'Passed' else result[1].lower()}, {float(result[2]):.0f} s" if result else "there is no such test")
    sys.exit(1 if failed else 0)


def main():
    tables = {"accuracy": accuracy, "cost": cost, "faults": faults}
    if len(sys.argv) < 2 or sys.argv[1] not in tables:
        sys.exit(__doc__)
    build = sys.argv[2] if len(sys.argv) > 2 else ROOT / ("build/dev" if sys.argv[1] == "faults" else "build/release")
    tables[sys.argv[1]](pathlib.Path(build).resolve(), *sys.argv[3:])


if __name__ == "__main__":
    main()
