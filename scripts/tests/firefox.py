"""A headless Firefox for tests, spoken to in its own protocol (Marionette: numbered commands as JSON over a socket), so that
nothing but the browser is needed; and what tests do where there is none."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

START_S, ANSWER_S = 60, 60


def program():
    return shutil.which("firefox-esr") or shutil.which("firefox")


def needed(case):
    """Skips the tests of a class where there is no Firefox, and says so; the checks do without."""
    return case if program() else unittest.skip("no Firefox to test with (apt-get install firefox-esr)")(case)


class Firefox:
    """Opens files; `errors()` is what the console has of errors in them."""

    def __init__(self, width=1400, height=1100):
        self.profile = tempfile.TemporaryDirectory(prefix="bulwark_firefox_", ignore_cleanup_errors=True)
        port = _free_port()
        (Path(self.profile.name) / "user.js").write_text(
            f'user_pref("marionette.port", {port});\nuser_pref("browser.shell.checkDefaultBrowser", false);\n'
            'user_pref("datareporting.policy.dataSubmissionEnabled", false);\nuser_pref("app.update.enabled", false);\n',
            encoding="utf-8")
        self.process = subprocess.Popen(
            [program(), "--headless", "--no-remote", "--profile", self.profile.name, "--marionette",
             "--remote-allow-system-access", f"--width={width}", f"--height={height}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            env={**os.environ, "MOZ_CRASHREPORTER_DISABLE": "1"})
        try:
            self.socket, self.sent, self.pending = _connect(port, self.process), 0, b""
            self._message()  # it greets first
            self._call("WebDriver:NewSession", {})
        except BaseException:
            self.close()
            raise

    def open(self, path):
        self._call("WebDriver:Navigate", {"url": path.resolve().as_uri()})

    def run(self, script, *arguments):
        return self._call("WebDriver:ExecuteScript", {"script": script, "args": list(arguments), "sandbox": None})["value"]

    def later(self, script):
        """Of a script that calls done(value) when it has it."""
        return self._call("WebDriver:ExecuteAsyncScript", {
            "script": "const done = arguments[arguments.length - 1];" + script, "args": [], "sandbox": None})["value"]

    def screenshot(self):
        """PNG, as base64 text."""
        return self._call("WebDriver:TakeScreenshot", {"full": False})["value"]

    def printed(self):
        """PDF, as base64 text."""
        return self._call("WebDriver:Print", {"background": True})["value"]

    def errors(self):
        """Messages of the console about files, none about the browser itself."""
        self._call("Marionette:SetContext", {"value": "chrome"})
        try:
            return self.run("""return Services.console.getMessageArray()
                .filter((message) => (message.sourceName || "").startsWith("file:")
                        || String(message.message).includes('"file:'))
                .map((message) => String(message.message))""")
        finally:
            self._call("Marionette:SetContext", {"value": "content"})

    def close(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)  # its own group: the browser and what it started
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
        if hasattr(self, "socket"):
            self.socket.close()
        self.profile.cleanup()

    def _call(self, command, parameters):
        self.sent += 1
        text = json.dumps([0, self.sent, command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(text), text))
        _, number, error, result = self._message()
        assert number == self.sent and error is None, error
        return result

    def _message(self):
        while b":" not in self.pending:
            self._receive()
        length, _, self.pending = self.pending.partition(b":")
        while len(self.pending) < int(length):
            self._receive()
        text, self.pending = self.pending[:int(length)], self.pending[int(length):]
        return json.loads(text)

    def _receive(self):
        part = self.socket.recv(1 << 16)
        if not part:
            raise ConnectionError("Firefox closed the connection")
        self.pending += part


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _connect(port, process):
    end = time.monotonic() + START_S
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=ANSWER_S)
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)
