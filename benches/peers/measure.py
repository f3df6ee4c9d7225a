"""Run one command as a fresh process, bounded in CPU time: CPU seconds, peak memory."""

import os
import resource
import signal
import subprocess
import tempfile
from dataclasses import dataclass


@dataclass
class Run:
    """What one process took and said."""

    ok: bool
    cpu: float
    peak_mb: float
    out: str
    why: str


def run(command, seconds, env=None):
    """`why` says what went wrong: the limit, or the last line of standard error. CPU time, because other work lengthens the clock's."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        words = [str(word) for word in command]
        child = subprocess.Popen(words, stdout=out, stderr=err, env={**os.environ, **(env or {})}, preexec_fn=limit)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        last = (err.read().strip().splitlines() or [f"exit {child.returncode}"])[-1]
        late = child.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
        why = f"stopped after {seconds} s of CPU" if late else last
        return Run(child.returncode == 0, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read(), why)
