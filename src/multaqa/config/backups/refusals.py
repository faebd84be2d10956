"""Why a backup or a restore was not made: each is one sentence for the operator, and nothing was touched."""


class BackupRefused(Exception):
    """The text says what is wrong and, where there is something to do, what."""
