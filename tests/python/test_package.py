"""The module as it is shipped: a wheel into an empty folder, the examples, the chapter of the manual."""

import os
import re
import subprocess
import sys
from pathlib import Path

import module
from module import bulwark

SCRIPTS = module.SOURCE / "scripts"


class Package(module.Case):
    def run_python(self, *arguments, **environment):
        """Its output; it must succeed."""
        done = subprocess.run([sys.executable, "-B", *map(str, arguments)], capture_output=True, text=True, cwd=self.folder,
                              env={**os.environ, **environment})
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def built(self):
        return Path(os.environ["BULWARK_BUILD_DIR"]) / "python"

    def test_a_wheel_can_be_installed_and_imported(self):
        wheel = self.run_python(SCRIPTS / "packaging" / "wheel.py", self.built(), bulwark.__version__, self.folder).strip()
        target = self.folder / "target"
        self.run_python("-m", "zipfile", "-e", wheel, target)
        where = self.run_python("-c", "import bulwark; print(bulwark.__version__, bulwark.__file__)", PYTHONPATH=str(target))
        self.assertEqual(where.split(), [bulwark.__version__, str(target / "bulwark" / "__init__.py")])
        has_pip = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode == 0
        if has_pip:
            self.run_python("-m", "pip", "install", "--no-index", "--no-deps", "--target", self.folder / "pip", wheel)
            self.run_python("-c", "import bulwark", PYTHONPATH=str(self.folder / "pip"))

    def test_examples_work(self):
        out = self.run_python(SCRIPTS / "examples" / "price_of_channels.py", module.QUICKSTART)
        self.assertIn("leakage", out)
        out = self.run_python(SCRIPTS / "examples" / "worst_trial.py", module.QUICKSTART)
        self.assertIn("arrive", out)
        plan = (module.SOURCE / "configs" / "plans" / "quickstart.yaml").read_text()
        plan = plan.replace("../quickstart.yaml", module.QUICKSTART).replace("trials: 500", "trials: 40")
        plan = plan.replace("budgets: [1, 2, 3, 6]", "budgets: [1]")
        (self.folder / "plan.yaml").write_text(plan + "swap_trials: 20\nsearch: {first: 16, trials: 32}\n")
        out = self.run_python(SCRIPTS / "examples" / "what_to_buy.py", self.folder / "plan.yaml")
        self.assertIn("0: leakers:all", out)
        self.assertIn("1 training", out)

    def test_the_code_of_the_manual_works(self):
        chapter = (module.SOURCE / "sim" / "manual" / "python.md").read_text(encoding="utf-8")
        code = "\n".join(re.findall(r"^```python\n(.*?)^```", chapter, re.MULTILINE | re.DOTALL))
        self.assertGreater(len(code.splitlines()), 20)
        os.symlink(module.SOURCE / "configs", self.folder / "configs")
        (self.folder / "chapter.py").write_text(code, encoding="utf-8")
        self.run_python("chapter.py")

    def test_readers_need_no_extension(self):
        probe = "import bulwark_results, sys; assert 'bulwark' not in sys.modules; print(bulwark_results.__file__)"
        self.assertIn("scripts", self.run_python("-c", probe, PYTHONPATH=str(SCRIPTS)))

    def test_what_is_public_has_a_docstring(self):
        for name in bulwark.__all__:
            self.assertTrue(getattr(bulwark, name).__doc__, name)
