"""Errors, interruptions and progress."""

import os
import pickle
import signal
import threading
import time

import module
from module import bulwark

LONG = {"raid.salvo.count": 200}  # with a million trials: minutes


class Errors(module.Case):
    def test_all_faults_are_in_one_exception(self):
        error = self.refused(bulwark.scenario, "bulwark: 1\nassets: {plant: {position: [0 km, 0 km], hardnes: 2}}\n",
                             name="bad.yaml")
        self.assertIsInstance(error, ValueError)
        last = error.faults[-1]
        self.assertEqual((last.file, last.line, last.path), ("bad.yaml", 2, "assets.plant.hardnes"))
        self.assertIn(f"bad.yaml:2:{last.column}: assets.plant.hardnes: {last.message}", str(error))
        self.assertGreaterEqual(len(error.faults), 2)
        self.assertEqual(pickle.loads(pickle.dumps(error)).faults, error.faults)

    def test_wrong_requests_are_errors_of_input(self):
        raid = self.raid()
        results = raid.run(trials=10)
        for act in (lambda: bulwark.load("nowhere.yaml"), lambda: self.raid(set={"raid.salvo.cuont": 3}),
                    lambda: raid.run(trials=0), lambda: raid.run(trials=-1), lambda: raid.run(trials=1.5),
                    lambda: raid.run(trials=10**12), lambda: raid.run(seed=-1), lambda: raid.trial(-1),
                    lambda: raid.run(progress=3), lambda: raid.samples(["leakagee"]),
                    lambda: raid.run(precision={"leakage:all": "x"}), lambda: results.estimate("leakage:family:none"),
                    lambda: results["sumary"], lambda: bulwark.compare([raid]), lambda: raid.sobol(rows=8),
                    lambda: self.raid(events={"many": "leakers >"}), lambda: raid.first_trial("none")):
            self.refused(act)
        with self.assertRaisesRegex(AttributeError, "there are: summary"):
            results.sumary
        with self.assertRaisesRegex(KeyError, "there are: metric"):
            results["summary"]["means"]

    def test_what_is_about_a_folder_is_refused_without_one(self):
        raid = self.raid()
        study = {"scenario": raid, "trials": 2, "factors": {"raid.salvo.count": [3, 4]}}
        for option in ("resume", "force"):
            for ask in (bulwark.sweep, bulwark.plan):
                self.assertIn(f"{option}: expected out, the folder to", str(self.refused(ask, study, **{option: True})))
        self.assertIn("force: expected out", str(self.refused(raid.run, trials=2, force=True)))

    def test_what_would_take_too_much_memory_is_refused_before_it_is_compiled(self):
        error = self.refused(self.raid, max_memory="1 MB")
        self.assertIn("not enough memory", error.faults[0].message)
        self.assertIn("'much' is no size", str(self.refused(self.raid, max_memory="much")))
        raid = pickle.loads(pickle.dumps(self.raid(max_memory="500 MB")))
        large = {"batteries.north.count": 10_000, "raid.salvo.lanes": 10_000}
        error = self.refused(bulwark.sweep, {"scenario": raid, "trials": 2, "metrics": ["leakage:all"],
                                             "factors": {path: [1, most] for path, most in large.items()}})
        self.assertIn("10,000 routes x 10,000 batteries", str(error))
        wide = self.raid(set={"raid.salvo.lanes": 10_000}, max_memory="500 MB")
        error = self.refused(wide.saturate, "batteries.north.count", between=(1, 10_000), until="leakage:all<=0.3", trials=2)
        self.assertIn("not enough memory", str(error))
        self.assertGreater(raid.run(trials=2).trials, 0)

    def test_what_cannot_be_written_is_a_failure(self):
        with self.assertRaises(bulwark.Failure):
            self.raid().run(trials=10).write("/proc/nowhere")


class Interruptions(module.Case):
    def interrupted_after(self, act):
        """Seconds from ^C until KeyboardInterrupt."""
        sent = []

        def interrupt():
            sent.append(time.monotonic())
            os.kill(os.getpid(), signal.SIGINT)

        timer = threading.Timer(0.3, interrupt)
        timer.start()
        with self.assertRaises(KeyboardInterrupt):
            act()
        timer.join()
        return time.monotonic() - sent[0]

    def test_an_interrupt_ends_a_run_within_a_second(self):
        raid = self.raid(set=LONG)
        self.assertLess(self.interrupted_after(lambda: raid.run(trials=1_000_000)), 1)
        self.assertLess(self.interrupted_after(lambda: raid.samples(["leakers"], trials=1_000_000)), 1)
        self.assertEqual(raid.run(trials=2).trials, 2)  # and nothing else

    def test_an_interrupt_ends_compiling_within_a_second(self):
        slow = {"batteries.north.count": 10_000, "batteries.north.ring": "3 km", "raid.salvo.lanes": 3_000}
        self.assertLess(self.interrupted_after(lambda: self.raid(set=slow, max_memory="1000 GB")), 1)

    def test_other_threads_run_meanwhile(self):
        ticks = []
        end = threading.Event()

        def tick():
            while not end.wait(0.005):
                ticks.append(1)

        ticker = threading.Thread(target=tick)
        ticker.start()
        began = time.monotonic()
        while time.monotonic() - began < 0.5:
            self.raid(set=LONG).run(trials=100, threads=1)
        end.set()
        ticker.join()
        self.assertGreater(len(ticks), 10)

    def test_progress_is_told_and_may_end_it(self):
        told = []
        self.raid().run(trials=3000, progress=told.append)
        self.assertEqual(told[-1], 3000)
        self.assertEqual(told, sorted(told))

        def enough(done):
            raise StopIteration(done)

        with self.assertRaises(StopIteration):
            self.raid(set=LONG).run(trials=1_000_000, progress=enough)
