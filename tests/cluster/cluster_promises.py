"""What scripts/cluster promises: whatever dies, nothing is lost, and the bytes are those of one machine.

    cluster_promises.py PROGRAM [NAME ...]

Ends with 77 and says why when Slurm or Snakemake is not installed.
"""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import types

HERE = pathlib.Path(__file__).resolve().parent
SCRIPTS = HERE.parent.parent / "scripts/cluster"
sys.path[:0] = [str(HERE), str(HERE.parent / "command")]

import batch_promises  # noqa: E402
import slurm_here  # noqa: E402
from batch_promises import lines_in, same  # noqa: E402
from slurm_here import SlurmHere, wait_until  # noqa: E402

PAIRS = 300
TASKS = 12
DEADLINE = 85  # seconds for one promise; ctest's own is longer, and would leave daemons behind
WORDS = ("--sources", "texts/es", "--targets", "texts/en", "--no-lexicon")


class Skipped(Exception):
    pass


def make_list(folder):
    """Some hundred articles, each a few milliseconds of work, so that a task can be met in its middle. Two fail."""
    for name in ("es.txt", "en.txt"):
        text = (HERE.parent / "command/inputs" / name).read_text(encoding="utf-8").strip()
        (folder / name).write_text("\n\n".join([text] * 8), encoding="utf-8")
    return batch_promises.make_pairs(folder, PAIRS)


def one_machine(folder, program):
    """The folder `whole`, and all in one file."""
    done = batch_promises.batch(program, folder, "whole", "--merged", "whole.tmx", "-q")
    assert done.returncode == 1 and b"2 of 303 pairs failed" in done.stderr, done.stderr


def compare(folder):
    files = same(folder, "whole", "out")
    assert len(files) == PAIRS + 3, len(files)  # without the two that fail, with the two reports
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
        assert time.monotonic() < end, "no task was met in its middle"
        time.sleep(0.003)
    return found


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


def main():
    program = os.path.abspath(sys.argv[1])
    os.environ["LC_ALL"] = "C"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"not done in {DEADLINE} s"))
    slurm_here.adopt_orphans()
    promises = [value for value in globals().values() if isinstance(value, types.FunctionType) and value.__module__ == __name__
                and value.__code__.co_varnames[:value.__code__.co_argcount] == ("program", "folder")]
    code = 0
    for promise in promises:
        if len(sys.argv) > 2 and promise.__name__ not in sys.argv[2:]:
            continue
        signal.alarm(DEADLINE)
        begin = time.monotonic()
        try:
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
                try:
                    promise(program, pathlib.Path(name))
                finally:
                    signal.alarm(10)  # for the end of all that was started
                    slurm_here.kill_descendants()
            print(f"{promise.__name__}: kept, {time.monotonic() - begin:.0f} s")
        except Skipped as why:
            print(f"skipped: {why}")
            code = 77
    sys.exit(code)


if __name__ == "__main__":
    main()
