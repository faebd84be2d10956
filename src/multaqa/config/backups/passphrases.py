"""The passphrase of a backup: from the environment, or asked at a terminal."""

import getpass
import sys

from django.conf import settings

from multaqa.config.backups.refusals import BackupRefused


def passphrase_for(what: str, *, twice: bool = False) -> str:
    """The passphrase for ``what``; raises BackupRefused when there is none to be had or two do not match."""
    given = settings.BACKUP_PASSPHRASE
    if given:
        return str(given)
    if not sys.stdin.isatty():
        raise BackupRefused("The passphrase is missing: give MULTAQA_BACKUP_PASSPHRASE, or the file it is in.")
    typed = getpass.getpass(f"Passphrase of {what}: ")
    if twice and getpass.getpass("The same again: ") != typed:
        raise BackupRefused("The two passphrases differ.")
    return typed
