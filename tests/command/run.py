"""Runs bitext on the rows of cases.txt and compares everything with what is kept in golden/.

    run.py PROGRAM                 all rows
    run.py PROGRAM NAME ...        these rows
    run.py PROGRAM --update ...    keeps what the program does now; read the difference before you commit it

A row is:   NAME  EXIT-CODE  COMMAND LINE
The line is split as a shell would, and may begin with VARIABLE=value and hold <FILE or >FILE. It runs in a new folder that holds the files
of inputs/ and what make_inputs() makes. Kept are golden/NAME.out (standard output), NAME.err (standard error) and, for each file that
appears or changes, NAME.FILE (folder=FILE in a folder). What is not kept must be empty, or not be there: a temporary file left behind
fails the row. What batch keeps for itself in .bitext/ is left out.

The figures of align, the folders it searches and the version of the program are masked: 0.973125 becomes 0.#.
"""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = HERE / "golden"
TIMEOUT = 120


def rows():
    for line in (HERE / "cases.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, code, *command = line.split(None, 2)
            yield name, int(code), "".join(command)


def make_inputs(folder):
    """What is not worth keeping as a file, or cannot be kept."""
    for path in (HERE / "inputs").iterdir():
        shutil.copy(path, folder / path.name)
    spanish = (folder / "es.txt").read_text(encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n\t\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 16)
    (folder / "latin1.txt").write_bytes(spanish.encode("cp1252"))
    (folder / "utf16.txt").write_bytes(b"\xff\xfe" + spanish.encode("utf-16-le"))
    (folder / "long.txt").write_text("\n\n".join(f"{spanish.split(chr(10))[2]} Era el día {n}." for n in range(40)), encoding="utf-8")
    (folder / "folder").mkdir()
    make_collections(folder)
    os.link(folder / "es.txt", folder / "link.txt")
    with open(folder / "huge.txt", "wb") as huge:  # 500 MB, of which the disk holds nothing
        huge.truncate(500 * 1000 * 1000)


def make_collections(folder):
    """Two folders for pair: two texts with their translations, one without in each, and what is no document."""
    for language in ("es", "en"):
        side = folder / "collection" / language
        (side / "below").mkdir(parents=True)
        shutil.copy(folder / f"{language}.txt", side / ("bridge.txt" if language == "es" else "below/crossing.txt"))
        shutil.copy(folder / f"moved.{language}.txt", side / f"moved.{language}.txt")
        (side / "style.css").write_text("p {}", encoding="utf-8")
        (side / ".hidden.txt").write_text("x", encoding="utf-8")
    (folder / "collection/es/cake.txt").write_text("La receta lleva harina, huevos y azúcar. Se hornea media hora.\n" * 3, encoding="utf-8")
    (folder / "collection/en/owls.txt").write_text("Owls hunt at night. Their wings make no noise.\n" * 3, encoding="utf-8")
    (folder / "broken").mkdir()
    shutil.copy(folder / "es.txt", folder / "broken/good.txt")
    (folder / "broken/empty.txt").write_bytes(b"")


def environment(folder, extra):
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith("LC_") and name not in ("LANG", "LANGUAGE", "BITEXT_DATA", "COLUMNS")}
    return {**kept, "LC_ALL": "C", "HOME": "home", "XDG_DATA_HOME": "home", **extra}


def masked(command, data):
    if {"align", "batch", "pair"} & set(command.split()):
        data = re.sub(rb"\b[01]\.\d\d\b", b"0.##", data)
        data = re.sub(rb"\b[01]\.\d{3,}", b"0.#", data)
        data = re.sub(rb"(no lexicon for \w+ and \w+ in )[^;]*;", rb"\1FOLDERS;", data)
        data = re.sub(rb"  [+-]\d+\.\d\d  ", b"  +#.##  ", data)
    data = re.sub(rb"\b(bitext |libalign |bitext\" creationtoolversion=\"|creationtoolversion=\"|ident=\"bitext\" version=\"|tool-version=\")\d+\.\d+\.\d+", rb"\1VERSION", data)
    return data


def snapshot(folder):
    return {path.relative_to(folder).as_posix().replace("/", "="): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != "huge.txt" and ".bitext" not in path.parts}


def execute(program, command, folder):
    words, extra, stdin, stdout = [], {}, subprocess.DEVNULL, None
    for word in shlex.split(command):
        assignment = re.match(r"([A-Z_]+)=(.*)$", word)
        if assignment and not words:
            extra[assignment[1]] = assignment[2]
            if assignment[1] == "LANG":
                extra["LC_ALL"] = ""
        elif word.startswith("<"):
            stdin = open(folder / word[1:], "rb")
        elif word.startswith(">"):
            stdout = open(folder / word[1:], "wb")
        else:
            words.append(word)
    return subprocess.run([program, *words], cwd=folder, env=environment(folder, extra), stdin=stdin, stderr=subprocess.PIPE,
                          stdout=stdout or subprocess.PIPE, timeout=TIMEOUT)


def results_of(program, command):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_inputs(folder)
        before = snapshot(folder)
        done = execute(program, command, folder)
        results = {"out": done.stdout or b"", "err": done.stderr}
        after = snapshot(folder)
        results.update({path: data for path, data in after.items() if before.get(path) != data})
        results.update({f"{path} was removed": b"it was" for path in before if path not in after})
    return done.returncode, {path: masked(command, data) for path, data in results.items() if data or path not in ("out", "err")}


def kept_of(name):
    return {path.name[len(name) + 1:]: path.read_bytes() for path in GOLDEN.glob(name + ".*")}


def difference(kept, got):
    lines = []
    for path in sorted({*kept, *got}):
        if kept.get(path) != got.get(path):
            lines.append(f"--- {path}, expected:\n{kept.get(path, b'(nothing)').decode(errors='backslashreplace')}")
            lines.append(f"--- {path}, found:\n{got.get(path, b'(nothing)').decode(errors='backslashreplace')}")
    return "\n".join(lines)


def main():
    update = "--update" in sys.argv
    program, *names = [word for word in sys.argv[1:] if word != "--update"]
    program = os.path.abspath(program)
    known = {name: (code, command) for name, code, command in rows()}
    failed = 0
    for name in names or known:
        code, command = known[name]
        found, results = results_of(program, command)
        if update:
            GOLDEN.mkdir(exist_ok=True)
            for path in GOLDEN.glob(name + ".*"):
                path.unlink()
            for path, data in results.items():
                (GOLDEN / f"{name}.{path}").write_bytes(data)
        trouble = [] if found == code else [f"exit code {found}, expected {code}"]
        trouble += [text for text in [difference(kept_of(name), results)] if text]
        if trouble:
            failed += 1
            print(f"FAILED {name}: bitext {command}\n" + "\n".join(trouble))
    print(f"{len(names or known)} rows, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
