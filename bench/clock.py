"""CPU time of a request, as the kernel counts it for the processes that answer."""

import statistics
import urllib.error
import urllib.request

from bench import processes

WARM_UP = 10
ROUNDS = 5
REQUESTS = 40  # in each round


def milliseconds(address: str, *, cookie: str, web: list[int], unchanged: bool = False) -> float:
    """CPU time (ms) of the processes ``web`` for one request: the median of five rounds of forty.

    ``unchanged`` asks with the ETag of the first answer.
    """
    headers = {"Cookie": cookie, "Accept-Encoding": "gzip, deflate, br, zstd", "Accept": "text/html"}
    for _ in range(WARM_UP):
        tag = _ask(address, headers)
    if unchanged:
        headers["If-None-Match"] = tag
    return statistics.median(_round(address, headers, web) for _ in range(ROUNDS))


def _round(address: str, headers: dict[str, str], web: list[int]) -> float:
    before = processes.cpu_seconds(web)
    for _ in range(REQUESTS):
        _ask(address, headers)
    return (processes.cpu_seconds(web) - before) * 1000 / REQUESTS


def _ask(address: str, headers: dict[str, str]) -> str:
    """Read an answer to its end; its ETag, or none."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
            answer.read()
            return str(answer.headers["ETag"] or "")
    except urllib.error.HTTPError as told:
        if told.code != 304:
            raise
        return ""
