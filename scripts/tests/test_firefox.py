"""The page of scripts/report in Firefox, headless: figures, tables, replay and paper. Skipped, and said so, without one."""

import base64
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import firefox  # noqa: E402
import report_case  # noqa: E402
from test_replay import INSTANTS, counts_of_events  # noqa: E402

SET_SLIDER = """const slider = document.querySelector('[data-part="slider"]');
slider.value = arguments[0];
slider.dispatchEvent(new Event("input"));
const {begin, end} = JSON.parse(document.querySelector('.replay script[type="application/json"]').textContent);
return begin + arguments[0] / 1000 * (end - begin);"""
SLIDER = """document.querySelector('[data-part="slider"]').value"""


@firefox.needed
class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.folder = report_case.run_hostile(Path(scratch.name) / "run")
        cls.page = Path(scratch.name) / "page.html"
        called = report_case.report(cls.folder, "--out", cls.page, "--trials", "0")
        assert called.returncode == 0, called.stderr
        cls.browser = firefox.Firefox()
        cls.addClassCleanup(cls.browser.close)

    def setUp(self):
        self.browser.open(self.page)

    def tearDown(self):
        self.assertEqual(self.browser.errors(), [])

    def test_asks_for_no_other_file(self):
        self.assertEqual(self.browser.run("return performance.getEntriesByType('resource').map((entry) => entry.name)"), [])

    def test_the_slider_moves_the_replay_and_its_counts_are_those_of_the_events(self):
        events = report_case.events_of(self.folder.parent / "hostile.yaml", 0)
        for instant in INSTANTS:
            time_s = self.browser.run(SET_SLIDER, instant)
            for name, expected in counts_of_events(events, time_s).items():
                shown = self.browser.run("return document.querySelector(arguments[0]).textContent", f'[data-part="count-{name}"]')
                self.assertEqual(int(shown.replace(",", "")), expected, f"{name}, {instant} thousandths")

    def test_it_plays(self):
        self.browser.run(SET_SLIDER, 0)
        self.browser.run("""document.querySelector('[data-part="play"]').click()""")
        self.assertGreater(float(self.browser.later(f"setTimeout(() => done({SLIDER}), 500)")), 0)

    def test_a_click_sorts_a_table(self):
        first = """const table = document.querySelector("table.sortable");
                   const at = [...table.tHead.rows[0].cells].findIndex((cell) => cell.textContent === "mean");
                   table.tHead.rows[0].cells[at].querySelector("button").click();
                   return [...table.tBodies[0].rows].map((row) => row.cells[at].dataset.key).filter((key) => key !== "");"""
        keys = [float(key) for key in self.browser.run(first)]
        self.assertEqual(keys, sorted(keys))

    def test_is_light_and_dark(self):
        from matplotlib.image import imread
        shades = set()
        for _ in range(2):
            self.browser.run("document.getElementById('theme').click()")
            picture = imread(io.BytesIO(base64.b64decode(self.browser.screenshot())))
            shades.add(bool(picture[:, :, :3].mean() > 0.5))
        self.assertEqual(shades, {True, False})

    def test_prints(self):
        paper = base64.b64decode(self.browser.printed())
        self.assertTrue(paper.startswith(b"%PDF"))
        self.assertGreater(len(paper), 100_000)


if __name__ == "__main__":
    unittest.main()
