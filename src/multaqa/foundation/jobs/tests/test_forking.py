"""Copies of a process: what they end with, and when they are refused.

They are made in a process of their own, for the one that runs the tests has threads and connections.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[4]
COPYING = """
import math, os, sys, threading, time
from multaqa.foundation.jobs.forking import Child

def act():
    {act}

{before}
child = Child(act, title="a copy of this one")
child.ends_by(math.inf)
print("code", child.code(), os.getsid(0) == os.getpid())
"""


def _copying(act: str, *, before: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", COPYING.format(act=act, before=before)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("act", "code"),
    [("pass", 0), ("sys.exit(3)", 3), ("sys.exit('words')", 1), ("1 / 0", 1), ("os.kill(os.getpid(), 9)", -9)],
)
def test_code_is_how_it_ended(act: str, code: int):
    ran = _copying(act)
    assert ran.stdout == f"code {code} False\n"
    assert ("ZeroDivisionError" in ran.stderr) == (act == "1 / 0")


def test_copy_leads_a_group_of_its_own_and_reads_nothing():
    assert _copying("print(os.getsid(0) == os.getpid(), sys.stdin.read() == '')").stdout == "True True\ncode 0 False\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux names a process")
def test_copy_is_called_by_the_first_bytes_of_its_title():
    assert _copying("print(open('/proc/self/comm').read().rstrip())").stdout.startswith("a copy of this\n")


def test_process_with_threads_is_not_copied():
    begun = "threading.Thread(target=time.sleep, args=(1,)).start()"
    ran = _copying("pass", before=begun)
    assert ran.stderr.splitlines()[-1] == "RuntimeError: A process with threads cannot be copied."
