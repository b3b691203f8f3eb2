"""A headless Chromium for tests, and what they do where there is none."""

import os
import shutil
import tempfile
import unittest

ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--window-size=1400,1100"]


def missing():
    """What a browser test lacks here, or None."""
    try:
        import selenium  # noqa: F401
    except ImportError:
        return "python3-selenium"
    lacking = [program for program in ("chromium", "chromedriver") if shutil.which(program) is None]
    return ", ".join(lacking) or None


def needed(case):
    """Skips the tests of a class where there is no browser, and says so; with BULWARK_NEEDS_BROWSER=1 they fail then."""
    lacking = missing()
    if lacking is None or os.environ.get("BULWARK_NEEDS_BROWSER") == "1":
        return case
    return unittest.skip(f"no browser to test with: {lacking} not found (scripts/setup --ci installs it)")(case)


class Browser:
    """Opens files; `errors()` is what the console has of warnings and errors."""

    def __init__(self):
        from selenium import webdriver
        from selenium.webdriver.chrome.options import Options
        from selenium.webdriver.chrome.service import Service
        self.profile = tempfile.TemporaryDirectory(prefix="bulwark_browser_")
        options = Options()
        options.binary_location = shutil.which("chromium")
        for argument in [*ARGUMENTS, f"--user-data-dir={self.profile.name}"]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)

    def open(self, path):
        self.driver.get(path.resolve().as_uri())

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def later(self, script):
        """Of a script that calls done(value) when it has it."""
        return self.driver.execute_async_script("const done = arguments[arguments.length - 1];" + script)

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def errors(self):
        return [entry for entry in self.driver.get_log("browser") if entry["level"] in ("WARNING", "SEVERE")]

    def close(self):
        self.driver.quit()
        self.profile.cleanup()
