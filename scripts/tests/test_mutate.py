"""Every mutant can still be applied: a changed line of the engine takes its mutants with it."""

import subprocess
import unittest

import script


class Mutants(unittest.TestCase):
    def test_each_line_is_there_exactly_once(self):
        listed = subprocess.run([script.SCRIPTS / "mutate", "--list"], capture_output=True, text=True)
        self.assertEqual(listed.returncode, 0, listed.stderr)
        self.assertGreaterEqual(int(listed.stdout.split()[0]), 40)


if __name__ == "__main__":
    unittest.main()
