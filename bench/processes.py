"""What processes cost, read from the kernel (Linux): CPU time and memory of a tree of processes."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def tree(root: int) -> list[int]:
    """A process and everything it started, directly or not."""
    parents = {int(path.name): _parent(path) for path in Path("/proc").glob("[0-9]*")}
    found = [root]
    for pid in found:
        found.extend(child for child, parent in parents.items() if parent == pid)
    return found


def cpu_seconds(pids: list[int]) -> float:
    """CPU time, user and system, that these processes have used so far."""
    return sum(_cpu(pid) for pid in pids)


def megabytes(pids: list[int]) -> float:
    """Memory of these processes, what they share counted once (proportional set size)."""
    return sum(_proportional_kilobytes(pid) for pid in pids) / 1024


def command(pid: int) -> str:
    """The command line of a process."""
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()


def title(pid: int) -> str:
    """What a process is called, which its copies inherit until they are called otherwise (prctl(2))."""
    return Path(f"/proc/{pid}/comm").read_text().strip()


def _parent(process: Path) -> int:
    try:
        return int(_fields(process)[1])
    except OSError:  # it has ended meanwhile
        return 0


def _cpu(pid: int) -> float:
    fields = _fields(Path(f"/proc/{pid}"))
    return (int(fields[11]) + int(fields[12])) / TICKS


def _fields(process: Path) -> list[str]:
    """What the kernel tells of a process, from its state on: the name before may hold anything (proc(5))."""
    return (process / "stat").read_text().rpartition(")")[2].split()


def _proportional_kilobytes(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
