#!/usr/bin/env python3
"""Django's command line for Multaqa."""

import os
import sys
from pathlib import Path

EX_CONFIG = 78

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multaqa.config.settings")
    from django.core.management import execute_from_command_line

    from multaqa.config.env import BadEnvironment

    try:
        execute_from_command_line(sys.argv)
    except BadEnvironment as problems:
        print(problems, file=sys.stderr)
        sys.exit(EX_CONFIG)
