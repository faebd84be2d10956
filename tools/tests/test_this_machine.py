"""A process that stays on this machine reaches itself and nobody else, and says whom it would have called."""

import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CALLS = """
import socket
socket.create_connection(("127.0.0.1", {port}), timeout=5).close()
socket.getfqdn()
for call in (
    lambda: socket.create_connection(("192.0.2.1", 80), timeout=5),
    lambda: socket.getaddrinfo("names.example", 80),
    lambda: socket.gethostbyname("other.example"),
    lambda: socket.gethostbyaddr("192.0.2.2"),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"", ("198.51.100.7", 53)),
):
    try:
        call()
    except ConnectionRefusedError:
        continue
    raise SystemExit("the outside was called")
"""


def test_served_process_calls_this_machine_alone_and_the_rest_is_noted(tmp_path: Path):
    notes = tmp_path / "called"
    with socket.create_server(("127.0.0.1", 0)) as here:
        environment = {
            **os.environ,
            "PYTHONPATH": f"{ROOT / 'journeys/watched'}:{ROOT}",
            "JOURNEYS_CALLED": str(notes),
        }
        script = CALLS.format(port=here.getsockname()[1])
        subprocess.run([sys.executable, "-c", script], env=environment, check=True, timeout=60)
    hosts = [line.split()[-1] for line in notes.read_text().splitlines()]
    assert hosts == ["192.0.2.1", "names.example", "other.example", "192.0.2.2", "198.51.100.7"]
