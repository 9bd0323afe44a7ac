"""`python -m tests.bench.peak ...`: run Python so; print its peak memory in bytes.

A process of its own, and a small one: Linux counts to a new process what the one held that began
it, so a large one would measure itself.
"""

import resource
import subprocess
import sys


def main() -> int:
    """The exit status of what was run."""
    status = subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL).returncode
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    sys.stdout.write(f"{peak}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
