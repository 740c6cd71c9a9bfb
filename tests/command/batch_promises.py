"""What `bitext batch` promises: the same bytes whatever happens to a run, and nothing lost.

    batch_promises.py PROGRAM [NAME ...]
"""
import fcntl
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import run
from promises import alive, call, keep_all, on_a_terminal, wait_until

PAIRS = 240
KILLS = 18
TRIES = 6  # to stop a run in the middle: a machine that is slow at starting and quick at aligning may end it before
WORDS = ("--no-lexicon", "--sources", "texts/es", "--targets", "texts/en")


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make_pairs(folder, pairs=PAIRS):
    """Articles that differ, in sub-folders; one source twice, one pair that is none, two that fail."""
    spanish = (folder / "es.txt").read_text(encoding="utf-8").strip().split("\n\n")
    english = (folder / "en.txt").read_text(encoding="utf-8").strip().split("\n\n")
    lines = ["# a list"]
    for n in range(pairs):
        name = f"{n % 7}/{n:03}.txt"
        keep = 1 + n % len(spanish)
        write(folder / "texts/es" / name, "\n\n".join(spanish[:keep] + [f"Este es el artículo {n} de la serie sobre el puente. Lo leyeron {n * 3} personas."]))
        write(folder / "texts/en" / name, "\n\n".join(english[:keep] + [f"This is article {n} of the series on the bridge. {n * 3} people read it."]))
        lines.append(f"{name}\t{name}\t0.9")
    write(folder / "texts/en/empty.txt", "")
    lines.insert(5, "none/at/all.txt\t1/001.txt")
    lines.insert(9, "1/001.txt\tempty.txt")
    lines.append("1/001.txt\t2/002.txt")
    (folder / "list.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines) - 1


def batch(program, folder, out, *words):
    return call(program, folder, "batch", "list.tsv", "-o", out, *WORDS, *words)


def start(program, folder, out, *words):
    return subprocess.Popen([program, "batch", "list.tsv", "-o", out, *WORDS, *words], cwd=folder, env=run.environment(folder, {}),
                            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def files_of(out):
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*"))
            if path.is_file() and ".bitext" not in path.parts}


def same(folder, *outs):
    first, *others = (files_of(folder / out) for out in outs)
    for other in others:
        assert sorted(first) == sorted(other), set(first) ^ set(other)
        assert [name for name in first if first[name] != other[name]] == []
    return first


def lines_in(journal):
    return journal.read_bytes().count(b"\n") if journal.exists() else 0


def happens_before_the_end(process, true):
    """Whether it comes true before the process ends. Where neither happens, the process hangs."""
    end = time.monotonic() + run.TIMEOUT
    while not true():
        if process.poll() is not None:
            return true()
        if time.monotonic() > end:
            process.kill()
            raise AssertionError("waited in vain", process.communicate())
        time.sleep(0.002)
    return True


def wait_for_lines(process, journal, lines):
    """Whether the journal had `lines` more before the process ended. They reach the disk in groups: it may have many more."""
    before = lines_in(journal)
    return happens_before_the_end(process, lambda: lines_in(journal) >= before + lines)


def in_the_middle(folder, stop):
    """Calls stop() in a folder without outputs and with a list that grows, until it says that it stopped a run in the middle.
    The number of pairs then."""
    for tried in range(TRIES):
        pairs = make_pairs(folder, PAIRS << tried)
        shutil.rmtree(folder / "out", ignore_errors=True)
        (folder / "out.tmx").unlink(missing_ok=True)
        if stop(pairs):
            return pairs
    raise AssertionError(f"{TRIES} runs had ended before they could be stopped")


def threads_never_change_a_batch(program, folder):
    make_pairs(folder, 40)
    for threads in ("1", "4"):
        done = batch(program, folder, "out" + threads, "--threads", threads, "--merged", threads + ".tmx")
        assert done.returncode == 1 and b"2 of 43 pairs failed" in done.stderr, done.stderr
    files = same(folder, "out1", "out4")
    assert len(files) == 43, sorted(files)  # 41 outputs and two reports
    assert (folder / "1.tmx").read_bytes() == (folder / "4.tmx").read_bytes()


def shards_meet_in_one_folder(program, folder):
    make_pairs(folder, 40)
    whole = batch(program, folder, "whole", "--merged", "whole.tmx")
    for shard in ("3/3", "1/3", "2/3"):
        assert batch(program, folder, "parts", "--shard", shard, "-q").returncode in (0, 1)
    assert not (folder / "parts/report.tsv").exists()
    journals = sorted(path.name for path in (folder / "parts/.bitext").glob("*.jsonl"))
    assert journals == [f"journal-{n}-of-3.jsonl" for n in (1, 2, 3)], journals
    done = batch(program, folder, "parts", "--shard", "2/3")
    assert done.returncode == 1 and b"Give --resume" in done.stderr, done.stderr
    before = {path: path.stat().st_mtime_ns for path in (folder / "parts").rglob("*.tmx")}
    done = batch(program, folder, "parts", "--resume", "--merged", "parts.tmx")
    assert done.returncode == 1 and done.stderr == whole.stderr.replace(b"whole", b"parts"), done.stderr
    assert {path: path.stat().st_mtime_ns for path in (folder / "parts").rglob("*.tmx")} == before  # none was done again
    same(folder, "whole", "parts")
    assert (folder / "whole.tmx").read_bytes() == (folder / "parts.tmx").read_bytes()


def a_bad_document_is_passed_over_and_tried_again(program, folder):
    make_pairs(folder, 6)
    done = batch(program, folder, "out")
    assert done.returncode == 1, done.returncode
    assert done.stderr.decode().splitlines()[1:] == [
        "failed: none/at/all.txt + 1/001.txt: none/at/all.txt: no such file. Check the path.",
        "failed: 1/001.txt + empty.txt: empty.txt: the file is empty. Check that it was saved.",
        "bitext: 2 of 9 pairs failed. Mend them, then run the same command with --resume."], done.stderr
    rows = [line.split("\t") for line in (folder / "out/report.tsv").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 10 and {len(row) for row in rows} == {16}, rows
    assert [row[1] for row in rows[1:3]] == ["failed", "failed"] and all(row[1] != "failed" for row in rows[3:]), rows
    shutil.copy(folder / "texts/es/1/001.txt", folder / "texts/en/empty.txt")  # now in the wrong language
    (folder / "texts/es/none/at").mkdir(parents=True)
    shutil.copy(folder / "texts/es/1/001.txt", folder / "texts/es/none/at/all.txt")
    done = batch(program, folder, "out", "--resume")
    assert done.returncode == 1 and b"1 of 9 pairs failed" in done.stderr and b"both in the same language" in done.stderr, done.stderr
    shutil.copy(folder / "texts/en/1/001.txt", folder / "texts/en/empty.txt")
    done = batch(program, folder, "out", "--resume")
    assert done.returncode == 0 and done.stderr.startswith(b"9 of 9 pairs"), done.stderr


def doubtful_documents_come_first(program, folder):
    make_pairs(folder, 6)
    write(folder / "texts/en/other.txt", "\n\n".join(f"Nobody saw the {word} that fell from the roof of the old mill." for word in
                                                    "cat snow kite ball lamp hat stone bird leaf cup".split()))
    with open(folder / "list.tsv", "a", encoding="utf-8") as more:
        more.write("2/002.txt\tother.txt\n")
    batch(program, folder, "out")
    rows = [line.split("\t") for line in (folder / "out/report.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    assert [row[1] for row in rows] == ["failed"] * 2 + ["doubtful"] + ["done"] * 7, rows
    assert rows[2][:4] == ["10", "doubtful", "2/002.txt", "other.txt"] and "do not look like translations of each other" in rows[2][14], rows[2]
    likeness = [float(row[13]) * (1 - (float(row[9]) * int(row[5]) + float(row[10]) * int(row[6])) / (int(row[5]) + int(row[6]))) for row in rows[3:]]
    assert all(one <= other + 1e-5 for one, other in zip(likeness, likeness[1:])), likeness
    page = (folder / "out/report.html").read_text(encoding="utf-8")
    places = [page.index(text) for text in ("Failed documents", "none/at/all.txt", "Doubtful documents", "other.txt", "The other documents", "0/000.txt")]
    assert places == sorted(places), places


def passages_that_are_not_translated_make_a_pair_doubtful_when_they_are_many(program, folder):
    for name, parts in (("few", 3), ("many", 20)):
        same = "\n\n".join(f"Nobody in the village of {word} heard the rain on that night." for word in
                           "Ash Birch Cedar Elm Fir Hazel Ivy Juniper Larch Maple Oak Pine Rowan Spruce Thorn Vine Willow Yew Alder Box".split()[:parts])
        for language, text in (("es", "es.txt"), ("en", "en.txt")):
            write(folder / f"texts/{language}/{name}.txt", (folder / text).read_text(encoding="utf-8") + "\n\n" + same + "\n")
    (folder / "list.tsv").write_text("few.txt\tfew.txt\nmany.txt\tmany.txt\n", encoding="utf-8")
    done = batch(program, folder, "out", "--from", "es", "--to", "en")
    assert done.returncode == 0, done.stderr
    rows = [line.split("\t") for line in (folder / "out/report.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    assert [row[1:3] for row in rows] == [["doubtful", "many.txt"], ["done", "few.txt"]], rows
    assert all("pairs have the same text on both sides" in row[14] for row in rows), rows


def a_folder_with_a_journal_is_refused(program, folder):
    make_pairs(folder, 3)
    batch(program, folder, "out")
    before = files_of(folder / "out")
    done = batch(program, folder, "out")
    assert done.returncode == 1, done.returncode
    assert done.stderr == b"out: a batch was begun in this folder. Give --resume to go on with it, or choose another folder.\n", done.stderr
    for words, told in ((("--resume", "--from", "es"), 'from was “” and is “es” now.'.encode()),
                        (("--resume", "--format", "tsv"), 'format was “tmx” and is “tsv” now.'.encode())):
        done = batch(program, folder, "out", *words)
        assert done.returncode == 1 and b"this batch was begun with other settings: " + told in done.stderr, done.stderr
    with open(folder / "list.tsv", "a", encoding="utf-8") as more:
        more.write("0/000.txt\t1/001.txt\n")
    done = batch(program, folder, "out", "--resume")
    assert done.returncode == 1 and b"begun with other settings: number of pairs was " in done.stderr, done.stderr
    assert files_of(folder / "out") == before


def files_of_others_are_kept(program, folder):
    make_pairs(folder, 3)
    write(folder / "out/0/000.txt.tmx", "precious")
    done = batch(program, folder, "out")
    assert done.returncode == 1 and done.stderr == b"out/0/000.txt.tmx: already exists. Give --overwrite to replace it.\n", done.stderr
    assert files_of(folder / "out") == {"0/000.txt.tmx": b"precious"}
    assert batch(program, folder, "out", "--overwrite").returncode == 1
    batch(program, folder, "other")
    same(folder, "out", "other")


def two_runs_do_not_meet(program, folder):
    make_pairs(folder, 3)
    batch(program, folder, "out", "--shard", "1/2")
    with open(folder / "out/.bitext/lock", "r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)  # as another shard does
        done = batch(program, folder, "out", "--resume")
        assert done.returncode == 1 and b"another run is at work on this batch. Wait until it has ended" in done.stderr, done.stderr
        assert batch(program, folder, "out", "--shard", "2/2", "-q").returncode in (0, 1)
    with open(folder / "out/.bitext/journal-1-of-2.jsonl", "r+b") as journal:
        fcntl.flock(journal, fcntl.LOCK_EX)
        done = batch(program, folder, "out", "--shard", "1/2", "--resume")
        assert done.returncode == 1 and b"another run is at work" in done.stderr, done.stderr


def no_name_leads_out_of_the_folder(program, folder):
    make_pairs(folder, 2)
    spanish, english = folder / "texts/es/0/000.txt", folder / "texts/en/0/000.txt"
    for name in ("up.txt", "deep/.bitext/lock", "deep/report", "deep/a\x1b<b>&'\"%.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(spanish, folder / name)
    names = ["../up.txt", str(folder / "up.txt"), ".bitext/lock", "report", "./report", "a\x1b<b>&'\"%.txt"]
    (folder / "list.tsv").write_text("".join(f"{name}\t{english}\n" for name in names), encoding="utf-8")
    before = {path for path in folder.rglob("*") if path.is_file()}
    done = call(program, folder, "batch", "list.tsv", "-o", "out", "--sources", "deep", "--no-lexicon", "--format", "tsv")
    assert done.returncode == 0, done.stderr
    new = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {path.relative_to(folder).as_posix() for path in before}
    inner = str(folder).strip("/")
    assert new == {"out/_/up.txt.tsv", f"out/{inner}/up.txt.tsv", "out/_bitext/lock.tsv", "out/report~2.tsv", "out/report~3.tsv",
                   "out/a\x1b<b>&'\"%.txt.tsv", "out/report.tsv", "out/report.html", "out/.bitext/lock", "out/.bitext/settings",
                   "out/.bitext/journal.jsonl"}, new
    page = (folder / "out/report.html").read_text(encoding="utf-8")
    assert "<b>" not in page and "\x1b" not in page and 'href="a%1B%3Cb%3E%26%27%22%25.txt.tsv"' in page, page


def a_full_disk_stops_the_run_and_loses_nothing(program, folder):
    """A limit on the size of files stands in for the disk: it meets the journal, an output or a report."""
    make_pairs(folder, 12)
    batch(program, folder, "whole", "--merged", "whole.tmx")

    def limit(size):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    merged = (folder / "whole.tmx").read_bytes()
    assert len(merged) > 9000 + max(map(len, files_of(folder / "whole").values()))
    for size in (900, 4000, 7000, len(merged) - 1):
        words = ("--resume",) if (folder / "out/.bitext/settings").exists() else ()
        done = subprocess.run([program, "batch", "list.tsv", "-o", "out", *WORDS, "--threads", "2", "--merged", "out.tmx", *words],
                              cwd=folder, env=run.environment(folder, {}), stderr=subprocess.PIPE, timeout=run.TIMEOUT, restore_signals=False,
                              preexec_fn=lambda: limit(size))
        assert done.returncode == 1, (done.returncode, done.stderr)
        assert done.stderr.endswith(b"un the same command with --resume: what is finished stays.\n"), done.stderr
        assert done.stderr.count(b"\n") == 1, done.stderr
        assert not [name for name in files_of(folder / "out") if "/." in name]
        assert not (folder / "out.tmx").exists() and not list(folder.glob(".*"))
    assert (folder / "out/report.html").exists()  # only the last met the merged file
    assert batch(program, folder, "out", "--resume", "--merged", "out.tmx").returncode == 1
    same(folder, "whole", "out")
    assert (folder / "out.tmx").read_bytes() == merged


def a_folder_that_goes_away_stops_the_run(program, folder):
    def take_away(pairs):
        process = start(program, folder, "out")
        came = wait_for_lines(process, folder / "out/.bitext/journal.jsonl", 3)
        shutil.rmtree(folder / "gone", ignore_errors=True)
        (folder / "out").rename(folder / "gone")
        _, told = process.communicate(timeout=run.TIMEOUT)
        if not came or b"pairs failed" in told:  # all was done before: once more
            return False
        # Which is met first, the missing journal or the missing folder of an output, is a matter of the moment.
        met = b"was taken away during the work. " in told or b"its folder does not exist. " in told
        assert process.returncode == 1 and met and b"--resume" in told, told
        assert not (folder / "out").exists()
        return lines_in(folder / "gone/.bitext/journal.jsonl") < pairs

    in_the_middle(folder, take_away)
    batch(program, folder, "gone", "--resume")
    batch(program, folder, "whole")
    same(folder, "whole", "gone")


def a_signal_ends_the_run_in_good_order(program, folder):
    """A fresh run and one that goes on, each with pairs done and pairs left."""
    journal = folder / "out/.bitext/journal.jsonl"

    def stop_twice(pairs):
        for number, words in ((signal.SIGINT, ()), (signal.SIGTERM, ("--resume",))):
            process = start(program, folder, "out", *words)
            came = wait_for_lines(process, journal, 3)
            process.send_signal(number)
            _, told = process.communicate(timeout=run.TIMEOUT)
            if not came or process.returncode == 1:  # all was done before the signal came: once more
                return False
            assert process.returncode == -number and told.endswith(b"bitext: stopped; --resume goes on from here\n"), (process.returncode, told)
            assert not list((folder / "out").rglob(".*.tmx.*"))
            if lines_in(journal) >= pairs:
                return False
        return True

    in_the_middle(folder, stop_twice)
    batch(program, folder, "out", "--resume")
    batch(program, folder, "whole")
    same(folder, "whole", "out")


def a_killed_run_goes_on_where_it_was(program, folder):
    """Killed at moments that a seed chooses, with journals that end in half a line, also while the reports are written."""
    chance = random.Random(4)
    make_pairs(folder)
    begin = time.monotonic()
    assert batch(program, folder, "whole", "--threads", "2", "--merged", "whole.tmx").returncode == 1
    lasts = time.monotonic() - begin
    journal = folder / "out/.bitext/journal.jsonl"
    killed = 0
    for _ in range(10 * KILLS):
        if killed == KILLS:
            break
        words = ["--resume"] if journal.exists() else []
        process = start(program, folder, "out", "--threads", "2", "--merged", "out.tmx", *words)
        time.sleep(chance.uniform(0.02, 0.02 + lasts / 8))
        process.kill()
        process.communicate()
        if process.returncode == -signal.SIGKILL:
            killed += 1
        elif (folder / "out.tmx").exists():  # it was faster: begin again, to be killed near the end too
            same(folder, "whole", "out")
            for path in chance.sample(sorted((folder / "out").rglob("*.txt.tmx")), 40):
                path.unlink()
        if journal.exists() and chance.random() < 0.3:
            with open(journal, "ab") as torn:
                torn.write(b'{"pair":12,"status":"do')
    assert killed == KILLS, killed
    done = batch(program, folder, "out", "--threads", "2", "--merged", "out.tmx", "--resume")
    assert done.returncode == 1 and b"2 of 243 pairs failed" in done.stderr, done.stderr
    same(folder, "whole", "out")
    assert (folder / "whole.tmx").read_bytes() == (folder / "out.tmx").read_bytes()
    assert not [path for path in folder.glob(".*")], "a hidden file was left"


def shards_that_are_killed_go_on_where_they_were(program, folder):
    """Two at a time, each killed at moments that a seed chooses; the last run does what they have left undone."""
    chance = random.Random(5)
    shards = ("1/3", "2/3", "3/3")

    def kill_shards(pairs):
        shutil.rmtree(folder / "whole", ignore_errors=True)
        begin = time.monotonic()
        batch(program, folder, "whole", "--merged", "whole.tmx", "--overwrite")
        lasts = time.monotonic() - begin
        for _ in range(KILLS):
            for process in [start(program, folder, "out", "--shard", shard, "--resume") for shard in chance.sample(shards, 2)]:
                time.sleep(chance.uniform(0.02, 0.02 + lasts / 40))
                process.kill()
                process.communicate()
        lines = [lines_in(folder / f"out/.bitext/journal-{shard.replace('/', '-of-')}.jsonl") for shard in shards]
        return any(lines) and sum(lines) < pairs

    in_the_middle(folder, kill_shards)
    batch(program, folder, "out", "--shard", "2/3", "--resume")
    done = batch(program, folder, "out", "--merged", "out.tmx", "--resume")
    assert done.returncode == 1 and b"2 of " in done.stderr, done.stderr
    same(folder, "whole", "out")
    assert (folder / "whole.tmx").read_bytes() == (folder / "out.tmx").read_bytes()
    hidden = [path for path in [*(folder / "out").rglob(".*"), *folder.glob(".*")] if path.name != ".bitext"]
    assert not hidden, hidden


LEARNING = ("--learn", "batch", "--merged")


def lessons_in(folder, out):
    return sum(lines_in(path) for path in (folder / out / ".bitext").glob("lessons*.jsonl"))


def words_learned_from_all_pairs_help_each(program, folder):
    """Of two texts of a sentence each nothing can be learned; of forty, that the words are translations of each other."""
    make_pairs(folder, 40)
    batch(program, folder, "plain", "--merged", "plain.tmx")
    done = batch(program, folder, "out", *LEARNING, "out.tmx")
    assert done.returncode == 1 and b"2 of 43 pairs failed" in done.stderr, done.stderr
    assert sorted(path.name for path in (folder / "out/lexicons").iterdir()) == ["es-en.lex"]
    merged = (folder / "out.tmx").read_text(encoding="utf-8")
    told = call(program, folder, "lexicon", "info", "out/lexicons/es-en.lex").stdout.decode()
    assert told.startswith("es - en\n") and "origin: learned" in told, told
    assert re.search(r"hash: (\w+)", told)[1] in merged and merged != (folder / "plain.tmx").read_text(encoding="utf-8")
    lexicon = str(folder / "out/lexicons/es-en.lex")  # it serves align, too
    pair = ("texts/es/6/006.txt", "texts/en/6/006.txt", "--from", "es", "--to", "en", "--no-lexicon")
    done = call(program, folder, "align", *pair[:-1], "--lexicon", lexicon, "--format", "beads")
    assert done.returncode == 0 and b"terms read" in done.stderr, done.stderr


def threads_and_shards_never_change_what_is_learned(program, folder):
    make_pairs(folder, 40)
    for threads in ("1", "4"):
        batch(program, folder, "out" + threads, "--threads", threads, *LEARNING, threads + ".tmx")
    for shard in ("3/3", "1/3", "2/3"):
        done = batch(program, folder, "parts", "--shard", shard, "--learn", "batch")
        waits = f"part {shard[0]} of 3 is learned from".encode() in done.stderr
        assert waits == (shard != "2/3") and lines_in(folder / f"parts/.bitext/journal-{shard[0]}-of-3.jsonl") == (0 if waits else 14 + (shard[0] == "1")), done.stderr
    for shard in ("1/3", "3/3"):
        assert b"learned from" not in batch(program, folder, "parts", "--shard", shard, "--learn", "batch", "--resume").stderr
    before = {path: path.stat().st_mtime_ns for path in (folder / "parts").rglob("*.tmx")}
    assert len(before) == 41, len(before)
    batch(program, folder, "parts", "--resume", *LEARNING, "parts.tmx")
    assert {path: path.stat().st_mtime_ns for path in (folder / "parts").rglob("*.tmx")} == before
    shutil.copytree(folder / "parts", folder / "rest")  # a machine that never came back: the last run does its part
    for name in ("journal-3-of-3.jsonl", "lessons-3-of-3.jsonl", "learned"):
        (folder / "rest/.bitext" / name).unlink()
    shutil.rmtree(folder / "rest/lexicons")
    batch(program, folder, "rest", "--resume", *LEARNING, "rest.tmx")
    files = same(folder, "out1", "out4", "parts", "rest")
    assert "lexicons/es-en.lex" in files
    assert len({(folder / name).read_bytes() for name in ("1.tmx", "4.tmx", "parts.tmx", "rest.tmx")}) == 1


def a_run_that_is_killed_while_it_learns_goes_on_where_it_was(program, folder):
    """Killed in either pass, with lessons that end in half a line, and between the passes."""
    inner = folder / "out/.bitext"

    def kill_when(true):
        resume = ["--resume"] if (inner / "settings").exists() else []
        process = start(program, folder, "out", "--threads", "2", *LEARNING, "out.tmx", *resume)
        happens_before_the_end(process, true)
        process.kill()
        process.communicate()

    def kill_in_both_passes(pairs):
        met = {"lessons": 0, "journal": 0}
        for kind in met:
            lines = inner / f"{kind}.jsonl"
            for _ in range(6):
                more = lines_in(lines) + 20
                kill_when(lambda: lines_in(lines) >= more)
                met[kind] += 20 <= lines_in(lines) < pairs
                with open(lines, "ab") as torn:
                    torn.write(b'{"pair":12,"from":"es","to":"en","sentences":["la casa\\tthe')
            if kind == "lessons":
                kill_when((inner / "learned").exists)
        return all(met.values())

    pairs = in_the_middle(folder, kill_in_both_passes)
    assert batch(program, folder, "whole", "--threads", "2", *LEARNING, "whole.tmx").returncode == 1
    done = batch(program, folder, "out", "--threads", "2", "--resume", *LEARNING, "out.tmx")
    assert done.returncode == 1 and f"2 of {pairs} pairs failed".encode() in done.stderr, done.stderr
    same(folder, "whole", "out")
    assert (folder / "whole.tmx").read_bytes() == (folder / "out.tmx").read_bytes()
    (folder / "out/lexicons/es-en.lex").write_bytes(b"damaged")
    batch(program, folder, "out", "--resume", *LEARNING, "out.tmx")
    same(folder, "whole", "out")
    assert not [path for path in (folder / "out").rglob(".*") if path.name != ".bitext"], "a hidden file was left"


def lexicons_of_others_are_kept(program, folder):
    make_pairs(folder, 3)
    write(folder / "out/lexicons/es-en.lex", "precious")
    done = batch(program, folder, "out", "--learn", "batch")
    assert done.returncode == 1 and done.stderr == b"out/lexicons: already exists. Give --overwrite to replace it.\n", done.stderr
    assert batch(program, folder, "other", "--learn", "batch").returncode == 1
    done = batch(program, folder, "other", "--resume")
    assert done.returncode == 1 and "begun with other settings: learn was “batch” and is “auto” now.".encode() in done.stderr, done.stderr
    done = call(program, folder, "align", "texts/es/0/000.txt", "texts/en/0/000.txt", "--learn", "batch")
    assert done.returncode == 2 and b"Choose one of: auto, never, always." in done.stderr, done.stderr


def ids_of_a_merged_file_are_unique(program, folder):
    make_pairs(folder, 4)
    write(folder / "texts/es/again/000.txt", (folder / "texts/es/0/000.txt").read_text(encoding="utf-8"))
    with open(folder / "list.tsv", "a", encoding="utf-8") as more:
        more.write("again/000.txt\t0/000.txt\n")
    for form, pattern in (("tmx", r'<tu tuid="([^"]*)"'), ("tsv", r"(?m)^([0-9a-f]{16}\S*)\t"), ("jsonl", r'(?m)^{"id":"([^"]*)"')):
        batch(program, folder, form, "--format", form, "--merged", "all." + form)
        ids = re.findall(pattern, (folder / ("all." + form)).read_text(encoding="utf-8"))
        single = sum(len(re.findall(pattern, path.read_text(encoding="utf-8"))) for path in (folder / form).rglob("*.txt*"))
        assert len(ids) == single == len(set(ids)) > 20, (form, len(ids), single, len(set(ids)))


def damaged_outputs_are_not_merged(program, folder):
    make_pairs(folder, 4)
    for form, cut in (("tmx", 900), ("tmx", 0), ("tsv", 300), ("tsv", 0), ("jsonl", 300)):
        shutil.rmtree(folder / "out", ignore_errors=True)
        batch(program, folder, "out", "--format", form)
        output = folder / "out/2" / ("002.txt." + form)
        whole = output.read_bytes()
        output.write_bytes(whole[:cut])
        done = batch(program, folder, "out", "--format", form, "--resume", "--merged", "all." + form)
        said = done.stderr.decode()
        assert done.returncode == 1 and f"out/2/002.txt.{form}: its end is missing" in said, (form, cut, said)
        assert not (folder / ("all." + form)).exists(), form
        output.unlink()  # as it says
        batch(program, folder, "out", "--format", form, "--resume", "--merged", "all." + form)
        assert output.read_bytes() == whole and (folder / ("all." + form)).exists(), form
        (folder / ("all." + form)).unlink()


def two_folders(folder):
    spanish = (folder / "es.txt").read_text(encoding="utf-8")
    english = (folder / "en.txt").read_text(encoding="utf-8")
    write(folder / "a/#1.txt", spanish)
    write(folder / "b/#1.txt", english)
    os.symlink("nowhere", folder / "a/gone.txt")
    return ["batch", "a", "b", "-o", "out", *[word for word in WORDS if word not in ("--sources", "--targets", "texts/es", "texts/en")]]


def texts_of_two_folders_are_all_told_of(program, folder):
    words = two_folders(folder)
    done = call(program, folder, *words)
    said = done.stderr.decode()
    assert done.returncode == 1 and "a/gone.txt" in said, said
    assert (folder / "out/#1.txt.tmx").exists() and (folder / "out/pairs.tsv").read_text().startswith("# languages: es en\n# unread: a/gone.txt\n./#1.txt\t#1.txt\t")


def a_run_that_goes_on_knows_what_could_not_be_read(program, folder):
    words = two_folders(folder)
    call(program, folder, *words)
    for more, told in (([], True), (["--shard", "1/2"], False)):
        done = call(program, folder, *words, "--resume", *more)
        said = done.stderr.decode()
        assert (done.returncode == 1) == told and ("a/gone.txt: note: could not be read when the pairs were found" in said) == told, said
        assert not told or "files that could not be read: 1. They are in no pair" in said, said


def a_run_that_goes_on_knows_its_folders(program, folder):
    words = two_folders(folder)
    call(program, folder, *words)
    shutil.copytree(folder / "a", folder / "c", symlinks=True)
    words[1] = "./a//"
    assert "other settings" not in call(program, folder, *words, "--resume").stderr.decode()
    for change, told in ((["c", "b"], "sources was “a/” and is “c/” now."), (["a", "b", "--min-probability", "0.25"], "min-probability was “")):
        done = call(program, folder, words[0], *change, *words[3:], "--resume")
        assert done.returncode == 1 and told in done.stderr.decode(), done.stderr


def two_folders_without_any_pair_are_told_of(program, folder):
    write(folder / "a/1.txt", "El puerto cerró tres meses por las obras del muelle nuevo.")
    write(folder / "b/2.txt", "Bees dance to tell each other where flowers are.")
    words = ["batch", "a", "b", "-o", "out", "--no-lexicon", "--from", "es", "--to", "en"]
    done = call(program, folder, *words)
    assert done.returncode == 1 and "no document of a seems to translate one of b. Check the folders" in done.stderr.decode(), done.stderr
    assert not files_of(folder / "out"), files_of(folder / "out")


def damaged_settings_are_told_of(program, folder):
    make_pairs(folder, 2)
    batch(program, folder, "out")
    write(folder / "out/.bitext/settings", "")
    done = batch(program, folder, "out", "--resume")
    assert done.returncode == 1 and done.stderr == b"out/.bitext/settings: does not hold the settings of a batch: it is damaged. Choose another folder.\n", done.stderr


def lines_of_the_journal_that_the_disk_has_changed_are_done_again(program, folder):
    make_pairs(folder, 6)
    batch(program, folder, "whole")
    batch(program, folder, "out")
    journal = folder / "out/.bitext/journal.jsonl"
    lines = journal.read_bytes()
    journal.write_bytes(lines.replace(b'"units":', b'"units":9', 1))
    done = batch(program, folder, "out", "--resume")
    assert lines_in(journal) > lines.count(b"\n"), done.stderr
    same(folder, "whole", "out")


def start_with_a_pair_that_never_ends(folder, program):
    """A batch of 8 pairs of which one waits for a LibreOffice that sleeps, when all others are done. Its process, and that of the sleeper."""
    make_pairs(folder, 6)
    office = folder / "soffice"
    office.write_text("#!/bin/sh\necho $$ > started\nexec sleep 600\n", encoding="utf-8")
    office.chmod(0o755)
    kept = folder / "texts/es/0/000.txt"
    kept.rename(folder / "kept.txt")
    write(kept, "{\\rtf1 Hola.}")
    process = subprocess.Popen([program, "batch", "list.tsv", "-o", "out", *WORDS, "--threads", "2"], cwd=folder, stderr=subprocess.PIPE,
                               env=run.environment(folder, {"BITEXT_LIBREOFFICE": str(office)}), stdin=subprocess.DEVNULL)
    started = folder / "started"
    assert wait_for_lines(process, folder / "out/.bitext/journal.jsonl", 8)
    assert happens_before_the_end(process, lambda: started.exists() and started.read_text().strip())
    return process, int(started.read_text())


WAITING = b"bitext: stopping when the pairs at work are done, in 10 seconds at most; once more ends at once\n"


def a_second_signal_ends_at_once(program, folder):
    process, sleeper = start_with_a_pair_that_never_ends(folder, program)
    process.send_signal(signal.SIGINT)
    assert process.stderr.readline() == WAITING
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=run.TIMEOUT)
    if alive(sleeper):
        os.kill(sleeper, signal.SIGKILL)
    assert process.returncode == -signal.SIGINT and told == b"", (process.returncode, told)


def a_signal_does_not_wait_for_a_pair_that_takes_long(program, folder):
    process, sleeper = start_with_a_pair_that_never_ends(folder, program)
    journal = folder / "out/.bitext/journal.jsonl"
    before = journal.read_bytes()
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=run.TIMEOUT)
    assert process.returncode == -signal.SIGTERM, process.returncode
    assert told == WAITING + b"bitext: stopped before the pairs at work were done; --resume goes on from here\n", told
    assert journal.read_bytes() == before  # the one at work has not failed: it is not done
    assert not [path for path in (folder / "out").rglob(".*") if path.name != ".bitext"], "a hidden file was left"
    wait_until(lambda: not alive(sleeper))
    (folder / "kept.txt").rename(folder / "texts/es/0/000.txt")
    batch(program, folder, "out", "--resume")
    batch(program, folder, "whole")
    same(folder, "whole", "out")


def the_list_of_a_batch_is_not_replaced_before_it_is_refused(program, folder):
    words = two_folders(folder)
    call(program, folder, *words)
    before = (folder / "out/pairs.tsv").read_bytes()
    write(folder / "a/more.txt", "Un texto más, que nadie ha traducido todavía.")
    done = call(program, folder, *words, "--overwrite")
    assert done.returncode == 1 and "a batch was begun in this folder" in done.stderr.decode()
    assert (folder / "out/pairs.tsv").read_bytes() == before


def outputs_do_not_replace_texts(program, folder):
    make_pairs(folder, 2)
    text = (folder / "texts/en/1/001.txt").read_bytes()
    for words in (["--merged", "texts/en/1/001.txt"], ["--merged", "out/.bitext/all.tmx"]):
        done = batch(program, folder, "out", "--overwrite", *words)
        assert done.returncode == 2, (words, done.stderr)
    assert (folder / "texts/en/1/001.txt").read_bytes() == text


def progress_of_a_batch_is_for_terminals_only(program, folder):
    make_pairs(folder)
    words = ["batch", "list.tsv", "-o", "out", *WORDS, "--threads", "1"]
    code, shown = on_a_terminal(program, folder, *words)
    assert code == 1 and re.search(rb"\d+ of 243 pairs aligned, \d+ (second|minute)s? left\r\x1b\[K", shown), shown
    assert b"\x1b" not in call(program, folder, *words, "--resume").stderr
    shutil.rmtree(folder / "out")
    code, shown = on_a_terminal(program, folder, *words, "-q")
    assert code == 1 and b"\x1b" not in shown and b"of 243 pairs of documents" not in shown, shown


if __name__ == "__main__":
    keep_all(dict(globals()))
