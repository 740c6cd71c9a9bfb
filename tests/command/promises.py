"""What a row of cases.txt cannot say: runs that must equal each other, terminals, pipes and streams that are closed.

    promises.py PROGRAM [NAME ...]
"""
import inspect
import json
import os
import pathlib
import pty
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

import run


def call(program, folder, *words, **options):
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run([program, *words], cwd=folder, env=run.environment(folder, {}), timeout=run.TIMEOUT, **options)


def threads_never_change_the_result(program, folder):
    one, four = (call(program, folder, "align", "long.txt", "en.txt", "--no-lexicon", "-q", "--format", "jsonl", "--threads", n).stdout
                 for n in ("1", "4"))
    assert one == four
    assert one.count(b"\n") > 8


def a_side_that_is_much_longer_is_noted(program, folder):
    done = call(program, folder, "align", "long.txt", "en.txt", "--no-lexicon", "-o", "memory.beads")
    assert done.returncode == 0
    assert done.stderr.startswith(b"bitext: note: long.txt is 16 times as long as en.txt; are these the right files?\n"), done.stderr
    done = call(program, folder, "align", "en.txt", "long.txt", "--no-lexicon", "-o", "memory.beads", "--overwrite")
    assert b"long.txt is 16 times as long as en.txt" in done.stderr, done.stderr


def a_lexicon_goes_through_pipes_and_links(program, folder):
    os.mkfifo(folder / "pipe.lex")
    words = ("lexicon", "import", "terms.tsv", "--from", "es", "--to", "en", "-o")
    got = []
    reader = threading.Thread(target=lambda: got.append((folder / "pipe.lex").read_bytes()), daemon=True)
    reader.start()
    done = call(program, folder, *words, "pipe.lex")
    reader.join(run.TIMEOUT)
    assert done.returncode == 0, done.stderr
    assert (folder / "pipe.lex").is_fifo()
    (folder / "real.lex").write_bytes(b"old")
    (folder / "link.lex").symlink_to("real.lex")
    done = call(program, folder, *words, "link.lex")
    assert done.returncode == 1 and b"link.lex: already exists." in done.stderr, done.stderr
    done = call(program, folder, *words, "link.lex", "--overwrite")
    assert done.returncode == 0, done.stderr
    assert (folder / "link.lex").is_symlink()
    assert got == [(folder / "real.lex").read_bytes()]


def unfinished(folder):
    return sorted(path.name for path in folder.iterdir() if re.search(r"\.[0-9a-f]{16}$|^bitext-", path.name))


def a_signal_leaves_no_unfinished_file(program, folder):
    """The memory that comes from the pipe never ends, so the signal comes in the middle of the work."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        process = subprocess.Popen([program, "tmx", "fix", "-", "-o", "out.tmx", "--left-out", "rest.tmx", "-q"], cwd=folder,
                                   env=run.environment(folder, {}), stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                                   preexec_fn=lambda: signal.signal(number, signal.SIG_DFL))  # nohup ignores some
        process.stdin.write((folder / "other.tmx").read_bytes().split(b"</body>")[0])
        process.stdin.flush()
        wait_until(lambda: len(unfinished(folder)) == 2)
        process.send_signal(number)
        _, told = process.communicate(timeout=run.TIMEOUT)
        assert process.returncode == -number and told == b"", (process.returncode, told)
        assert not unfinished(folder) and not (folder / "out.tmx").exists(), unfinished(folder)


def a_signal_ends_libreoffice_too(program, folder):
    office = folder / "soffice"
    office.write_text("#!/bin/sh\necho $$ > started\nsleep 600 & wait\n", encoding="utf-8")
    office.chmod(0o755)
    (folder / "letter.rtf").write_text("{\\rtf1 Hola.}", encoding="utf-8")
    process = subprocess.Popen([program, "segment", "letter.rtf"], cwd=folder, stderr=subprocess.PIPE,
                               env=run.environment(folder, {"BITEXT_LIBREOFFICE": str(office), "TMPDIR": str(folder)}))
    wait_until(lambda: (folder / "started").exists() and (folder / "started").read_text().strip())
    assert len(unfinished(folder)) == 1
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=run.TIMEOUT)
    assert process.returncode == -signal.SIGTERM
    assert not unfinished(folder)
    helper = int((folder / "started").read_text())
    wait_until(lambda: not alive(helper))


def alive(process):
    """Whether it runs: one that is only waiting to be buried does not."""
    try:
        return pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def wait_until(true):
    end = time.monotonic() + run.TIMEOUT
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def names_of_files_are_shown_escaped(program, folder):
    name = b"a\x1b[31m\xff\n.txt"
    done = call(program, folder, "align", name, "en.txt")
    assert done.stderr == b"a\\x1B[31m\\xFF\\n.txt: no such file. Check the path.\n", done.stderr
    (folder / os.fsdecode(name)).write_bytes((folder / "es.txt").read_bytes())
    done = call(program, folder, "align", name, "en.txt", "--from", "es", "--to", "en", "--no-lexicon", "-o", "memory.beads")
    assert done.returncode == 0, done.stderr
    assert b"\x1b" not in done.stderr and b"a\\x1B[31m\\xFF\\n.txt (es" in done.stderr, done.stderr


def an_empty_file_of_weights_and_an_empty_name_are_refused(program, folder):
    (folder / "weights.txt").write_bytes(b"")
    done = call(program, folder, "align", "es.txt", "en.txt", "--weights", "weights.txt")
    assert done.returncode == 1 and done.stderr.startswith(b"weights.txt: the weight '"), done.stderr
    done = call(program, folder, "align", "es.txt", "en.txt", "-o", "")
    assert done.returncode == 2 and done.stderr == b"bitext: --output: the name is empty. Name a file.\n", done.stderr


def a_damaged_lexicon_that_is_named_stops_the_work(program, folder):
    call(program, folder, "lexicon", "import", "terms.tsv", "--from", "es", "--to", "en", "-o", "es-en.lex")
    bytes_ = bytearray((folder / "es-en.lex").read_bytes())
    bytes_[-1] ^= 0xFF
    (folder / "es-en.lex").write_bytes(bytes_)
    done = call(program, folder, "align", "es.txt", "en.txt", "--from", "es", "--to", "en", "--lexicon", "es-en.lex")
    assert done.returncode == 1 and done.stderr.startswith(b"es-en.lex: is damaged."), done.stderr


def a_failed_run_leaves_the_old_file(program, folder):
    old = b"precious"
    (folder / "memory.tmx").write_bytes(old)
    done = call(program, folder, "align", "es.txt", "es2.txt", "--overwrite", "-o", "memory.tmx")
    assert done.returncode == 1
    assert (folder / "memory.tmx").read_bytes() == old
    assert not list(folder.glob(".memory*"))


def a_reader_that_leaves_does_no_harm(program, folder):
    for words in (["align", "long.txt", "en.txt", "--no-lexicon", "-q"], ["--help"], ["segment", "long.txt"]):
        read, write = os.pipe()
        os.close(read)
        done = call(program, folder, *words, stdout=write)
        os.close(write)
        assert done.returncode == 1, done.returncode
        assert done.stderr == b"", done.stderr


def a_reader_of_messages_that_leaves_stops_nothing(program, folder):
    read, write = os.pipe()
    os.close(read)
    done = call(program, folder, "align", "es.txt", "en.txt", "--no-lexicon", "-o", "memory.tmx", stderr=write)
    os.close(write)
    assert done.returncode == 0, done.returncode
    assert (folder / "memory.tmx").read_bytes().rstrip().endswith(b"</tmx>")
    assert not list(folder.glob(".memory*"))


def glossaries_match_in_every_form(program, folder):
    terms = [("puente", "bridge"), ("alcaldesa", "mayor"), ("orilla", "bank")]
    forms = [("t.tsv", "\t", None, "\n"), ("t.csv", ",", None, "\n"), ("t.csv", ",", ("source", "target"), "\n"),
             ("t.csv", ";", ("español", "inglés"), "\r\n"), ("t.csv", ",", ("es", "en"), "\r\n"), ("t.csv", ";", ("es-MX", "en-US"), "\n"),
             ("t.csv", ",", ("Spanish", "English"), "\n")]
    for name, separator, heading, end in forms:
        for mark in ("", "\ufeff"):
            for turned in (False, True):
                if turned and (heading is None or heading[0] == "source"):
                    continue  # nothing says so
                rows = [row[::-1] if turned else row for row in ([heading] if heading else []) + terms]
                (folder / name).write_bytes((mark + "".join(separator.join(row) + end for row in rows)).encode())
                done = call(program, folder, "align", "es.txt", "en.txt", "--glossary", name, "--no-lexicon", "--format", "beads")
                told = done.stderr.decode().splitlines()
                assert f"{name}: note: terms read: 3" in told, (rows, told)
                assert f"{name}: note: pairs with a term of it: 5 of 7" in told, (rows, told)


def the_table_marks_doubtful_and_moved_pairs(program, folder):
    words = ["align", "moved.es.txt", "moved.en.txt", "--no-lexicon", "--order", "free"]
    beads = [json.loads(line) for line in call(program, folder, *words, "-q", "--format", "jsonl").stdout.splitlines()]
    wanted = []
    for bead in beads:
        if bead["source"]["ids"] and bead["target"]["ids"]:
            figure = min(bead["confidence"], 0.99) if bead["confidence"] < 1 else 1
            marks = ("?" if bead["confidence"] < 0.7 else "") + ("⇅" if bead["order"] == "moved" else "")
            wanted.append(f"{figure:.2f} {marks}".strip())
    assert any("?" in cell for cell in wanted) and any("⇅" in cell for cell in wanted), wanted
    done = subprocess.run([program, *words, "--table", "-o", "memory.tmx"], cwd=folder, env=run.environment(folder, {"COLUMNS": "80"}),
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=run.TIMEOUT)
    lines = done.stdout.decode().splitlines()
    assert [line[:7].strip() for line in lines if re.match(r"\d", line)] == wanted, (lines, wanted)
    assert max(map(len, lines)) <= 80, lines
    told = done.stderr.decode().splitlines()
    assert "? in the table: doubtful, confidence below 0.70" in told and any(line.startswith("⇅ in the table: moved") for line in told), told


def a_closed_output_is_an_error(program, folder):
    done = subprocess.run(["sh", "-c", 'exec "$0" --help >&-', program], env=run.environment(folder, {}), stderr=subprocess.PIPE,
                          timeout=run.TIMEOUT)
    assert done.returncode == 1
    assert done.stderr.startswith(b"bitext: standard output cannot be written"), done.stderr


def a_closed_output_harms_no_file(program, folder):
    done = subprocess.run(["sh", "-c", 'exec "$0" align es.txt en.txt --no-lexicon -q --table -o memory.tmx >&-', program], cwd=folder,
                          env=run.environment(folder, {}), stderr=subprocess.PIPE, timeout=run.TIMEOUT)
    assert done.returncode == 1
    assert (folder / "memory.tmx").read_bytes().rstrip().endswith(b"</tmx>")


def on_a_terminal(program, folder, *words):
    """Exit code and what standard error shows on a terminal."""
    ours, theirs = pty.openpty()
    shown = bytearray()

    def listen():
        try:
            while data := os.read(ours, 4096):
                shown.extend(data)
        except OSError:
            pass  # Linux: the other end has closed

    listener = threading.Thread(target=listen)
    listener.start()
    done = call(program, folder, *words, stderr=theirs)
    os.close(theirs)
    listener.join()
    os.close(ours)
    return done.returncode, bytes(shown)


def progress_is_for_terminals_only(program, folder):
    words = ["align", "es.txt", "en.txt", "--no-lexicon", "-o", "memory.tmx", "--overwrite"]
    code, shown = on_a_terminal(program, folder, *words)
    assert code == 0 and b"aligning\r\x1b[K" in shown, shown
    assert b"\x1b" not in call(program, folder, *words).stderr
    code, shown = on_a_terminal(program, folder, *words, "-q")
    assert code == 0 and shown == b"", shown


def align_eats_what_lexicon_import_writes(program, folder):
    assert call(program, folder, "lexicon", "import", "terms.tsv", "--from", "es", "--to", "en", "-o", "es-en.lex").returncode == 0
    info = call(program, folder, "lexicon", "info", "es-en.lex")
    assert info.returncode == 0 and info.stdout.startswith(b"es - en\n3 pairs of terms\n"), info.stdout
    done = call(program, folder, "align", "es.txt", "en.txt", "--lexicon", "es-en.lex", "--explain", "-q", "--format", "beads")
    assert done.returncode == 0, done.stderr
    assert re.search(rb"lexicon +\+\d.*puente = bridge", done.stderr), done.stderr


def a_lexicon_is_found_in_the_data_folder(program, folder):
    data = folder / "home/bitext/lexicons"  # $XDG_DATA_HOME is home
    data.mkdir(parents=True)
    (folder / "terms.tsv").write_text("zubi\tdroichead\n", encoding="utf-8")
    words = ["align", "es.sentences", "en.sentences", "--sentences", "--from", "eu", "--to", "ga", "--format", "beads"]
    told = call(program, folder, *words).stderr
    assert b"no lexicon for eu and ga in " in told and b"home/bitext/lexicons; " in told, told
    made = call(program, folder, "lexicon", "import", "terms.tsv", "--from", "ga", "--to", "eu", "-o", str(data / "ga-eu.lex"))
    assert made.returncode == 0, made.stderr
    assert b"no lexicon" not in call(program, folder, *words).stderr


def a_review_comes_back_as_the_memory_itself(program, folder):
    """Through every format that a person may edit; units and their ids are those of the memory that align writes."""
    call(program, folder, "align", "es.txt", "en.txt", "--no-lexicon", "-q", "-o", "direct.tmx")
    units = re.findall(rb"<tu .*?</tu>", (folder / "direct.tmx").read_bytes(), re.S)
    # Contexts and names of files are in the tables' own sheet, and in XLIFF and PO, but not in CSV and TSV.
    plain = [re.sub(rb' *<prop type="x-document">.*?</prop>\n', b"", unit) for unit in units]
    for name in ("r.xlsx", "r.csv", "r.tsv", "r.jsonl", "r.xlf", "r.xliff2", "r.po"):
        assert call(program, folder, "align", "es.txt", "en.txt", "--no-lexicon", "-q", "-o", name).returncode == 0
        done = call(program, folder, "convert", name, "-", "--from", "es", "--to", "en")
        assert done.returncode == 0, done.stderr
        got = [re.sub(rb' *<prop type="x-document">.*?</prop>\n', b"", unit) for unit in re.findall(rb"<tu .*?</tu>", done.stdout, re.S)]
        assert got == plain, (name, done.stdout.decode()[:2000])


def a_damaged_lexicon_is_told(program, folder):
    call(program, folder, "lexicon", "import", "terms.tsv", "--from", "es", "--to", "en", "-o", "es-en.lex")
    whole = (folder / "es-en.lex").read_bytes()
    (folder / "es-en.lex").write_bytes(whole[:-7])
    done = call(program, folder, "lexicon", "info", "es-en.lex")
    assert done.returncode == 1 and done.stderr.startswith(b"es-en.lex: is cut off"), done.stderr


def man_pages_are_clean(program, folder):
    """Where mandoc is installed."""
    pages = [[], ["align"], ["batch"], ["convert"], ["segment"], ["eval"], ["lexicon", "import"], ["lexicon", "info"], ["help"], ["completion"], ["man"]]
    for language in ("C", "es"):
        for page in pages:
            made = subprocess.run([program, "man", *page], env=run.environment(folder, {"LC_ALL": language}), stdout=subprocess.PIPE, check=True)
            assert made.stdout.startswith(b".TH BITEXT")
            try:
                lint = subprocess.run(["mandoc", "-T", "lint"], input=made.stdout, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            except FileNotFoundError:
                print("mandoc is not installed: its judgement is left out")
                return
            assert lint.returncode == 0 and lint.stdout == b"", (page, lint.stdout.decode())


def bash_completes_what_the_tables_hold(program, folder):
    script = call(program, folder, "completion", "bash").stdout.decode()
    script += """
complete_line() { COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _bitext; echo "${COMPREPLY[*]}"; }
complete_line bitext al
complete_line bitext align --fo
complete_line bitext align --format ""
complete_line bitext lexicon ""
complete_line bitext lexicon import --ov
complete_line bitext align es2
"""
    done = subprocess.run(["bash", "-c", script], cwd=folder, stdout=subprocess.PIPE, check=True, timeout=run.TIMEOUT)
    lines = done.stdout.decode().splitlines()
    assert lines.pop(2).split()[:6] == ["tmx", "tsv", "jsonl", "beads", "csv", "xlsx"], lines
    assert lines == ["align", "--format", "import info --help", "--overwrite", "es2.txt"], lines


def asked_for(functions):
    """The promises among a script's functions: those named on the command line, or all."""
    for name, promise in functions.items():
        if not inspect.isfunction(promise) or promise.__module__ != "__main__":
            continue
        if str(inspect.signature(promise)) == "(program, folder)" and (len(sys.argv) <= 2 or name in sys.argv[2:]):
            yield promise


def keep_all(functions):
    """Runs the promises that are asked for, each in a folder of its own with all inputs."""
    program = os.path.abspath(sys.argv[1])
    for promise in asked_for(functions):
        with tempfile.TemporaryDirectory() as place:
            run.make_inputs(pathlib.Path(place))
            promise(program, pathlib.Path(place))
        print(f"{promise.__name__}: kept")


if __name__ == "__main__":
    keep_all(dict(globals()))
