"""A result folder of a study's tables, made by hand, for tests."""

import tempfile
import unittest
from pathlib import Path

MANIFEST = '{"program": "bulwark", "name": "A study", "trials": 100, "seed": 1}'


class FolderCase(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name) / "results"

    def put(self, **texts):
        """Writes tables, and a manifest beside them."""
        self.folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (self.folder / f"{name}.csv").write_text(text, encoding="utf-8")
        (self.folder / "manifest.json").write_text(MANIFEST, encoding="utf-8")
