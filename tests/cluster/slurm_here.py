"""A Slurm of two nodes on this machine, in one folder, that is gone when its block ends, whatever happens:

    with SlurmHere(folder) as slurm:
        slurm.call("sbatch", ...)
        slurm.kill_node("n2")

Needs no systemd, no /etc and no munge of the system. Slurm's own children leave their parents, so this process adopts all of them.
"""
import contextlib
import ctypes
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

PROGRAMS = ("slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "sinfo", "munged")
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
LIBC = ctypes.CDLL(None, use_errno=True)
os.environ["PATH"] += ":/usr/sbin:/sbin"


def missing():
    return [name for name in PROGRAMS if shutil.which(name) is None]


def adopt_orphans():
    LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def die_with_parent():
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def processes():
    """Number -> (parent, name) of all processes that are not dead yet."""
    found = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            with contextlib.suppress(OSError):
                name, rest = pathlib.Path("/proc", entry, "stat").read_text().split("(", 1)[1].rsplit(")", 1)
                state, parent = rest.split()[:2]
                if state not in "ZX":
                    found[int(entry)] = (int(parent), name)
    return found


def descendants(root, table=None):
    table = processes() if table is None else table
    found, old = {root}, 0
    while len(found) != old:
        old = len(found)
        found |= {number for number, (parent, _) in table.items() if parent in found}
    return found - {root}


def kill(numbers, how=signal.SIGKILL):
    for number in numbers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, how)


def reap():
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            pass


def kill_descendants():
    """All that this process has started, and what that has started; they may fork meanwhile, so until none is left."""
    for _ in range(200):
        left = descendants(os.getpid())
        if not left:
            return
        kill(left)
        time.sleep(0.02)
        reap()
    raise AssertionError(f"processes are left: {left}")


class Late(Exception):
    """What was waited for has not come."""


def wait_until(true, seconds, what):
    end = time.monotonic() + seconds
    while not (result := true()):
        if time.monotonic() >= end:
            raise Late(f"waited {seconds} s for {what() if callable(what) else what}")
        time.sleep(0.05)
    return result


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def user():
    with contextlib.suppress(KeyError):
        import pwd
        return pwd.getpwuid(os.getuid()).pw_name
    return str(os.getuid())


def run(*words, codes=(0,), timeout=30, **options):
    """What a command prints, on both streams."""
    done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout, text=True, **options)
    assert done.returncode in codes, f"{words}: {done.returncode}, {done.stdout}"
    return done.stdout


class DoesNotStart(Exception):
    """This machine cannot run a Slurm of its own."""


class SlurmHere:
    NODES = ("n1", "n2")

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.conf = self.folder / "slurm.conf"
        self.daemons = {}

    def __enter__(self):
        try:
            self.start()
        except Late as why:
            self.__exit__()
            raise DoesNotStart(str(why)) from why
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        kill_descendants()

    def guard(self):
        """A process that ends all of this Slurm when we cannot, for we were killed outright."""
        ours_ends, _ = self.alive = os.pipe()
        if os.fork() != 0:
            return
        for how in (signal.SIGINT, signal.SIGTERM):  # they end the test, and so us
            signal.signal(how, signal.SIG_IGN)
        os.close(self.alive[1])
        os.read(ours_ends, 1)  # comes back when we are gone
        mark = f"SLURM_CONF={self.conf}".encode()
        for _ in range(20):
            for number in processes():
                with contextlib.suppress(OSError):
                    if mark in pathlib.Path("/proc", str(number), "environ").read_bytes().split(b"\0"):
                        kill([number])
            time.sleep(0.1)
        shutil.rmtree(self.folder, ignore_errors=True)
        os._exit(0)

    def configure(self):
        host = socket.gethostname().split(".")[0]
        controller, *nodes = free_ports(1 + len(self.NODES))
        lines = [
            "ClusterName=test", f"SlurmctldHost={host}(127.0.0.1)", f"SlurmctldPort={controller}",
            f"SlurmUser={user()}", f"SlurmdUser={user()}",
            "AuthType=auth/munge", f"AuthInfo=socket={self.folder}/munge.socket", "CredType=cred/munge",
            f"StateSaveLocation={self.folder}/state", f"SlurmdSpoolDir={self.folder}/spool.%n",
            f"SlurmctldPidFile={self.folder}/slurmctld.pid", f"SlurmdPidFile={self.folder}/slurmd.%n.pid",
            f"SlurmctldLogFile={self.folder}/slurmctld.log", f"SlurmdLogFile={self.folder}/slurmd.%n.log",
            "ProctrackType=proctrack/linuxproc", "TaskPlugin=task/none", "MpiDefault=none", "SwitchType=switch/none",
            "JobAcctGatherType=jobacct_gather/none", "AccountingStorageType=accounting_storage/none",
            "SchedulerType=sched/backfill", "SchedulerParameters=bf_interval=1,sched_interval=2,batch_sched_delay=0",
            "SelectType=select/cons_tres", "SelectTypeParameters=CR_Core", "SlurmdParameters=config_overrides",
            "ReturnToService=2", "KillWait=5", "MessageTimeout=10", "SlurmdTimeout=5", "MinJobAge=600",
            *(f"NodeName={name} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} CPUs=1 RealMemory=1000"
              for name, port in zip(self.NODES, nodes)),
            "PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP", ""]
        self.conf.write_text("\n".join(lines))

    def start(self):
        self.guard()
        for name in ("state", *(f"spool.{node}" for node in self.NODES)):
            (self.folder / name).mkdir()
        self.configure()
        key = self.folder / "munge.key"
        key.touch(0o600)
        key.write_bytes(os.urandom(128))
        place = f"--key-file={key} --socket={self.folder}/munge.socket --pid-file={self.folder}/munge.pid " \
                f"--log-file={self.folder}/munge.log --seed-file={self.folder}/munge.seed"
        self.daemon("munged", "munged", "--foreground", "--force", *place.split())
        wait_until(lambda: (self.folder / "munge.socket").exists(), 20, "munged")
        self.daemon("slurmctld", "slurmctld", "-D", "-c", "-f", str(self.conf))
        for node in self.NODES:
            self.start_node(node)
        wait_until(lambda: self.call("sinfo", "-h", "-N", "-o", "%T", check=False).split() == ["idle"] * len(self.NODES), 30,
                   lambda: "two idle nodes\n" + self.logs())

    def daemon(self, name, *words):
        with open(self.folder / f"{name}.out", "ab") as out:
            self.daemons[name] = subprocess.Popen(words, env=self.environment(), cwd=self.folder, stdin=subprocess.DEVNULL, stdout=out,
                                                  stderr=out, preexec_fn=die_with_parent)

    def start_node(self, node):
        self.daemon(node, "slurmd", "-D", "-f", str(self.conf), "-N", node)

    def environment(self, **extra):
        return {**os.environ, "SLURM_CONF": str(self.conf), **extra}

    def call(self, *words, check=True, env={}, **options):
        return run(*words, env=self.environment(**env), codes=(0,) if check else range(256), **options)

    def logs(self):
        return "".join(f"== {path.name}\n{path.read_text(errors='replace')[-3000:]}"
                       for path in sorted(self.folder.glob("*.log")) + sorted(self.folder.glob("*.out")))

    def on_node(self, node):
        """Processes of the jobs on a node, up to Slurm's own that watches each: the whole branch dies with its machine."""
        table = processes()
        found = set()
        for number in descendants(os.getpid(), table):
            with contextlib.suppress(OSError):
                if f"SLURMD_NODENAME={node}".encode() in pathlib.Path("/proc", str(number), "environ").read_bytes().split(b"\0"):
                    while table[number][1] not in ("slurmstepd", "slurmd") and table[number][0] in table:
                        found.add(number)
                        number = table[number][0]
                    if table[number][1] == "slurmstepd":
                        found.add(number)
        return found - {os.getpid()}

    def kill_node(self, node):
        """As a power cut: its slurmd, and all that runs under it."""
        self.daemons[node].kill()
        self.daemons[node].wait(20)
        while left := self.on_node(node):
            kill(left)
            time.sleep(0.02)
            reap()
