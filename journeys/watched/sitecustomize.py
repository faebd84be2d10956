"""Loaded by Python in every process of a site that journeys serve: whom it calls outside is refused and noted."""

import os
from pathlib import Path

from tools.this_machine import stay

stay(notes=Path(os.environ["JOURNEYS_CALLED"]))
