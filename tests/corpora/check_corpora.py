#!/usr/bin/env python3
"""Checks that every pair under corpora/ is whole. Standard library only.

Usage: check_corpora.py CORPORA_FOLDER

In:  a folder per pair with NAME.src, NAME.tgt, NAME.gold, and one page per side, *.es.html and *.en.html,
     each beside its copied text (*.es.txt, *.en.txt).
Out: a line of counts per pair on stdout, a line per fault on stderr; exit code 0 (whole), 1 (faults), 2 (wrong use).

What is claimed of each pair:
  * the lines of .src and .tgt stand in the page and in the copied text, in order, whitespace aside;
  * a block (paragraph, caption, table cell, line of the copied text) that holds one of them holds nothing else,
    so that no sentence in the middle of the article can be forgotten;
  * the gold names every sentence of both sides exactly once, in range, beads in source order.

It cannot judge whether the beads are right: that takes a reader of both languages.
"""
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

BLOCKS = frozenset(
    "address article aside blockquote body br button caption dd dialog div dl dt figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p section table tbody td tfoot th thead tr ul".split())
UNSEEN = frozenset("head noscript script style template".split())
BEAD = re.compile(r"\[((?:\d+(?:, \d+)*)?)\]:\[((?:\d+(?:, \d+)*)?)\]")
CHARSET = re.compile(rb"<meta[^>]*charset=[\"']?([\w-]+)", re.IGNORECASE)


def squeeze(text):
    """Text without any whitespace: no-break spaces and line ends differ between a page and its copy."""
    return "".join(text.split())


class PageBlocks(HTMLParser):
    """Collects the visible text of a page, a list entry per block."""

    def __init__(self):
        super().__init__()
        self.blocks = [""]
        self.unseen = 0

    def handle_starttag(self, tag, attrs):
        self.unseen += tag in UNSEEN
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag):
        self.unseen -= tag in UNSEEN
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_data(self, data):
        if not self.unseen:
            self.blocks[-1] += data


def html_blocks(path):
    raw = path.read_bytes()
    declared = CHARSET.search(raw)
    if not declared:
        raise ValueError("no charset is declared; add a <meta charset>")
    page = PageBlocks()
    page.feed(raw.decode(declared.group(1).decode("ascii")))
    page.close()
    return page.blocks


def text_blocks(path):
    # A copied table has a row a line and a tab between its cells.
    return re.split(r"[\t\r\n]+", path.read_text(encoding="utf-8-sig"))


def find_in_order(sentences, blocks):
    """The first reason why the sentences do not tile blocks in order, as (0-based sentence, reason), or None."""
    at = 0
    for block in map(squeeze, blocks):
        rest = block
        while at < len(sentences) and rest.startswith(squeeze(sentences[at])):
            rest = rest[len(squeeze(sentences[at])):]
            at += 1
        if rest and rest != block:
            return at - 1, "is followed in its block by text that is not the next line: " + rest[:60]
    return (at, "is not found, in order, at the start of a block or after its neighbour") if at < len(sentences) else None


def check_sentences(path, pages, faults):
    sentences = path.read_text(encoding="utf-8").split("\n")
    if sentences.pop():
        faults.append(f"{path}: the last line has no line end. Add one.")
    for number, sentence in enumerate(sentences, 1):
        if not sentence or sentence != sentence.strip():
            faults.append(f"{path}:{number}: empty line or space at an end. Remove it.")
    if any(not squeeze(sentence) for sentence in sentences):
        return sentences  # an empty line would match everywhere
    for page, read_blocks in pages:
        try:
            place = find_in_order(sentences, read_blocks(page))
        except (OSError, ValueError, LookupError) as error:
            faults.append(f"{page}: {error}")
            continue
        if place:
            faults.append(f"{path}:{place[0] + 1}: line {place[1]} ({page.name})")
    return sentences


def check_gold(path, source_size, target_size, faults):
    """Returns how many beads there are of each type, as {"1-1": n}."""
    seen = (set(), set())
    types = {}
    last_source = -1
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        bead = BEAD.fullmatch(line)
        if not bead or not any(bead.groups()):
            faults.append(f"{path}:{number}: not a bead: {line!r}. Write [0, 1]:[0], or [7]:[] for an unaligned one.")
            continue
        sides = [[int(index) for index in group.split(", ") if index] for group in bead.groups()]
        for indices, size, known, name in zip(sides, (source_size, target_size), seen, ("source", "target")):
            if indices and indices != list(range(indices[0], indices[0] + len(indices))):
                faults.append(f"{path}:{number}: {name} sentences {indices} are not neighbours in order.")
            for index in indices:
                if index >= size:
                    faults.append(f"{path}:{number}: {name} sentence {index} does not exist; there are {size}.")
                if index in known:
                    faults.append(f"{path}:{number}: {name} sentence {index} is in an earlier bead or twice in this one.")
                known.add(index)
        if sides[0]:
            if sides[0][0] < last_source:
                faults.append(f"{path}:{number}: bead stands after source sentence {last_source}. Sort by source.")
            last_source = sides[0][0]
        kind = "-".join(str(len(side)) for side in sides)
        types[kind] = types.get(kind, 0) + 1
    for size, known, name in zip((source_size, target_size), seen, ("source", "target")):
        missing = sorted(set(range(size)) - known)
        if missing:
            faults.append(f"{path}: {name} sentences {missing} are in no bead.")
    return types


def the_one(folder, pattern):
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise ValueError(f"{folder}: {len(found)} files match {pattern}; there must be one.")
    return found[0]


def check_pair(folder, faults):
    try:
        gold = the_one(folder, "*.gold")
        sizes = []
        for ending, language in ((".src", "es"), (".tgt", "en")):
            page = the_one(folder, f"*.{language}.html")
            copied = page.with_suffix(".txt")
            lines = check_sentences(gold.with_suffix(ending), ((page, html_blocks), (copied, text_blocks)), faults)
            sizes.append(len(lines))
        types = check_gold(gold, *sizes, faults)
    except (OSError, ValueError) as error:
        faults.append(str(error))
        return
    kinds = ", ".join(f"{kind}: {count}" for kind, count in sorted(types.items()))
    print(f"{folder.name}: {sizes[0]} source and {sizes[1]} target sentences; beads {kinds}")


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    faults = []
    folders = sorted(path for path in Path(arguments[0]).glob("*") if path.is_dir())
    if not folders:
        faults.append(f"{arguments[0]}: no folder of a pair is here. Name the corpora folder.")
    for folder in folders:
        check_pair(folder, faults)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
