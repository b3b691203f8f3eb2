"""Completions of bash, zsh and fish, driven without a terminal by the shells themselves.

Run by: /usr/bin/python3 -m unittest discover scripts/tests (BULWARK: the program, if not build/release/bulwark)
"""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BULWARK = Path(os.environ.get("BULWARK", ROOT / "build/release/bulwark"))
SCENARIO = "configs/quickstart.yaml"

BASH = """. {file}
COMP_LINE={line} COMP_POINT=${{#COMP_LINE}}
read -ra plain <<<"${{COMP_LINE//[:=]/ & }}"; COMP_WORDS=("${{plain[@]}}")
[[ $COMP_LINE == *[[:space:]] ]] && COMP_WORDS+=("")
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_bulwark; printf '%s\\n' "${{COMPREPLY[@]}}"
"""

# What the completion system of zsh would show, printed in its place.
ZSH = """compadd() {{ while [[ $1 != -- ]]; do shift; done; shift; print -l -- "$@"; }}
_describe() {{ print -l -- ${{${{(P)2}}%%:*}}; }}
_files() {{ print FILES; }}
words=({words} {last}) CURRENT=$#words
. {file}
"""


def shell(name):
    found = shutil.which(name)
    return unittest.skipUnless(found, f"{name} is not installed, so its completions are not tried")


class Completions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        folder = Path(cls.folder.name)
        (folder / "bin").mkdir()
        (folder / "bin/bulwark").symlink_to(BULWARK.resolve())
        cls.files = {name: folder / f"bulwark.{name}" for name in ("1", "bash", "zsh", "fish")}
        subprocess.run(["/usr/bin/python3", "-B", ROOT / "scripts/packaging/help_pages.py", BULWARK,
                        *cls.files.values()], check=True)
        cls.environment = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(folder)}

    def run_in(self, *command):
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True)
        self.assertEqual(done.stderr, "")
        return [line for line in done.stdout.splitlines() if line]

    def bash(self, line):
        return self.run_in("bash", "--norc", "-c", BASH.format(file=self.files["bash"], line=quoted(line)))

    def zsh(self, line):
        *words, last = line.split(" ")
        script = ZSH.format(file=self.files["zsh"], words=" ".join(words), last=quoted(last))
        return [word for word in self.run_in("zsh", "-fc", script) if word.startswith(last) or word == "FILES"]

    def fish(self, line):
        lines = self.run_in("fish", "--no-config", "-c", f"source {self.files['fish']}; complete -C {quoted(line)}")
        return [word.split("\t")[0] for word in lines]

    def check(self, complete):
        self.assertEqual(complete("bulwark sat"), ["saturate"])
        self.assertIn("--precision", complete("bulwark run --pre"))
        self.assertEqual(set(complete("bulwark schema st")), {"study"})
        paths = complete(f"bulwark run {SCENARIO} --set batteries.north.")
        self.assertIn("batteries.north.system", paths)
        self.assertIn("batteries.north.rounds", paths)  # that the file does not write
        self.assertEqual(complete(f"bulwark saturate {SCENARIO} --vary raid.salvo.cou"), ["raid.salvo.count"])

    def test_bash(self):
        self.check(self.bash)
        # What bash replaces begins after the last of its word breaks.
        self.assertEqual(self.bash(f"bulwark run {SCENARIO} --precision leakage:fam"), ["family:drone"])
        self.assertIn("all", self.bash(f"bulwark saturate {SCENARIO} --until leakage:"))
        self.assertEqual(self.bash(f"bulwark run {SCENARIO[:-3]}"), [])  # bash goes on with names of files

    @shell("zsh")
    def test_zsh(self):
        self.check(self.zsh)
        self.assertIn("leakage:family:drone", self.zsh(f"bulwark run {SCENARIO} --precision leakage:fam"))
        self.assertEqual(self.zsh("bulwark run configs/q"), ["FILES"])

    @shell("fish")
    def test_fish(self):
        self.check(self.fish)
        self.assertIn("leakage:family:drone", self.fish(f"bulwark run {SCENARIO} --precision leakage:fam"))
        self.assertIn(SCENARIO, self.fish("bulwark run configs/quick"))

    def test_the_man_page_has_every_command(self):
        page = self.files["1"].read_text(encoding="utf-8")
        for command in ("RUN", "SWEEP", "MERGE", "RARE", "CALIBRATE", "PLAN", "INIT", "SCHEMA", "COMPLETE"):
            self.assertIn(f".SH {command}\n", page)


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


if __name__ == "__main__":
    unittest.main()
