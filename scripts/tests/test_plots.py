"""Draws the figures of tiny result folders through the launcher, as a user does.

Run by: /usr/bin/python3 -m unittest discover scripts/tests
"""

import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import tiny_results  # noqa: E402

import events_map  # noqa: E402
import gallery  # noqa: E402  (tiny_results has put scripts/plots on the path)
import loader  # noqa: E402
import output  # noqa: E402
import style  # noqa: E402

LAUNCHER = Path(__file__).resolve().parents[1] / "plot"
FIGURES = ["leakage", "leakers", "causes", "timeline", "assets", "batteries", "defence", "map", "events"]

CAMPAIGN = ["destroyed", "stocks", "raids", "firsts", "repair", "grid", "network"]


def plot(*arguments):
    return subprocess.run([LAUNCHER, *map(str, arguments)], capture_output=True, text=True, timeout=300)


class Plots(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name) / "a result"

    def expect_figures(self, out, names):
        self.assertEqual(sorted(path.name for path in out.iterdir()),
                         sorted(f"{name}.{kind}" for name in names for kind in ("png", "svg")))
        for path in out.iterdir():
            self.assertGreater(path.stat().st_size, 5000, path.name)

    def expect_drawn(self, names, only=None):
        """Draws and lays out in this process, which takes a tenth of the time; what is written is tested above."""
        drawn = {}
        for name, title, draw in gallery.figures(self.folder, only):
            figure = draw()
            self.assertTrue(title)
            if figure is not None:
                style.settle(figure)
                drawn[name] = figure
        self.assertEqual(sorted(drawn), sorted(names))
        return drawn

    def expect_silent_success(self, run):
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, "", ""))

    def expect_error(self, *words):
        run = plot(self.folder)
        self.assertEqual(run.returncode, 2)
        for word in words:
            self.assertIn(word, run.stderr)
        self.assertNotIn("Traceback", run.stderr)

    def test_draws_every_figure_into_the_folder(self):
        tiny_results.make(self.folder)
        self.expect_silent_success(plot(self.folder))
        self.expect_figures(self.folder / "plots", FIGURES)

    def test_one_trial_leaves_cells_empty(self):
        tiny_results.make(self.folder, trials=1)
        self.expect_drawn(FIGURES)

    def test_nothing_leaks(self):
        tiny_results.make(self.folder, leakers=0)
        self.expect_drawn(FIGURES)

    def test_tables_without_rows(self):
        tiny_results.make(self.folder)
        for table in ("batteries", "kills", "events"):
            tiny_results.write(self.folder / f"{table}.csv", tiny_results.columns_of(table), [])
        self.expect_drawn(FIGURES)

    def test_events_are_optional(self):
        tiny_results.make(self.folder)
        (self.folder / "plots").mkdir()
        (self.folder / "plots" / "events.pdf").write_text("of an earlier run", encoding="utf-8")
        (self.folder / "events.csv").unlink()
        asked = plot(self.folder, "--only", "events")
        self.assertEqual((asked.returncode, asked.stderr), (2, "plot: events: this folder has nothing to show there\n"))
        self.assertEqual(list((self.folder / "plots").iterdir()), [])
        self.expect_drawn(FIGURES[:-1])

    def test_the_trial_is_named_and_its_hits_are_no_sensors(self):
        tiny_results.make(self.folder)
        header, *rows = (self.folder / "events.csv").read_text(encoding="utf-8").splitlines()
        numbered = [f"trial,{header}", *(f"7,{row}" for row in rows)]
        (self.folder / "events.csv").write_text("\n".join(numbered) + "\n", encoding="utf-8")
        figure = self.expect_drawn(["events"], ["events"])["events"]
        self.assertRegex(figure.texts[1].get_text(), r"  ·  trial 7$")
        self.assertNotIn("*", [marker for marker, _, _ in events_map.ENDS.values()])

    def test_the_grid_falls_at_the_raid_and_no_bus_is_cut(self):
        tiny_results.make(self.folder)
        tiny_results.make_campaign(self.folder)
        drawn = self.expect_drawn(["grid", "network"], ["grid", "network"])
        lines = drawn["grid"].axes[0].get_lines()
        self.assertEqual({line.get_drawstyle() for line in lines}, {"steps-post"})
        self.assertFalse(any(bus.get_clip_on() for bus in drawn["network"].axes[0].collections))

    def test_campaigns_have_figures_of_their_own(self):
        tiny_results.make(self.folder)
        tiny_results.make_campaign(self.folder)
        self.expect_drawn(FIGURES + CAMPAIGN)

    def test_many_raids_and_long_names(self):
        tiny_results.make(self.folder)
        tiny_results.make_campaign(self.folder, raids=120, names="x" * 80)
        self.expect_drawn(["raids", "stocks", "network"], ["raids", "stocks", "network"])

    def test_a_campaign_without_raids_grid_or_repair(self):
        tiny_results.make(self.folder)
        tiny_results.make_campaign(self.folder, raids=0, with_grid=False, with_repair=False)
        self.expect_drawn(CAMPAIGN[:4], CAMPAIGN)

    def test_one_figure_needs_its_own_tables_only(self):
        tiny_results.make(self.folder)
        for table in ("summary", "causes", "timeline", "kills"):
            (self.folder / f"{table}.csv").unlink()
        self.expect_drawn(["events"], ["events"])

    def test_same_tables_give_the_same_files(self):
        tiny_results.make(self.folder)
        first, second = self.folder / "first", self.folder / "second"
        for out in (first, second):
            self.expect_silent_success(plot(self.folder, "--out", out, "--only", "causes", "map"))
        self.expect_figures(first, ["causes", "map"])
        for path in first.iterdir():
            self.assertEqual(path.read_bytes(), (second / path.name).read_bytes(), path.name)

    def test_hits_in_one_place_stand_beside_each_other(self):
        threats = [{"way": [(0, 0), (3e3, 0)], "end": end} for end in ("leaked, hit", "leaked, hit", "intercepted")]
        fig = style.Figure()
        ax = fig.subplots()
        ax.set_xlim(0, 100)
        first, second, killed = events_map._ends_of(ax, threats, events_map.APART_POINTS)
        self.assertEqual(first, killed)
        self.assertNotEqual(first, second)

    def test_rounds_are_told_by_system_as_shares_of_their_own(self):
        tiny_results.make(self.folder)
        rows = [{"time_s": 600 * i, "system": system, "ready_rounds_mean": whole * (1 - i / 8), "ready_rounds_p05": 0,
                 "ready_rounds_p95": whole} for i in range(5) for system, whole in (("sam", 24), ("gun", 600))]
        tiny_results.write(self.folder / "rounds.csv", list(rows[0]), rows)
        panel = self.expect_drawn(["timeline"], ["timeline"])["timeline"].axes[3]
        self.assertEqual([text.get_text() for text in panel.get_legend().get_texts()], ["sam, of 24", "gun, of 600"])
        for line in panel.lines:
            self.assertEqual(list(line.get_ydata()), [1.0, 0.875, 0.75, 0.625, 0.5])

    def test_a_round_that_meets_behind_the_target_does_not_bend_the_way(self):
        tiny_results.make(self.folder)
        rows = [*tiny_results._events(), {"time_s": 71, "event": "intercept", "salvo": "_evening", "threat": 2, "type": "t",
                                          "x_m": -9e3, "y_m": -7e3, "result": "miss", "lane": 0, "target": "plant"}]
        tiny_results.write(self.folder / "events.csv", [*tiny_results.columns_of("events"), "lane", "target"], rows)
        found = list(events_map._threats(loader.Results(self.folder, set(events_map.TABLES))))
        self.assertIn([(150e3, 0), (60e3, 50e3), (3e3, 0)], [threat["way"] for threat in found])
        self.assertEqual([threat["end"] for threat in found],
                         ["intercepted", "soft-killed", "leaked, hit", "leaked, missed or decoy"])

    def test_pdf_and_title(self):
        tiny_results.make(self.folder)
        self.expect_silent_success(plot(self.folder, "--only", "leakage", "--format", "pdf", "--title", "What got through"))
        path, = (self.folder / "plots").iterdir()
        self.assertEqual(path.name, "leakage.pdf")
        self.assertTrue(path.read_bytes().startswith(b"%PDF"))

    def test_every_format_has_the_size_of_the_figure_in_whatever_order(self):
        tiny_results.make(self.folder)
        for kinds in (["svg", "png"], ["pdf", "svg"], ["png"], ["png", "svg", "pdf"]):
            figure = self.expect_drawn(["leakage"], ["leakage"])["leakage"]
            output.save(figure, self.folder, "leakage", kinds)
            for kind in kinds:
                self.assertEqual([round(inches, 2) for inches in self.size_of(kind)],
                                 [round(inches, 2) for inches in figure.get_size_inches()], (kinds, kind))

    def size_of(self, kind):
        data = (self.folder / f"leakage.{kind}").read_bytes()
        if kind == "png":
            from matplotlib.image import imread
            height, width, _ = imread(self.folder / "leakage.png").shape
            return width / 150, height / 150
        pattern = rb'width="([\d.]+)pt" height="([\d.]+)pt"' if kind == "svg" else rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+)"
        return [float(points) / 72 for points in re.search(pattern, data).groups()]

    def test_png_and_svg_of_one_drawing_are_those_of_two(self):
        tiny_results.make(self.folder)
        drawn = self.expect_drawn(["batteries"], ["batteries"])["batteries"]
        output.save(drawn, self.folder, "one", ["png", "svg"])
        for kind in ("png", "svg"):
            output.save(drawn, self.folder, "two", [kind])
        one, two = ((self.folder / f"{name}.png").read_bytes() for name in ("one", "two"))
        self.assertEqual(one, two)
        one, two = ((self.folder / f"{name}.svg").read_text(encoding="utf-8") for name in ("one", "two"))
        for what in ("<path ", "<use ", "<g id=", "url(#", "<!--"):
            self.assertEqual(one.count(what), two.count(what), what)

    def test_losses_are_drawn_from_trials(self):
        tiny_results.make(self.folder)
        rows = [{"trial": i, "capacity_lost_MW:all": 100 * (i % 3), "defender_cost:all": 4.5 + i, "attacker_cost:all": 2.0}
                for i in range(20)]
        tiny_results.write(self.folder / "per_trial.csv", list(rows[0]), rows)
        figure = self.expect_drawn(["losses"], ["losses"])["losses"]
        self.assertEqual([ax.get_xlabel() for ax in figure.axes[::2]], ["MW in a raid", "money in a raid"])

    def test_losses_are_drawn_from_the_exceedance_where_no_trials_were_kept(self):
        tiny_results.make(self.folder)
        steps = [(0.0, 20), (100.0, 13), (200.0, 6)]
        rows = [{"metric": "capacity_lost_MW", "group": "all", "value": value, "trials": trials, "exceedance": trials / 20,
                 "ci_low": 0.0, "ci_high": 1.0} for value, trials in steps]
        tiny_results.write(self.folder / "exceedance.csv", list(rows[0]), rows)
        figure = self.expect_drawn(["losses"], ["losses"])["losses"]
        histogram, tail = figure.axes
        self.assertEqual([round(20 * bar.get_height()) for bar in histogram.patches if bar.get_height() > 0], [7, 7, 6])
        self.assertEqual(list(tail.lines[0].get_ydata()), [1.0, 0.65, 0.3])

    def test_batteries_are_named_with_what_they_have(self):
        tiny_results.make(self.folder)
        rows = [{"battery": "north", "system": "sam", "channels": 2, "rounds": 24, "stock": 16, "cost": ""},
                {"battery": "guns.1", "system": "gun", "channels": 1, "rounds": 60, "stock": 0, "cost": 2.5}]
        tiny_results.write(self.folder / "inventory.csv", list(rows[0]), rows)
        figure = self.expect_drawn(["batteries"], ["batteries"])["batteries"]
        self.assertEqual([label.get_text() for label in figure.axes[0].get_yticklabels()],
                         ["north (24+16, 2)", "guns.1 (60, 1)"])

    def test_a_page_sets_light_and_dark(self):
        tiny_results.make(self.folder)
        element = gallery.svg(self.expect_drawn(["leakage"], ["leakage"])["leakage"])
        self.assertTrue(element.startswith("<svg") and element.rstrip().endswith("</svg>"))
        self.assertIn("var(--fig-000000, #000000)", element)
        sheet = gallery.css([element])
        self.assertIn("--fig-000000:#000000", sheet)
        self.assertIn(f"--fig-000000:{output.dark_of('#000000')}", sheet)
        self.assertIn(f"--fig-{style.BLUE.lower()[1:]}:{output.dark_of(style.BLUE.lower())}", sheet)

    def test_on_a_dark_page_everything_is_seen(self):
        colours = (*style.CAUSES.values(), *style.OTHER_CAUSES, *style.USUAL_FAMILIES.values(), style.SKY, style.GREEN)
        for colour in (colour for colour in colours if not style.is_neutral(colour)):
            self.assertGreaterEqual(output.contrast_on_dark(output.dark_of(colour.lower())), output.LEAST_CONTRAST, colour)
        self.assertEqual(output.dark_of(style.ORANGE.lower()), style.ORANGE.lower())  # what is seen there stays

    def test_lettering_turns_over_with_the_ground_that_does(self):
        self.assertEqual([style.ink_on(colour) for colour in ("white", style.BLACK)], [style.BLACK, "#FFFFFF"])
        self.assertEqual([style.ink_on(colour) for colour in (style.YELLOW, style.BLUE)], [style.ON_LIGHT, style.ON_DARK])
        self.assertEqual(style.ink_on("#7c7b78", of_image=True), style.ON_LIGHT)

    def test_names_file_and_missing_columns(self):
        tiny_results.make(self.folder)
        columns = [column for column in tiny_results.columns_of("assets") if column not in ("hits", "p_disabled_ci_low")]
        tiny_results.write(self.folder / "assets.csv", columns, [])
        (self.folder / "causes.csv").unlink()
        self.expect_error("assets.csv: missing columns p_disabled_ci_low, hits", "causes.csv: no such file")
        self.assertFalse((self.folder / "plots").exists())

    def test_names_file_line_and_column_of_a_bad_number(self):
        tiny_results.make(self.folder)
        path = self.folder / "routes.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("150000.0", "far", 1), encoding="utf-8")
        self.expect_error("routes.csv:2: column x_m: 'far' is not a number")

    def test_broken_files(self):
        tiny_results.make(self.folder)
        (self.folder / "kills.csv").write_bytes(b"")
        (self.folder / "fates.csv").write_bytes(b"\xff\xfe\x00")
        (self.folder / "manifest.json").write_text("[1]", encoding="utf-8")
        self.expect_error("kills.csv: cannot be read", "fates.csv: cannot be read", "manifest.json: missing key name")

    def test_events_of_another_scenario(self):
        tiny_results.make(self.folder)
        path = self.folder / "events.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("_evening", "dawn"), encoding="utf-8")
        (self.folder / "causes.csv").unlink()  # not needed for this figure
        run = plot(self.folder, "--only", "events")
        self.assertEqual(run.returncode, 2)
        self.assertIn("events.csv: salvo 'dawn' is not in routes.csv", run.stderr)

    def test_no_such_folder(self):
        self.expect_error("a result: no such folder", "bulwark run")


if __name__ == "__main__":
    unittest.main()
