"""Time and memory of `bitext tmx` on a memory that is made for it.

    memory_speed.py PROGRAM MEGABYTES [FOLDER]     prints a line a command: seconds of processor, MB/s, peak memory

The memory is in the shape that `bitext align` writes, Spanish and English of random words, a tenth of the units twice. The
same bytes each time.
"""
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

SPANISH = ("la casa de los días años según después año niños canción rápido corazón gobierno país mañana agua médico también entonces "
           "todavía mientras ciudad mercado puente río luz noche trabajo historia pueblo camino tierra cielo palabra tiempo").split()
ENGLISH = ("the house of days years according after year children song quick heart government country morning water doctor also then "
           "still while city market bridge river light night work history people road earth sky word time").split()


def sentence(words, length, rng):
    return " ".join(rng.choice(words) for _ in range(length)).capitalize() + "."


def unit(number, rng):
    length = rng.randint(6, 24)
    context = [sentence(SPANISH, 10, rng) for _ in range(2)]
    return (f'    <tu tuid="{number:016x}" creationdate="20250101T120000Z" creationid="ana">\n'
            f'      <prop type="x-confidence">0.{rng.randint(100000, 999999)}</prop>\n'
            '      <prop type="x-kind">1-1</prop>\n'
            '      <prop type="x-document">interview.es.html | article.en.html</prop>\n'
            '      <tuv xml:lang="es-ES">\n'
            f'        <prop type="x-context-pre">{context[0]}</prop>\n'
            f'        <prop type="x-context-post">{context[1]}</prop>\n'
            f'        <seg>{sentence(SPANISH, length, rng)} {number}</seg>\n'
            '      </tuv>\n'
            '      <tuv xml:lang="en-US">\n'
            f'        <seg>{sentence(ENGLISH, length, rng)} {number}</seg>\n'
            '      </tuv>\n'
            '    </tu>\n')


def make(path, megabytes):
    rng = random.Random(7)
    kinds = [unit(i, rng).replace(f"{i:016x}", "@ID@").replace(f" {i}</seg>", " @N@</seg>") for i in range(5000)]
    number = written = 0
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
                   '  <header creationtool="bitext" creationtoolversion="1" segtype="sentence" o-tmf="bitext" adminlang="en" '
                   'srclang="es-ES" datatype="plaintext"/>\n  <body>\n')
        while written < megabytes * 1000000:
            text = kinds[rng.randrange(len(kinds))].replace("@ID@", f"{number:016x}").replace("@N@", str(number if number % 10 else 0))
            file.write(text)
            written += len(text.encode("utf-8"))
            number += 1
        file.write("  </body>\n</tmx>\n")
    return number


def timed(name, command, size):
    start = time.time()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    del before
    seconds = usage.ru_utime + usage.ru_stime
    print(f"| {name} | {seconds:.1f} | {size / seconds / 1e6:.0f} | {usage.ru_maxrss / 1024:.0f} MB | {time.time() - start:.1f} | {os.waitstatus_to_exitcode(status)} |", flush=True)


def main():
    program, megabytes = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    folder = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp())
    folder.mkdir(exist_ok=True)
    memory = folder / f"memory-{megabytes}.tmx"
    if not memory.exists():
        print(make(memory, megabytes), "units", file=sys.stderr)
    size = memory.stat().st_size
    out = folder / "out.tmx"
    print("| command | processor, s | MB/s | peak memory | elapsed, s | exit |\n|---|---|---|---|---|---|")
    if shutil.which("xmllint"):
        timed("xmllint --stream --noout", ["xmllint", "--stream", "--noout", "--nonet", memory], size)
    for name, words in (("tmx check", ["check", memory]), ("tmx stats", ["stats", memory]),
                        ("tmx fix", ["fix", memory, "-o", out, "--overwrite"]),
                        ("tmx fix --policy tm", ["fix", memory, "-o", out, "--overwrite", "--policy", "tm"]),
                        ("tmx dedupe", ["dedupe", memory, "-o", out, "--overwrite"]),
                        ("tmx split", ["split", memory, "-o", out, "--overwrite", "--size", "400M"]),
                        ("tmx diff", ["diff", memory, out])):
        timed(name, [program, "tmx", *words], size)
    for path in folder.glob("out*"):
        path.unlink()


if __name__ == "__main__":
    main()
