"""Runs a command so many times: `python3 cost.py TIMES COMMAND…` prints the least CPU seconds and the most memory in bytes.

A command may end with 0 or 1 (a check that found something); anything else ends the measuring. The memory of a process is never
counted as less than this script's own, some 10 MB, because a child begins as a copy of it.
"""

import os
import sys


def cost(command):
    """The CPU seconds and the peak resident bytes of one run."""
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=QUIET)
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{' '.join(command)}: ended with {code}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


QUIET = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]

if __name__ == "__main__":
    costs = [cost(sys.argv[2:]) for _ in range(int(sys.argv[1]))]
    print(f"{min(cpu for cpu, _ in costs):.6f} {max(peak for _, peak in costs)}")
