"""Processor time of `bitext align` on one article, the start of the program included.

    bench/article_speed.py PROGRAM [PROGRAM ...]

The article is the first 40 sentences of corpora/opinion and their translation, four to a paragraph; out comes a TMX. Several programs run in turns, so that
they meet the same machine. Prints for each the median and the least of 201 runs, and the same for its start alone (`--version`).
"""
import os
import pathlib
import re
import sys
import tempfile

OPINION = pathlib.Path(__file__).resolve().parent.parent / "corpora/opinion/opinion"
SENTENCES = 40
RUNS = 201


def write_article(folder):
    gold = OPINION.with_suffix(".gold").read_text(encoding="utf-8")
    beads = [[re.findall(r"\d+", side) for side in line.split(":")[:2]] for line in gold.splitlines()]
    for side, (ending, name) in enumerate(((".src", "es.txt"), (".tgt", "en.txt"))):
        text = OPINION.with_suffix(ending).read_text(encoding="utf-8").split("\n")
        numbers = [int(n) for source, target in beads if all(int(n) < SENTENCES for n in source) for n in (source, target)[side]]
        paragraphs = [" ".join(text[n] for n in numbers[at:at + 4]) for at in range(0, len(numbers), 4)]
        (folder / name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def milliseconds(command):
    pid = os.fork()
    if pid == 0:
        silent = os.open(os.devnull, os.O_RDWR)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os.execv(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)}: status {status}")
    return 1000 * (usage.ru_utime + usage.ru_stime)


def main():
    programs = [str(pathlib.Path(program).resolve()) for program in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        write_article(folder)
        align = ["align", "es.txt", "en.txt", "-o", "out.tmx", "--overwrite"]
        os.chdir(folder)
        times = {program: ([], []) for program in programs}
        for _ in range(RUNS):
            for program in programs:
                for words, found in zip((align, ["--version"]), times[program]):
                    found.append(milliseconds([program, *words]))
        for program, (whole, start) in times.items():
            whole.sort()
            start.sort()
            print(f"{whole[RUNS // 2]:.1f} ms (least {whole[0]:.1f}), start {start[RUNS // 2]:.1f} ms (least {start[0]:.1f})  {program}")


if __name__ == "__main__":
    main()
