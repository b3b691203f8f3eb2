"""The page that scripts/report makes: what stands in it, that nothing breaks out of it, and that its scripts are clean.

What only a browser can tell is in test_replay.py. BULWARK is the program, as ctest sets it.
"""

import json
import math
import re
import shutil
import subprocess
import sys
import tempfile
import types
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import pandas as pd  # noqa: E402

import report_case  # noqa: E402

REPORTING = report_case.SCRIPTS / "reporting"
SOURCES = sorted(REPORTING.glob("**/*.js"))


class Page(unittest.TestCase):
    """Of a run of two families against assets with hostile names, and of a study."""

    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.folder = report_case.run_hostile(Path(scratch.name) / "run")
        cls.study = report_case.saturate(Path(scratch.name) / "study")
        cls.out = Path(scratch.name) / "page.html"
        called = report_case.report(cls.folder, cls.study, "--out", cls.out, "--trials", "3,median,worst:leakers:all")
        assert called.returncode == 0 and called.stderr == "", called.stderr
        cls.page = cls.out.read_text(encoding="utf-8")
        cls.words = re.sub(r"\s+", " ", cls.page.replace("\u00a0", " "))

    def test_tells_question_answer_assumptions_and_how_to_make_it_again(self):
        for text in ["What do two plants lose?", "get through", "What the model leaves out", "git checkout",
                     "There are no sensors", "Left to chance: two families", "kill probability of a round", "180 km/h",
                     "At which value does the metric cross the level?", "scripts/report"]:
            self.assertIn(text, self.words)

    def test_figures_of_the_answer_are_those_of_the_tables(self):
        summary = report_case.frame(self.folder / "summary.csv").set_index(["metric", "group"])
        row = summary.loc[("leakage", "all")]
        told = f"{100 * row['mean']:.1f} % [{100 * row['ci_low']:.1f}, {100 * row['ci_high']:.1f}] get through"
        self.assertIn(told, self.words)

    def test_needs_no_other_file(self):
        self.assertNotRegex(self.page, r"<(script|img|iframe|object|embed)[^>]*\ssrc\s*=")
        self.assertNotRegex(self.page, r"<link\b")
        self.assertNotRegex(self.page, r"@import|url\((?!#|['\"]?data:)")

    def test_names_of_a_scenario_are_text(self):
        self.assertNotIn("<script>alert", self.page)
        self.assertNotIn("<img src=x", self.page)
        self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt;", self.page)

    def test_replays_are_data_that_no_name_breaks_out_of(self):
        found = re.findall(r'<script type="application/json">(.*?)</script>', self.page, re.DOTALL)
        self.assertIn(len(found), (2, 3))  # trial 3 may be the median, or the worst
        names = [site["name"] for site in json.loads(found[0])["sites"]]
        self.assertIn("<script>alert(1)</script>", names)

    def test_has_the_figures_as_vectors(self):
        self.assertGreater(self.page.count("<svg"), 5)

    def test_has_the_licence_of_the_library(self):
        self.assertIn("Redistribution and use in source and binary forms", self.page)


class Sentences(unittest.TestCase):
    def test_what_helps_is_told_in_points(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        rows = pd.DataFrame([{"what": "round", "of": "sam", "amount": 6.0, "metric": "leakage", "group": "all", "avoided": avoided,
                              "ci_low": low, "ci_high": high} for avoided, low, high in ((0.24, 0.2, 0.28), (0, 0, 0))])
        study = types.SimpleNamespace(sensitivity=rows)
        self.assertEqual([told.replace("\u00a0", " ") for told in study_answer._sensitivity(study)],
                         ["6 more rounds (sam): avoids 24.0 points [20.0, 28.0] of leakage.",
                          "6 more rounds (sam): no effect on leakage."])

    def test_what_fails_at_launch_is_no_part_of_what_gets_through(self):
        sys.path.insert(0, str(REPORTING))
        import answer
        for failed, told in ((0, "Of the 100 threats launched in a raid, decoys not counted, 50.0 % get through."),
                             (40, "Of the 100 threats launched in a raid, decoys not counted, 40 fail at launch; of the 60 that "
                                  "do not, 50.0 % get through.")):
            none = {"ci_low": math.nan, "ci_high": math.nan}
            means = {"leakage": 0.5, "launched": 100, "failed": failed}
            run = types.SimpleNamespace(metric=lambda name: pd.DataFrame([{"mean": means[name]} | none], index=["all"]),
                                        manifest={"trials": 1})
            self.assertEqual(answer._leakage(run, "raid").replace("\u00a0", " "), told)

    def test_of_those_that_are_not_named_ties_are_not_less_often(self):
        sys.path.insert(0, str(REPORTING))
        import answer
        for shares, told in (([0.5] * 6 + [0.3], "; 2 more are so as often as the last of these and 1 more is so less often."),
                             ([0.5] * 5, "; 1 more is so as often as the last of these."), ([0.5] * 4 + [0.3], "; 1 more is so "
                             "less often."), ([0.5] * 4, "d 50.0 %.")):
            frame = pd.DataFrame({"asset": list("abcdefg")[:len(shares)], "p_empty": shares, "p_empty_ci_low": math.nan,
                                  "p_empty_ci_high": math.nan})
            text = answer._probabilities(frame, "asset", "p_empty", "Assets", "raid").replace("\u00a0", " ")
            self.assertTrue(text.endswith(told), text)

    def test_a_card_without_an_interval_has_none(self):
        sys.path.insert(0, str(REPORTING))
        import answer
        self.assertEqual(answer._ends("leakage", math.nan, math.nan), "")
        self.assertEqual(answer._ends("leakage", 0.1, 0.2), "95 %: 10.0 to 20.0")

    def test_a_second_of_warning_is_one_more_and_what_is_of_nothing_has_no_brackets(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        for (what, of, amount), told in ((("second of warning", "", 1), "One second more of warning"),
                                         (("second of warning", "", 0.5), "0.50 seconds more of warning"),
                                         (("second of reaction", "sam", 1), "One second less of reaction (sam)"),
                                         (("round a week", "sam", 4), "4 more rounds a week (sam)"),
                                         (("repair crew", "", 1), "One more repair crew")):
            self.assertEqual(study_answer._step({"what": what, "of": of, "amount": amount}), told)

    def test_intervals_of_a_crossing_say_their_level_where_it_is_not_the_usual(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        for confidence, level in ((0.975, ""), (0.9, " (80 %)")):
            row = {"metric": "leakage", "group": "all", "unit": "", "relation": ">=", "level": 0.3, "second_path": "", "path": "n",
                   "second_value": "", "crossing": 24, "ci_low": 23, "ci_high": 25, "assured": math.nan, "confidence": confidence}
            told = study_answer._crossing(search_of(row, (20, 0.2, 0.4), (30, 0.35, 0.45)))
            self.assertEqual([text.replace("\u00a0", " ") for text in told], [f"Leakage >= 30.0 % turns at n = 24 [23, 25]{level}."])

    def test_a_level_that_the_estimate_does_not_reach_may_be_crossed(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        row = {"metric": "leakage", "group": "all", "unit": "", "relation": ">=", "level": 0.3, "second_path": "", "path": "n",
               "second_value": "", "crossing": math.nan, "ci_low": 23, "ci_high": math.nan, "assured": math.nan, "confidence": 0.9,
               "direction": "never"}
        for high, told in ((0.32, "holds nowhere by the estimate, may be crossed [23, outside] (80 %)."), (0.28, "holds nowhere.")):
            said = study_answer._crossing(search_of(row, (20, 0.1, 0.2), (30, 0.2, high)))
            self.assertEqual(said, [f"Over the values of n that were searched, leakage >= 30.0\u00a0% {told}"])

    def test_intervals_of_a_plan_against_raids_hold_together_at_its_confidence(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        choices = pd.DataFrame([{"budget": 20, "objective": "least", "plan": "a", "swaps": 0, "confidence": 0.8}])
        for raids, level in ((("",), ""), (("east", "west"), " (80 % together over the raids) against west")):
            frontier = pd.DataFrame([{"budget": 20, "raid": raid, "metric": "leakers", "group": "all", "mean": 24 + place, "ci_low": 22,
                                      "ci_high": 27, "relation": "", "level": math.nan, "holds": ""} for place, raid in enumerate(raids)])
            told = study_answer._plan(types.SimpleNamespace(frontier=frontier, choices=choices))
            mean = 23 + len(raids)
            self.assertEqual([text.replace("\u00a0", " ") for text in told], [f"For 20: a; leakers then {mean} [22, 27]{level}."])

    def test_published_bands_are_told_where_they_move_or_are_missed(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        figures = pd.DataFrame([{"band": "drones", "figure": figure, "low": 0.06, "high": high, "prior": prior, "posterior": posterior,
                                 "missed": missed} for figure, high, prior, posterior, missed in
                                (("mean", 0.075, 0.07, 0.071, 0), ("p10", 0.07, 0.05, 0.06, 0), ("p90", 0.06, 0.2, 0.1, 0.04))])
        self.assertEqual(study_answer._bands(figures),
                         ["Of the 3 published figures the prior meets 1, the calibrated law 2.",
                          "Drones, p10: 6.0 % of the launched leak after 5.0 % before; asked: 6.0 to 7.0 %.",
                          "Drones, p90: 10.0 % of the launched leak after 20.0 % before; asked: 6.0 %, which is missed."])

    def test_a_swap_of_a_plan_gains_points_of_a_share(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        choice = {"swap_gain_at_most": 0.006}
        self.assertEqual(study_answer._gain("leakage:all", choice), "0.6 points")
        self.assertEqual(study_answer._gain("leakers:all", {"swap_gain_at_most": 3.0}), "3")

    def test_a_leaker_avoided_has_a_price_where_it_is_certain_and_costs_more(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        cost = pd.DataFrame([{"scenario": name, "extra_cost": extra, "leakers_avoided": 2, "cost_per_leaker_avoided": ratio,
                              "ci_low": low, "ci_high": low + 2, "extra_batteries_cost": batteries}
                             for name, extra, batteries, ratio, low in
                             (("rounds", 8, 0, 4, 3), ("unsure", 8, 0, 4, math.nan), ("battery", -2, 10, 4, 3),
                              ("saves", -2, 0, -1, -2))])
        self.assertEqual([text.replace("\u00a0", " ") for text in study_answer._price(cost)],
                         ["rounds: each leaker avoided costs 4 [3, 5] more in rounds.",
                          "battery: each leaker avoided costs 4 [3, 5] more."])
        self.assertEqual(len(study_answer._price(cost.drop(columns="extra_batteries_cost"))), 1)

    def test_a_selection_that_is_undecided_says_so(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        for verdict, told in (("selected", "Best for leakage: b with 10.0 % [8.0, 12.0]."),
                              ("undecided", "Which is best for leakage is undecided within the trials; until now it is b with "
                                            "10.0 % [8.0, 12.0].")):
            rows = pd.DataFrame([{"rank": rank, "scenario": name, "verdict": given, "metric": "leakage", "group": "all",
                                  "mean": mean, "ci_low": mean - 0.02, "ci_high": mean + 0.02, "difference": mean - 0.1,
                                  "difference_ci_low": -0.01, "difference_ci_high": 0.03}
                                 for rank, name, given, mean in ((1, "b", verdict, 0.1), (2, "a", "undecided", 0.11))])
            said = [text.replace("\u00a0", " ") for text in study_answer._selection(types.SimpleNamespace(selection=rows))]
            self.assertEqual(said, [told, "a (undecided): 11.0 %, +1.0 points [-1.0, 3.0] from the best."])

    def test_a_claim_about_what_is_in_no_trial_has_a_verdict(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        table = pd.DataFrame({"hypothesis": ["more", "more", "more"], "verdict": ["supported", "", ""]})
        self.assertEqual(study_answer._hypotheses(table),
                         ["Claim “more”: supported at 1 of 3 points.",
                          "Claim “more”: no such metric in any trial at 2 of 3 points."])

    def test_a_tuning_for_an_event_is_told_as_a_share_of_trials(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        rows = pd.DataFrame([{"path": "a", "value": "2", "before": 0.2, "after": 0.1, "difference": -0.1,
                              "difference_ci_low": -0.12, "difference_ci_high": -0.08}])
        for asked, told in (("event:many", "20.0 % to 10.0 %, a change of -10.0 points [-12.0, -8.0]"),
                            ("leakers", "0.20 to 0.10, a change of -0.10 [-0.12, -0.08]")):
            study = types.SimpleNamespace(tuning=rows, manifest={"command_line": ["bulwark", "tune", "s.yaml", "--least", asked]})
            self.assertIn(told, study_answer._tuning(study)[1].replace("\u00a0", " "))

    def test_the_limit_of_allocation_is_the_end_of_its_interval(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        row = {"metric": "leakers", "group": "all", "gap": 1, "gap_ci_low": 0.8, "gap_ci_high": 1.25, "gap_share": 0.1}
        row |= {f"{of}{end}": 10 for of in ("policy", "bound") for end in ("", "_ci_low", "_ci_high")}
        told = study_answer._bound(types.SimpleNamespace(bound=pd.DataFrame([row])))[-1].replace("\u00a0", " ")
        self.assertIn("saves no more than 1.25 leakers, with 95 % confidence; by the estimate 1 [0.80, 1.25], 10.0 % of them.", told)

    def test_a_record_that_no_draw_can_have_made_has_no_posterior(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        rows = pd.DataFrame([{"parameter": "pk", "mean": math.nan, "shrinkage": math.nan}])
        told = study_answer._posterior(types.SimpleNamespace(posterior=rows, bands=None, diagnostics=None))
        self.assertEqual(told[0].partition(".")[0], "No draw of the prior can have made this record: it has no posterior")

    def test_a_constraint_that_a_plan_breaks_is_told(self):
        sys.path.insert(0, str(REPORTING))
        import study_answer
        frontier = pd.DataFrame([{"budget": budget, "raid": "", "metric": metric, "group": group, "mean": mean, "ci_low": mean,
                                  "ci_high": mean, "relation": relation, "level": level, "holds": holds}
                                 for budget, metric, group, mean, relation, level, holds in
                                 ((20, "leakers", "all", 24, "", math.nan, ""), (20, "leakage", "all", 0.65, "<=", 0.6, "no"),
                                  (90, "leakers", "all", 15, "", math.nan, ""), (90, "leakage", "all", 0.4, "<=", 0.6, "yes"))])
        choices = pd.DataFrame([{"budget": budget, "objective": "least", "plan": plan, "swaps": 0}
                                for budget, plan in ((20, "4 guns"), (90, "sam"))])
        told = study_answer._plan(types.SimpleNamespace(frontier=frontier, choices=choices))
        self.assertEqual([text.replace("\u00a0", " ") for text in told],
                         ["For 20: 4 guns; leakers then 24 [24, 24]. The constraint leakage <= 60.0 % is broken: 65.0 % "
                          "[65.0, 65.0].", "For 90: sam; leakers then 15 [15, 15]."])


def search_of(row, *curve):
    """The tables of a saturation search: a row of crossing.csv, and value, ci_low and ci_high of curve.csv."""
    values = pd.DataFrame(curve, columns=["value", "ci_low", "ci_high"]).assign(second_value=row["second_value"])
    return types.SimpleNamespace(crossing=pd.DataFrame([row]), curve=values)


class Parts(unittest.TestCase):
    def test_a_trial_without_the_metric_is_neither_worst_nor_best_nor_median(self):
        sys.path.insert(0, str(REPORTING))
        import results
        import trials
        frame = pd.DataFrame({"trial": range(5), "cost_ratio:all": [3, math.nan, 5, 1, math.nan], "leakage:all": math.nan})
        for rank, trial in (("worst", 2), ("best", 3), ("median", 0)):
            self.assertEqual(trials._ranked(rank, "cost_ratio:all", frame, 5)["trial"], trial)
        with self.assertRaisesRegex(results.ResultError, "worst:leakage:all: it has a value in none of the first 5 trials"):
            trials._ranked("worst", "leakage:all", frame, 5)

    def test_what_can_be_bought_is_assumed_and_files_have_their_kind(self):
        sys.path.insert(0, str(REPORTING))
        import again
        import assumed
        manifest = {"plan_text": "options:\n  crew: {cost: 5}\n", "scenario_text": "trials: 3\n"}
        self.assertEqual([(part["title"], part["rows"][0]["value"]) for part in assumed.assumed(manifest)],
                         [("What can be bought", "5"), ("General", "3")])
        self.assertEqual(again.kind_of_file(manifest), "plan")
        self.assertEqual(dict(again.facts({"kind": "calibration", "study_file": "a.yaml"})), {"Calibration": "a.yaml"})

    def test_the_file_of_a_tuning_or_calibration_is_no_scenario(self):
        sys.path.insert(0, str(REPORTING))
        import results
        for kind in ("tuning", "calibration"):
            earlier = {"kind": kind, "scenario_file": "a.yaml", "scenario_text": "factors: {}", "seed": 1}
            self.assertEqual(results.with_study(earlier), {"kind": kind, "study_file": "a.yaml", "study_text": "factors: {}", "seed": 1})
            later = earlier | {"study_file": "b.yaml", "study_text": "x"}
            self.assertEqual(results.with_study(later), later)
        of_scenario = {"kind": "run", "scenario_text": "trials: 3"}
        self.assertEqual(results.with_study(of_scenario), of_scenario)

    def test_an_override_goes_where_the_program_puts_it(self):
        sys.path.insert(0, str(REPORTING))
        import scenario_text
        tree = scenario_text.tree_of("uncertain: {raid.s.count: {poisson: 3}}\nraid: {s: {targets: {batteries.guns: 1}, from: [1 km, 2 km]}}")
        changed = scenario_text.with_overrides(tree, ["uncertain.raid.s.count={poisson: 4}", "raid.s.targets.batteries.guns=2",
                                                      "raid.s.from.1=3 km", "systems.m.rounds=4"])[0]
        self.assertEqual(dict(scenario_text.leaves(changed)),
                         {"uncertain.raid.s.count": "poisson: 4", "raid.s.targets.batteries.guns": "2", "raid.s.from": "[1 km, 3 km]",
                          "systems.m.rounds": "4"})

    def test_a_replay_tells_what_is_just_below_from_what_is_just_above(self):
        sys.path.insert(0, str(REPORTING))
        import replay
        for given, told in (((0.7, 0.12345678), (0.7, 0.1235)), ((0.7, 0.69999712), (0.7, 0.699997)), ((0.7, 0.7), (0.7, 0.7)),
                            ((1, 0.99998), (1, 0.99998)), ((0.70000001, 0.7), (0.70000001, 0.7)), ((math.nan, 0.70001), (None, 0.7))):
            self.assertEqual(replay._told_apart(*given), told)


class JointDraws(unittest.TestCase):
    """Of a scenario with a file beside it, which the result folder does not hold."""

    def chapter(self, folder):
        sys.path.insert(0, str(REPORTING))
        import figures
        import report
        drawn, figures.figures_of = figures.figures_of, lambda folder: []  # figures take the most time
        try:
            options = types.SimpleNamespace(trials="0,median", raids=2, bulwark=report_case.BULWARK)
            return report.chapter_of(folder, options)
        finally:
            figures.figures_of = drawn

    def test_are_read_from_beside_the_scenario_and_without_them_the_report_has_no_replay(self):
        with tempfile.TemporaryDirectory() as scratch:
            beside = Path(scratch) / "scenarios" / "draws.csv"
            beside.parent.mkdir()
            beside.write_text("systems.sam.rounds\n3\n9\n", encoding="utf-8")
            scenario = beside.with_name("drawn.yaml")
            scenario.write_text(report_case.HOSTILE + "uncertain: {draws: draws.csv}\n", encoding="utf-8")
            folder = Path(scratch) / "run"
            report_case.bulwark("run", scenario, "--trials", 5, "--quiet", "--out", folder)
            chapter = self.chapter(folder)
            self.assertIn("trial 0", chapter["replays"][0]["label"])
            self.assertIn(f"those that {beside} has now", chapter["replay_note"])
            beside.unlink()
            chapter = self.chapter(folder)
            self.assertEqual(chapter["replays"], [])
            self.assertIn(f"joint draws from {beside}, which is not there", chapter["replay_note"])


class Place(unittest.TestCase):
    def test_the_page_stands_beside_the_folder(self):
        sys.path.insert(0, str(REPORTING))
        import report
        self.assertEqual(report.beside(Path("/results/three")), Path("/results/three.html"))
        self.assertEqual(report.beside(Path("/results/v1.5/")), Path("/results/v1.5.html"))


class Refusals(unittest.TestCase):
    def expect(self, words, *arguments):
        called = report_case.report(*arguments)
        self.assertEqual(called.returncode, 2)
        self.assertIn(words, called.stderr)
        self.assertNotIn("Traceback", called.stderr)

    def test_of_what_is_no_result(self):
        with tempfile.TemporaryDirectory() as scratch:
            self.expect("not the result folder", scratch)

    def test_of_trials_and_metrics_that_do_not_exist(self):
        with tempfile.TemporaryDirectory() as scratch:
            folder = report_case.run_hostile(Path(scratch) / "run")
            self.expect("expected a number, median", folder, "--trials", "best")
            self.expect("no such column", folder, "--trials", "worst:beauty")


class Scripts(unittest.TestCase):
    def test_style(self):
        called = subprocess.run([sys.executable, "-B", REPORTING / "lint.py", *SOURCES], capture_output=True, text=True)
        self.assertEqual((called.returncode, called.stdout), (0, ""))

    @unittest.skipUnless(shutil.which("node"), "node is not installed (scripts/setup --ci installs nodejs)")
    def test_syntax(self):
        for source in SOURCES:
            called = subprocess.run(["node", "--check", source], capture_output=True, text=True)
            self.assertEqual(called.returncode, 0, called.stderr)


if __name__ == "__main__":
    unittest.main()
