"""The replay in a real browser, headless: what the map draws is what the events say. Skipped, and said so, without one."""

import base64
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import browser  # noqa: E402
import report_case  # noqa: E402

sys.path.insert(0, str(report_case.SCRIPTS / "reporting"))

DRAWINGS = 100  # of which the mean time is taken
INSTANTS = [40, 130, 220, 310, 400, 500, 600, 700, 820, 950]  # thousandths of the whole


def counts_of_events(events, time_s):
    """What is in flight and has happened by a time, straight from the table of events."""
    past = events[events["time_s"] <= time_s]

    def by(event, result=None, types=("drone", 'missile">', "bait")):
        rows = past[(past["event"] == event) & past["type"].isin(types)]
        return int(len(rows) if result is None else (rows["result"] == result).sum())

    gone = past[(past["event"] == "soft_kill") | (past["event"] == "arrive")
                | ((past["event"] == "intercept") & (past["result"] == "kill"))]
    return {"live": by("launch", "flies") - len(gone), "rounds": by("fire") - by("intercept"),
            "killed": by("intercept", "kill"), "jammed": by("soft_kill"), "decoys": by("arrive", types=["bait"]),
            "leaked": by("arrive", types=["drone", 'missile">'])}


def page_of_replays(folder, path, *arguments):
    """A page without figures: they take the most time, and none is looked at here."""
    import figures
    import page
    import report
    given, sys.argv = sys.argv, ["report", str(folder), "--bulwark", report_case.BULWARK, *arguments]
    drawn, figures.figures_of = figures.figures_of, lambda folder: []
    try:
        options = report.arguments()
        path.write_text(page.render([report.chapter_of(folder, options)], ""), encoding="utf-8")
    finally:
        sys.argv, figures.figures_of = given, drawn


@browser.needed
class Replay(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.scratch = Path(scratch.name)
        cls.folder = report_case.run_hostile(cls.scratch / "run")
        cls.page = cls.scratch / "replay.html"
        page_of_replays(cls.folder, cls.page, "--trials", "0,1")
        cls.browser = browser.Browser()
        cls.addClassCleanup(cls.browser.close)

    def setUp(self):
        self.browser.open(self.page)

    def tearDown(self):
        self.assertEqual(self.browser.errors(), [])

    def shown(self, name):
        return int(self.browser.find(f'[data-part="count-{name}"]').text.replace(",", ""))

    def player(self, what):
        return self.browser.run(f"return bulwarkReplays[0].{what}")

    def set_slider(self, thousandths):
        self.browser.run("""const slider = document.querySelector('[data-part="slider"]');
                            slider.value = arguments[0];
                            slider.dispatchEvent(new Event("input"));""", thousandths)

    def events(self, trial):
        return report_case.events_of(self.folder.parent / "hostile.yaml", trial)

    def test_counts_on_the_map_are_those_of_the_events(self):
        for trial in (0, 1):
            self.browser.run("""const which = document.querySelector('[data-part="which"]');
                                which.selectedIndex = arguments[0];
                                which.dispatchEvent(new Event("change"));""", trial)
            events = self.events(trial)
            for instant in INSTANTS:
                self.set_slider(instant)
                expected = counts_of_events(events, self.player("time"))
                shown = {name: self.shown(name) for name in expected}
                self.assertEqual(shown, expected, f"trial {trial}, {instant} thousandths")
                drawn = {"threats": expected["live"], "rounds": expected["rounds"]}
                self.assertEqual(self.player("map.drawn"), drawn, f"trial {trial}, {instant} thousandths")

    def test_a_battery_ends_with_the_rounds_that_the_events_leave_it(self):
        events = self.events(0)
        of_battery = events[events["battery"] == "guns"]
        stand = of_battery.loc[of_battery["event"] == "stand", "result"].iloc[0]
        brought = of_battery.loc[of_battery["result"].str.startswith("ends, "), "result"].str.extract(r"(\d+)")[0]
        left = int(stand.split()[2]) - (of_battery["event"] == "fire").sum() + brought.astype(int).sum()
        if (of_battery["event"] == "destroyed").any():
            left = 0
        self.set_slider(1000)
        self.assertEqual(self.browser.run("""return bulwarkReplays[0].model.batteries
            .find((battery) => battery.site.name === "guns").rounds.at(Infinity)"""), left)

    def test_keys_and_slider_move_the_time(self):
        from selenium.webdriver.common.keys import Keys
        slider = self.browser.find('[data-part="slider"]')
        before, stood = self.player("time"), slider.get_property("value")
        slider.send_keys(Keys.ARROW_RIGHT)
        self.assertGreater(self.player("time"), before)
        self.assertNotEqual(slider.get_property("value"), stood)
        slider.send_keys(Keys.HOME)
        self.assertEqual(self.player("time"), self.player("model.begin"))
        scale = self.player("map.transform.k")
        slider.send_keys("+")
        self.assertGreater(self.player("map.transform.k"), scale)

    def test_a_click_tells_the_story(self):
        self.set_slider(300)
        where = self.browser.run("""const {map, model} = bulwarkReplays[0];
            const site = model.byKind.battery[1];
            map.pick(map.sites.toScreen(site.x, site.y));
            return document.querySelector('[data-part="story"]').textContent;""")
        self.assertIn("guns", where)
        self.assertIn("begins: 2 channels, 6 rounds", where)
        self.browser.find('[data-part="slider"]').send_keys("n")
        story = self.browser.find('[data-part="story"]').text
        self.assertIn("is launched", story)
        self.assertRegex(story, r"At \d+ min \d\d s it (was|leaked|failed)")

    def test_plays_and_pauses(self):
        before = self.player("time")
        play = self.browser.find('[data-part="play"]')
        play.click()
        self.browser.later("setTimeout(done, 400);")
        play.click()
        self.assertGreater(self.player("time"), before)
        self.assertEqual(play.text, "Play")

    def test_tables_sort(self):
        order = self.browser.run("""const table = document.querySelector("table.sortable");
            table.closest("details").open = true;
            const column = [...table.tHead.rows[0].cells].findIndex((cell) => cell.textContent === "mean");
            const read = () => [...table.tBodies[0].rows].map((row) => row.cells[column].dataset.key)
              .filter((key) => key !== "").map(Number);
            const button = table.tHead.rows[0].cells[column].querySelector("button");
            button.click();
            const up = read();
            button.click();
            return [up, read()];""")
        self.assertEqual(order[0], sorted(order[0]))
        self.assertEqual(order[1], sorted(order[1], reverse=True))

    def test_light_dark_and_a_picture(self):
        light = self.browser.run("return getComputedStyle(document.body).backgroundColor")
        self.browser.find("#theme").click()
        self.assertNotEqual(self.browser.run("return getComputedStyle(document.body).backgroundColor"), light)
        self.browser.run('document.querySelector(".replay").scrollIntoView()')
        self.assertGreater(len(self.browser.driver.get_screenshot_as_png()), 20000)
        colours = self.browser.run("""const {canvas, pen} = bulwarkReplays[0].map;
            const pixels = new Uint32Array(pen.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
            return new Set(pixels).size;""")
        self.assertGreater(colours, 20, "the map is empty")

    def test_prints(self):
        self.assertTrue(base64.b64decode(self.browser.driver.print_page()).startswith(b"%PDF"))


@browser.needed
class Speed(unittest.TestCase):
    @staticmethod
    def processor_time_ms(chromium):
        """Of the page's thread, for DRAWINGS frames: a headless browser on a busy machine has no screen and no clock to itself."""
        def spent_s():
            metrics = chromium.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
            return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")

        chromium.driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        before = spent_s()
        chromium.run("for (let k = 0; k < arguments[0]; ++k) bulwarkReplays[0].go(bulwarkReplays[0].time + 1);", DRAWINGS)
        return 1000 * (spent_s() - before)

    def test_five_hundred_threats_at_sixty_frames_a_second(self):
        with tempfile.TemporaryDirectory() as scratch:
            folder = report_case.run_many(Path(scratch) / "many")
            path = Path(scratch) / "many.html"
            page_of_replays(folder, path, "--trials", "0")
            chromium = browser.Browser()
            self.addCleanup(chromium.close)
            chromium.open(path)
            live = chromium.run("return bulwarkReplays[0].map.drawn.threats")
            self.assertEqual(live, 500)
            milliseconds = self.processor_time_ms(chromium) / DRAWINGS
            frames = chromium.later("""const player = bulwarkReplays[0];
                player.toggle();
                setTimeout(() => {
                  const {frames} = player;
                  done(1000 * (frames.length - 1) / (frames[frames.length - 1] - frames[0]));
                }, 2000);""")
            print(f"\n500 threats: {milliseconds:.1f} ms of processor time a frame, {frames:.0f} frames a second", file=sys.stderr)
            self.assertLess(milliseconds, 1000 / 60)
            self.assertEqual(chromium.errors(), [])


if __name__ == "__main__":
    unittest.main()
