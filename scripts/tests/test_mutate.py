"""Every mutant can still be applied: a changed line of the engine takes its mutants with it."""

import subprocess
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import script


class Mutants(unittest.TestCase):
    def test_each_line_is_there_exactly_once(self):
        listed = subprocess.run([script.SCRIPTS / "mutate", "--list"], capture_output=True, text=True)
        self.assertEqual(listed.returncode, 0, listed.stderr)
        self.assertGreaterEqual(int(listed.stdout.split()[0]), 40)

    def test_a_test_that_fails_by_itself_ends_it(self):
        mutate = script.load("mutate")
        with tempfile.TemporaryDirectory() as scratch, mock.patch.multiple(
                mutate, PROGRAMS=["test_one", "test_two"], copy_sources=mock.DEFAULT, build=lambda folder, programs: True):
            programs = Path(scratch) / "build" / "tests"
            programs.mkdir(parents=True)
            for name, end in (("test_one", "true"), ("test_two", "echo '[  FAILED  ] A.b'; false")):
                (programs / name).write_text(f"#!/bin/sh\n{end}\n", encoding="utf-8")
                (programs / name).chmod(0o755)
            run = subprocess.run
            with mock.patch.object(subprocess, "run", lambda command, **how: run(
                    ["true"] if command[0] == "cmake" else command, **how)), self.assertRaises(SystemExit) as ended:
                mutate.prepare(Path(scratch))
        self.assertEqual(ended.exception.code, "mutate: without a mutant, too, this fails: test_two: A.b")


if __name__ == "__main__":
    unittest.main()
