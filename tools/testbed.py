"""The environment of a test run, set before Django's settings are read."""

import os
import tempfile

os.environ.setdefault("MULTAQA_SECRET_KEY", "a key for tests only, long enough to be taken as one")
os.environ.setdefault("MULTAQA_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("MULTAQA_VAR", tempfile.mkdtemp(prefix="multaqa-test-"))
