"""Bulwark: air-defence saturation by Monte Carlo, campaigns and the grid.

    import bulwark

    raid = bulwark.load("configs/quickstart.yaml", set={"raid.salvo.count": 60})
    results = raid.run(trials=2000)
    results.estimate("leakage:all")                  # value, standard_error, low, high, unit
    results.summary                                  # a table as a frame of pandas
    results["summary"]["mean"]                       # a column of it as an array of numpy
    raid.samples(["leakers:all", "shots:all"])       # trial by trial
    raid.trial(7)                                    # the events of one trial
    results.write("results/mine")                    # the files that `bulwark run` writes
    bulwark.load_run("results/mine").summary         # and back

The same scenario, seed and trials give the same results to the last bit as the program, for any number of threads.
Errors are exceptions with the texts that the program prints: see InputError. sim/manual/python.md has the rest.
"""

from bulwark_results import ResultError, kind_of, knee_of, load_run, load_study, unit_of

from ._engine import version as _version
from .errors import Error, Failure, Fault, InputError
from .plans import calibrate, plan, validate
from .results import Estimate, Results
from .scenario import Scenario, load, scenario
from .studies import compare, select_best, sweep, tune
from .tables import Table

__version__ = _version()
__all__ = ["Error", "Estimate", "Failure", "Fault", "InputError", "ResultError", "Results", "Scenario", "Table", "calibrate",
           "compare", "kind_of", "knee_of", "load", "load_run", "load_study", "plan", "scenario", "select_best", "sweep",
           "tune", "unit_of", "validate"]
