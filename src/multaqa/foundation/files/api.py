"""The door of files."""

from multaqa.foundation.files.cleaning.accepted import Kind
from multaqa.foundation.files.cleaning.outcome import SMALL_SQUARE_EDGE, SQUARE_EDGE
from multaqa.foundation.files.commands import attach, delete_file, detach, store_upload
from multaqa.foundation.files.facts import FileAttached, FileDeleted, FileDetached, FileOpened, FileStored
from multaqa.foundation.files.forms import UploadField
from multaqa.foundation.files.models import File
from multaqa.foundation.files.queries import Copy, address_of, file_for, files_of, shared_copy, waiting_file
from multaqa.foundation.files.quotas import Use, heaviest_users, in_megabytes, use_in_all, use_of
from multaqa.foundation.files.receiving import RefusedFile
from multaqa.foundation.files.tasks import forget_unattached_files, sweep_storage

__all__ = [
    "SMALL_SQUARE_EDGE",
    "SQUARE_EDGE",
    "Copy",
    "File",
    "FileAttached",
    "FileDeleted",
    "FileDetached",
    "FileOpened",
    "FileStored",
    "Kind",
    "RefusedFile",
    "UploadField",
    "Use",
    "address_of",
    "attach",
    "delete_file",
    "detach",
    "file_for",
    "files_of",
    "forget_unattached_files",
    "heaviest_users",
    "in_megabytes",
    "shared_copy",
    "store_upload",
    "sweep_storage",
    "use_in_all",
    "use_of",
    "waiting_file",
]
