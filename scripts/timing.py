"""What a command took, for scripts that compare times."""

import os
import subprocess
import time
from typing import NamedTuple


class Took(NamedTuple):
    cpu_s: float  # of all its threads: says what work costs, even where others use the machine too
    wall_s: float


def time_command(command):
    """Runs a command that must succeed; what it prints is thrown away."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall_s = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Took(usage.ru_utime + usage.ru_stime, wall_s)
