"""The door of jobs."""

from multaqa.foundation.jobs.backend import PermanentFailure, RepeatableTask, task
from multaqa.foundation.jobs.commands import (
    NotFailed,
    advance,
    fail,
    finish,
    forget_progress,
    forget_traces,
    run_again,
    start_progress,
)
from multaqa.foundation.jobs.examinations import (
    Examination,
    Finding,
    Level,
    Report,
    examination,
    examinations,
    keep_findings,
    report_of,
    reports,
    worst,
)
from multaqa.foundation.jobs.forking import Child
from multaqa.foundation.jobs.models import Progress
from multaqa.foundation.jobs.queries import (
    FailedWork,
    QueueDepth,
    failed_work,
    progress_for,
    progress_of,
    queue_depths,
    silent_queues,
)
from multaqa.foundation.jobs.schedule import Daily, Every
from multaqa.foundation.jobs.supervisor import Part, Supervisor, program
from multaqa.foundation.jobs.tasks import (
    FAILED_WORK_KEPT,
    PROGRESS_KEPT,
    examine_slowly,
    forget_finished_work,
)
from multaqa.foundation.jobs.worker import part as worker_part

__all__ = [
    "FAILED_WORK_KEPT",
    "PROGRESS_KEPT",
    "Child",
    "Daily",
    "Every",
    "Examination",
    "FailedWork",
    "Finding",
    "Level",
    "NotFailed",
    "Part",
    "PermanentFailure",
    "Progress",
    "QueueDepth",
    "RepeatableTask",
    "Report",
    "Supervisor",
    "advance",
    "examination",
    "examinations",
    "examine_slowly",
    "fail",
    "failed_work",
    "finish",
    "forget_finished_work",
    "forget_progress",
    "forget_traces",
    "keep_findings",
    "program",
    "progress_for",
    "progress_of",
    "queue_depths",
    "report_of",
    "reports",
    "run_again",
    "silent_queues",
    "start_progress",
    "task",
    "worker_part",
    "worst",
]
