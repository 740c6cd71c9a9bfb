#!/usr/bin/env python3
"""The same bilingual document in every format gives the same beads.

    same_beads.py BITEXT [SOURCE TARGET [--report]]

pandoc and LibreOffice make Markdown, HTML, DOCX, ODT, EPUB, PDF, RTF and DOC of two texts (Markdown or HTML; valley.es.md and valley.en.md if
none are named); each pair is aligned, and the texts of its beads must be those of DOCX. White space, numbers of list items and the place of
notes may differ: PDF prints what other formats know. Exit code 77 (skipped) without pandoc or LibreOffice. --report prints a table instead,
its last column of beads of more than 120 bytes.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FORMATS = ["docx", "odt", "rtf", "doc", "epub", "html", "md", "pdf"]
LONG = 120
KNOWN = {"pdf": 0.7}  # the least share of beads that must be the same; 0.95 for the others


def run(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def make(text, stem, folder):
    """All formats of one text."""
    path = lambda ending: os.path.join(folder, stem + "." + ending)
    given = os.path.splitext(text)[1][1:]
    shutil.copy(text, path(given))
    for ending in {"md", "html", "docx", "epub"} - {given}:
        run("pandoc", "-f", {"md": "markdown"}.get(given, given), path(given), "-s", "-o", path(ending), *(["-t", "gfm"] if ending == "md" else []))
    for ending, filter_name in [("odt", "odt"), ("pdf", "pdf"), ("rtf", "rtf"), ("doc", "doc:MS Word 97")]:
        run("soffice", "-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", filter_name, "--outdir", folder,
            path("docx"))


def plain(texts):
    text = re.sub(r"\s+", " ", " ".join(texts)).strip()
    return re.sub(r"^(\d+\.|\[\d+\]|\d+) (?=\D)", "", text).replace("↩︎", "").strip()


def beads(bitext, folder, stems, ending):
    names = [os.path.join(folder, stem + "." + ending) for stem in stems]
    made = subprocess.run([bitext, "align", *names, "--format", "jsonl", "-q", "--no-lexicon"], check=True, capture_output=True, text=True).stdout
    found = [json.loads(line) for line in made.splitlines()]
    return [(plain(bead["source"]["texts"]), plain(bead["target"]["texts"])) for bead in found]


def long_ones(found):
    return [bead for bead in found if len("".join(bead).encode()) > LONG]


def share(wanted, found):
    return len(set(wanted) & set(found)) / max(1, len(set(wanted) | set(found)))


def main():
    if not shutil.which("pandoc") or not shutil.which("soffice"):
        print("skipped: takes pandoc and LibreOffice (scripts/packages.txt)")
        return 77
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    report = "--report" in sys.argv
    bitext = words[0]
    sources = words[1:3] if len(words) > 2 else [os.path.join(HERE, "valley." + language + ".md") for language in ("es", "en")]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for stem, source in zip(("source", "target"), sources):
            make(source, stem, folder)
        for ending in FORMATS:
            found = beads(bitext, folder, ("source", "target"), ending)
            if ending == "docx":
                wanted = found
            same = share(wanted, found)
            good = same >= KNOWN.get(ending, 0.95)
            failed += not good
            if report:
                print(f"| .{ending} | {len(found)} | {same:.3f} | {share(*map(long_ones, (wanted, found))):.3f} |")
                continue
            print(f"{ending}: {len(found)} beads, {same:.3f} the same as in DOCX{'' if good else ': TOO FEW'}")
            if not good:
                for bead in sorted(set(wanted) ^ set(found)):
                    print("   ", "-" if bead in wanted else "+", bead)
    return 0 if report else min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
