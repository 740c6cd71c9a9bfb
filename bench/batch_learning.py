"""What `bitext batch --learn batch` is worth: strict F1 of small documents cut from development sets.

    bench/batch_learning.py PROGRAM ../shared/gold/align [SET ...]

Cuts the documents of each set, between beads of its gold, into documents of 10 to 30 source sentences, and aligns them as one batch: without and
with a lexicon learned from all of them, without and with the lexicons that are installed. Same seed, same documents.
"""
import pathlib
import random
import subprocess
import sys
import tempfile

SETS = ("wmt2012_hard", "novels_en_fr_a", "candide_en_el", "books_sherlock", "textberg_dev", "candide_a")
LANGUAGES = {"candide_en_el": ("en", "el"), "novels_en_fr_a": ("en", "fr"), "textberg_dev": ("de", "fr")}


def beads_of(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        sides = line.split(":")[:2]
        yield tuple(tuple(int(number) for number in side.strip(" []").split(",") if number.strip()) for side in sides)


def lines_of(path):
    return path.read_text(encoding="utf-8").split("\n")


def cut(gold, chance):
    """Runs of beads with 10 to 30 source sentences."""
    part, sentences, length = [], 0, chance.randint(10, 30)
    for bead in gold:
        part.append(bead)
        sentences += len(bead[0])
        if sentences >= length:
            yield part
            part, sentences, length = [], 0, chance.randint(10, 30)
    if part:
        yield part


def collect(folder, out):
    """Writes out/NAME.src and .tgt, and the list; gives the gold by name."""
    chance = random.Random(folder.name)
    golds, names = {}, []
    for path in sorted(folder.glob("*.gold")):
        source, target = lines_of(path.with_suffix(".src")), lines_of(path.with_suffix(".tgt"))
        for n, part in enumerate(cut(list(beads_of(path)), chance)):
            lines = [sorted(number for bead in part for number in bead[side]) for side in (0, 1)]
            if not all(lines):
                continue
            name = f"{path.stem}-{n:03}"
            places = [{number: place for place, number in enumerate(side)} for side in lines]
            for text, side, ending in ((source, lines[0], "src"), (target, lines[1], "tgt")):
                (out / f"{name}.{ending}").write_text("".join(text[number] + "\n" for number in side), encoding="utf-8")
            golds[name] = [tuple(tuple(places[k][number] for number in bead[k]) for k in (0, 1)) for bead in part]
            names.append(name)
    (out / "pairs.tsv").write_text("".join(f"{name}.src\t{name}.tgt\n" for name in names), encoding="utf-8")
    return golds


def strict(golds, out):
    """As vecalign's scorer and `bitext eval`: recall leaves unaligned beads out."""
    right = made = found = wanted = 0
    for name, gold in golds.items():
        result = set(beads_of(out / f"{name}.src.beads"))
        beads = set(gold)
        made += len(result)
        right += len(result & beads)
        paired = {bead for bead in beads if all(bead)}
        wanted += len(paired)
        found += len(paired & result)
    precision, recall = right / made, found / wanted
    return 2 * precision * recall / (precision + recall)


def main():
    program, gold = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    print("| set | documents | no lexicon | learned | lexicons | lexicons and learned |\n|---|---|---|---|---|---|")
    for name in sys.argv[3:] or SETS:
        with tempfile.TemporaryDirectory() as place:
            place = pathlib.Path(place)
            golds = collect(gold / name, place)
            source, target = LANGUAGES.get(name, ("en", "es"))
            row = []
            for words in (["--no-lexicon"], []):
                for learn in ("auto", "batch"):
                    out = f"out-{len(row)}"
                    subprocess.run([program, "batch", "pairs.tsv", "-o", out, "-q", "--sentences", "--format", "beads", "--from", source, "--to", target,
                                    "--learn", learn, *words], cwd=place, check=True)
                    row.append(strict(golds, place / out))
            print(f"| {name} | {len(golds)} | " + " | ".join(f"{figure:.4f}" for figure in row) + " |", flush=True)


if __name__ == "__main__":
    main()
