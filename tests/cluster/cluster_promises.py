"""What scripts/cluster promises: whatever dies, nothing is lost, and the bytes are those of one machine.

    cluster_promises.py PROGRAM [NAME ...]

Ends with 77 and says why when Slurm or Snakemake is not installed.
"""
import fcntl
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SCRIPTS = HERE.parent.parent / "scripts/cluster"
sys.path[:0] = [str(HERE), str(HERE.parent / "command")]

import batch_promises  # noqa: E402
import slurm_here  # noqa: E402
from batch_promises import lines_in, same  # noqa: E402
from promises import asked_for  # noqa: E402
from slurm_here import DoesNotStart, Late, SlurmHere, wait_until  # noqa: E402

PAIRS = 300
TASKS = 12
DEADLINE = 130  # seconds for one promise; ctest's own is longer, and would leave daemons behind
WORDS = ("--sources", "texts/es", "--targets", "texts/en", "--no-lexicon")


class Skipped(Exception):
    pass


def make_list(folder, pairs=PAIRS):
    """Some hundred articles, each a few milliseconds of work, so that a task can be met in its middle. Two fail."""
    for name in ("es.txt", "en.txt"):
        text = (HERE.parent / "command/inputs" / name).read_text(encoding="utf-8").strip()
        (folder / name).write_text("\n\n".join([text] * 8), encoding="utf-8")
    return batch_promises.make_pairs(folder, pairs)


def one_machine(folder, program, *words, failed=2):
    """The folder `whole`, and all in one file."""
    done = batch_promises.batch(program, folder, "whole", "--merged", "whole.tmx", "-q", *words)
    said = f"{failed} of {PAIRS + 3} pairs failed" if failed else ""
    assert done.returncode == (1 if failed else 0) and said in done.stderr.decode(), done.stderr


def compare(folder, outputs=PAIRS + 1):
    files = same(folder, "whole", "out")
    assert len(files) == outputs + 2, len(files)  # the two reports
    assert (folder / "whole.tmx").read_bytes() == (folder / "out.tmx").read_bytes()
    hidden = [path for path in folder.rglob(".*") if path.is_file()]
    assert not [path for path in hidden if path.relative_to(folder).parts[0] in ("out", "out.tmx")], hidden


def journal_of(folder, shard):
    return folder / "out/.bitext" / f"journal-{shard.replace('/', '-of-')}.jsonl"


def shard_of(number):
    """'3/12' for a bitext that works on that shard."""
    try:
        words = pathlib.Path("/proc", str(number), "cmdline").read_bytes().decode().split("\0")
        return words[words.index("--shard") + 1] if words[1] == "batch" else None
    except (OSError, ValueError, IndexError):
        return None


def meet_in_the_middle(folder, numbers, apart_from=()):
    """Holds a bitext that has done some pairs of its shard and not all: its number and its shard."""
    def met():
        for number in numbers():
            shard = shard_of(number)
            if shard is None or shard in apart_from or lines_in(journal_of(folder, shard)) < 2:
                continue
            slurm_here.kill([number], signal.SIGSTOP)
            if lines_in(journal_of(folder, shard)) < (PAIRS + 3) // TASKS - 2:
                return number, shard
            slurm_here.kill([number], signal.SIGCONT)
        return None

    end = time.monotonic() + 40
    while not (found := met()):
        if time.monotonic() > end:
            raise Late("no task was met in its middle")
        time.sleep(0.003)
    return found


def start_task(program, folder, *words, **environment):
    words = (str(SCRIPTS / "task"), "list.tsv", "-o", "out", *WORDS, *words)
    return subprocess.Popen(words, cwd=folder, env={**os.environ, "BITEXT": program, **environment}, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def ended(task):
    said, _ = task.communicate(timeout=60)
    return task.returncode, said


def times_of_outputs(folder):
    return {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*.tmx")}


def queue_of(slurm):
    return [line.split() for line in slurm.call("squeue", "-h", "-r", "-o", "%A %i %T %S").splitlines()]


def all_ended(slurm):
    """Slurm starts a job that it has put back only two minutes later: that wait is cut short."""
    jobs = queue_of(slurm)
    for number, _, state, start in jobs:
        if state == "PENDING" and start != "N/A":
            slurm.call("scontrol", "update", f"JobId={number}", "StartTime=now", check=False)
    return not jobs


def an_array_outlives_a_node(program, folder):
    if absent := slurm_here.missing():
        raise Skipped(f"Slurm is not installed ({', '.join(absent)}): scripts/setup cluster")
    make_list(folder)
    one_machine(folder, program)
    (folder / "slurm").mkdir()
    with SlurmHere(folder / "slurm") as slurm:
        try:
            submit = (str(SCRIPTS / "slurm/run"), str(TASKS), "list.tsv", "-o", "out", *WORDS, "--merged", "out.tmx", "--sbatch", "--time=10")
            said = slurm.call(*submit, cwd=folder, env={"BITEXT": program, "BITEXT_WAIT": "60"})
            array, merge = said.splitlines()[1].split("-j ")[1].split(",")

            # A node loses its power: its slurmd and all of its processes are gone.
            _, lost = meet_in_the_middle(folder, lambda: slurm.on_node("n2"))
            before = times_of_outputs(folder)
            slurm.kill_node("n2")
            begin = lines_in(journal_of(folder, lost))

            # A task dies, of the system's killer for want of memory, say: nobody starts it again.
            number, killed = meet_in_the_middle(folder, lambda: slurm.on_node("n1"), {lost})
            slurm_here.kill([number])

            # A task is put back into the queue, as when a more urgent job takes its place.
            number, put_back = meet_in_the_middle(folder, lambda: slurm.on_node("n1"), {lost, killed})
            slurm_here.kill([number], signal.SIGCONT)
            slurm.call("scontrol", "requeue", f"{array}_{put_back.split('/')[0]}")
            print(f"killed: node n2 in shard {lost} after {begin} pairs, the task of shard {killed}; put back: {put_back}")

            wait_until(lambda: "down" in slurm.call("sinfo", "-h", "-n", "n2", "-o", "%T"), 40, "the end of node n2")
            slurm.start_node("n2")
            wait_until(lambda: all_ended(slurm), 60, lambda: f"the end of the jobs\n{queue_of(slurm)}")
            compare(folder)
            after = times_of_outputs(folder)
            assert {path: after[path] for path in before} == before  # what was finished was not done again
        except BaseException:
            print(slurm.logs())
            for path in sorted((folder / "out/.bitext/logs").glob("*")):
                print(f"== {path.name}\n{path.read_text()}")
            raise


def an_array_learns_before_it_aligns(program, folder):
    if absent := slurm_here.missing():
        raise Skipped(f"Slurm is not installed ({', '.join(absent)}): scripts/setup cluster")
    make_list(folder)
    one_machine(folder, program, "--learn", "batch")
    (folder / "slurm").mkdir()
    with SlurmHere(folder / "slurm") as slurm:
        submit = (str(SCRIPTS / "slurm/run"), "4", "list.tsv", "-o", "out", *WORDS, "--learn", "batch", "--merged", "out.tmx", "--sbatch", "--time=10")
        said = slurm.call(*submit, cwd=folder, env={"BITEXT": program, "BITEXT_WAIT": "60"}).splitlines()
        lessons, array, merge = said[2].split("-j ")[1].split(",")
        assert said[0] == f"learning: job {lessons}, 1 to 4" and said[1].startswith(f"tasks: job {array}, 1 to 4; then"), said
        wait_until(lambda: all_ended(slurm), 100, lambda: f"the end of the jobs\n{queue_of(slurm)}")
        compare(folder, PAIRS + 2)  # with the lexicon
        told = [(folder / "out/.bitext/logs" / f"{lessons}-{n}.txt").read_text() for n in range(1, 5)]
        assert sum("is learned from" in text for text in told) == 3, told  # the last of them makes the lexicon, and goes on


def a_workflow_outlives_a_killed_shard(program, folder):
    if shutil.which("snakemake") is None:
        raise Skipped("Snakemake is not installed: scripts/setup workflow")
    make_list(folder)
    slurm_here.run(program, "pair", *WORDS[1::2], "--no-lexicon", "-o", "list.tsv", "--overwrite", "-q", cwd=folder, codes=(0, 1))
    pairs = (folder / "list.tsv").read_bytes().count(b"\n")  # nearly all: the articles are much alike
    assert pairs > PAIRS * 9 // 10, pairs
    one_machine(folder, program, failed=0)
    settings = ("sources=texts/es", "targets=texts/en", "out=out", f"shards={TASKS}", "merged=out.tmx", "options=--no-lexicon",
                "pair_options=--no-lexicon -q", f"bitext={program}")
    words = ("snakemake", "-s", str(SCRIPTS / "snakemake/Snakefile"), "--cores", "2", "--nocolor", "--config", *settings)
    with open(folder / "snakemake.log", "ab") as log:
        start = lambda *more: subprocess.Popen((*words, *more), cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)  # noqa: E731
        try:
            # A shard dies: Snakemake tries it again.
            workflow = start()
            number, killed = meet_in_the_middle(folder, lambda: slurm_here.descendants(workflow.pid))
            before = times_of_outputs(folder)
            slurm_here.kill([number])

            # All of it dies: the same line, once the lock that it has left is taken away.
            _, lost = meet_in_the_middle(folder, lambda: slurm_here.descendants(workflow.pid), {killed})
            slurm_here.kill_descendants()
            slurm_here.run(*words, "--unlock", cwd=folder)
            assert start("--rerun-incomplete").wait(60) == 0
            print(f"killed: the task of shard {killed}, then all during shard {lost}")
            compare(folder, pairs)
            after = times_of_outputs(folder)
            assert {path: after[path] for path in before} == before  # what was finished was not done again
            assert (folder / "list.tsv").read_bytes() == (folder / "out/.bitext/pairs.tsv").read_bytes()
        except BaseException:
            print((folder / "snakemake.log").read_text())
            raise


def a_workflow_learns_before_it_aligns(program, folder):
    if shutil.which("snakemake") is None:
        raise Skipped("Snakemake is not installed: scripts/setup workflow")
    make_list(folder)
    one_machine(folder, program, "--learn", "batch")
    settings = ("pairs=list.tsv", "sources=texts/es", "targets=texts/en", "out=out", "shards=4", "merged=out.tmx", "options=--no-lexicon --learn batch",
                f"bitext={program}")
    words = ("snakemake", "-s", str(SCRIPTS / "snakemake/Snakefile"), "--cores", "2", "--nocolor", "--config", *settings)
    slurm_here.run(*words, cwd=folder, timeout=DEADLINE)
    compare(folder, PAIRS + 2)  # with the lexicon


def tasks_start_together_in_a_fresh_folder(program, folder):
    make_list(folder)
    one_machine(folder, program)
    tasks = [start_task(program, folder, "--shard", f"{n}/{TASKS}", "--threads", "1") for n in range(1, TASKS + 1)]
    codes = [ended(task)[0] for task in tasks]
    assert sorted(codes) == [0] * (TASKS - 2) + [3, 3], codes  # 3: some documents failed
    for path in (folder / "out/1").glob("*.tmx"):  # another number of tasks goes on as well
        path.unlink()
    codes = [ended(start_task(program, folder, "--shard", f"{n}/5"))[0] for n in range(1, 6)]
    assert sorted(codes) == [0, 0, 0, 3, 3], codes
    before = times_of_outputs(folder)
    assert ended(start_task(program, folder, "--merged", "out.tmx"))[0] == 3
    assert times_of_outputs(folder) == before
    compare(folder)


def tasks_learn_from_all_parts_before_they_align(program, folder):
    make_list(folder)
    one_machine(folder, program, "--learn", "batch")
    words = [("--shard", f"{n}/4", "--threads", "1", "--learn", "batch") for n in range(1, 5)]
    tasks = [start_task(program, folder, *task) for task in words]
    slurm_here.kill([tasks[1].pid])  # one dies at once: its part is learned from by the task of the next round
    assert all(code in (0, 3) for code, _ in map(ended, [tasks[0], *tasks[2:]]))
    ended(tasks[1])
    for _ in range(2):
        assert all(ended(start_task(program, folder, *task))[0] in (0, 3) for task in words)
    before = times_of_outputs(folder)
    assert ended(start_task(program, folder, "--learn", "batch", "--merged", "out.tmx"))[0] == 3
    assert times_of_outputs(folder) == before
    compare(folder, PAIRS + 2)  # with the lexicon


def a_task_waits_for_the_lock_of_a_machine_that_died(program, folder):
    make_list(folder, 20)
    journal = journal_of(folder, "1/2")
    journal.parent.mkdir(parents=True)
    with open(journal, "ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        for language in ("C", "es_ES.UTF-8"):  # the message is told from others in all languages of the program
            code, said = ended(start_task(program, folder, "--shard", "1/2", LC_ALL=language, BITEXT_WAIT="1"))
            assert code == 1 and said.count("trying again in 1 s, for 1 s at most") == 1, said
        task = start_task(program, folder, "--shard", "1/2", LC_ALL="C")
        assert any("trying again in 5 s, for 300 s at most" in line for line in task.stdout)  # reads no further
    code, said = ended(task)
    assert code == 3, said
    code, said = ended(start_task(program, folder, "--shard", "1/2", LC_ALL="es_ES.UTF-8"))
    assert code == 3 and "pares con errores" in said, said


def without_locks_a_task_that_was_given_up_does_no_harm(program, folder):
    """A machine that was only cut off goes on with a shard that another has taken over and finished, on a disk without flock."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise Skipped("no C compiler is installed")
    make_list(folder)
    one_machine(folder, program)
    (folder / "locks.c").write_text("#include <errno.h>\nint flock(int file, int how) { (void)file; (void)how; errno = ENOLCK; return -1; }\n")
    slurm_here.run(compiler, "-shared", "-fPIC", "-o", "no_locks.so", "locks.c", cwd=folder)
    start = lambda *words: start_task(program, folder, *words, LD_PRELOAD=f"{folder}/no_locks.so")  # noqa: E731
    shard = ("--shard", f"2/{TASKS}", "--threads", "1")
    given_up = start(*shard)
    number, _ = meet_in_the_middle(folder, lambda: slurm_here.descendants(given_up.pid))
    assert ended(start(*shard))[0] == 0
    slurm_here.kill([number], signal.SIGCONT)
    assert ended(given_up)[0] in (0, 1)  # 1: its hidden file was cleared away
    assert ended(start("--merged", "out.tmx"))[0] == 3
    compare(folder)


def other_trouble_ends_a_task_at_once(program, folder):
    make_list(folder, 20)
    assert ended(start_task(program, folder, "--shard", "1/2"))[0] == 3
    code, said = ended(start_task(program, folder, "--shard", "2/2", "--from", "ca"))
    assert code == 1 and "begun with other settings" in said and "trying" not in said, said
    code, said = ended(start_task(program, folder, "--shard", "3/2"))
    assert code == 2 and "--shard" in said, said
    code, said = ended(start_task("./none", folder, "--shard", "1/2"))
    assert code == 127, code


def wrong_use_of_run_submits_nothing(program, folder):
    """With a sbatch that only tells how it was called."""
    (folder / "bin").mkdir()
    (folder / "bin/sbatch").write_text('#!/bin/sh\necho "$@" >>sbatch.log\necho "7;mycluster"\n')
    (folder / "bin/sbatch").chmod(0o755)
    path = f"{folder}/bin:{os.environ['PATH']}"
    call = lambda *words, **more: slurm_here.run(str(SCRIPTS / "slurm/run"), *words, cwd=folder, codes=(0, 2),  # noqa: E731
                                                 env={**os.environ, "PATH": path, "BITEXT": program, **more})
    for words, message in (
            (("8",), "scripts/cluster/slurm/run N PAIRS -o FOLDER"),
            (("many", "list.tsv", "-o", "out"), "many is no number of tasks"),
            (("0", "list.tsv", "-o", "out"), "0 is no number of tasks"),
            (("8", "bin", "bin", "-o", "out"), "bin is a folder. Pair first"),
            (("8", "list.tsv"), "give it with -o"),
            (("8", "list.tsv", "-o"), "-o needs a value"),
            (("8", "list.tsv", "-o", "out", "--shard", "1/2"), "leave --shard out"),
            (("8", "list.tsv", "-o", "out", "--threads=2"), "leave --threads=2 out")):
        said = call(*words)
        assert message in said, said
    assert "there is no program ./none" in call("8", "list.tsv", "-o", "out", BITEXT="./none")
    (folder / "old.tmx").touch()
    assert "old.tmx already exists" in call("8", "list.tsv", "-o", "out", "--merged", "old.tmx")
    assert not (folder / "sbatch.log").exists()
    said = call("8", "my list.tsv", "--merged=all in one.tmx", "-o", "out", "--from", "es", "--sbatch", "--time=5 --mem=1G")
    assert "squeue -j 7,7" in said, said
    array, merge = (folder / "sbatch.log").read_text().splitlines()
    assert "--array=1-8 " in array and " --time=5 --mem=1G " in array and array.endswith(f"task {program} 8 my list.tsv -o out --from es"), array
    assert "--dependency=afterany:7 " in merge and merge.endswith(f"{program} my list.tsv -o out --from es --merged all in one.tmx"), merge


def keep(promise, program):
    signal.alarm(DEADLINE)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        try:
            promise(program, pathlib.Path(name))
        finally:
            signal.alarm(10)  # for the end of all that was started
            slurm_here.kill_descendants()
            signal.alarm(0)


def main():
    program = os.path.abspath(sys.argv[1])
    os.environ["LC_ALL"] = "C"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"not done in {DEADLINE} s"))
    slurm_here.adopt_orphans()
    code = 0
    for promise in asked_for(dict(globals())):
        begin = time.monotonic()
        try:
            try:
                keep(promise, program)
            except Late as why:  # kills must meet tasks at work, which a busy machine may spoil: once more
                print(f"late, so once more: {why}", flush=True)
                keep(promise, program)
            print(f"{promise.__name__}: kept, {time.monotonic() - begin:.0f} s")
        except DoesNotStart as why:
            print(f"skipped: Slurm does not start on this machine: {why}")
            code = 77
        except Skipped as why:
            print(f"skipped: {why}")
            code = 77
    sys.exit(code)


if __name__ == "__main__":
    main()
