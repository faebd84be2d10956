"""Slow work of the auditor's and the operator's pages."""

from multaqa.foundation.jobs.api import advance, examinations, examine_slowly, finish, keep_findings, task
from multaqa.web.auditing.proof import CHAIN, prove


@task(queue="slow", attempts=2)
def prove_chain(progress_id: int, url: str) -> None:
    """Prove the log whole and keep what was found; somebody waits for it and is led to ``url``."""
    (examination,) = (one for one in examinations() if one.name == CHAIN)
    keep_findings(examination, prove(glance=lambda number: advance(progress_id, number)))
    finish(progress_id, url)


@task(queue="slow", attempts=2)
def examine_everything(progress_id: int, url: str) -> None:
    """Let every slow examination look; somebody waits for it and is led to ``url``."""
    examine_slowly.call(progress_id)
    finish(progress_id, url)
