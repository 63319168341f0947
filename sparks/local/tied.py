"""Run a command that ends when its starter ends: `tied.py STARTER SIGNAL COMMAND ...`.

Linux sends SIGNAL to this process when its parent dies, even of SIGKILL. Other systems know no
such thing; there the next start finds and ends what was left (sparks.local.orphans).
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Tie this process to its parent, then become the command."""
    starter, signal, *command = sys.argv[1:]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal))
        if os.getppid() != int(starter):  # it died before the tie was made
            sys.exit(1)
    os.execvp(command[0], command)  # noqa: S606


if __name__ == "__main__":
    main()
