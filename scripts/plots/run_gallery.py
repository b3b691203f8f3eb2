"""The figures of a run: name of the files, module that draws it, title for a list of contents."""

from importlib import import_module

# A module's TABLES are what it reads; its draw(results) returns a figure, or None where the folder lacks an optional
# table.
FIGURES = {
    "leakage": ("leakage", "Leakage rate"),
    "leakers": ("leakers", "Number of leakers"),
    "causes": ("causes", "Causes of leakage"),
    "timeline": ("timeline", "Course of the raid"),
    "assets": ("assets", "Damage to assets"),
    "losses": ("losses", "Capacity lost, and cost"),
    "batteries": ("batteries", "Use of batteries"),
    "defence": ("defence", "Who stops what"),
    "destroyed": ("destroyed", "Batteries and sensors destroyed"),
    "stocks": ("stocks", "Stocks on both sides"),
    "raids": ("raids", "Raid by raid"),
    "grid": ("winter", "The grid over the campaign"),
    "network": ("network", "Who is unserved"),
    "firsts": ("firsts", "When it first happens"),
    "repair": ("repair", "Backlog of repair"),
    "map": ("scenario_map", "Map of the scenario"),
    "events": ("events_map", "One trial, threat by threat"),
}


def figures(folder, only=None, _of_trials=False):
    """(name, title, function that draws it) of each; reads the tables that they need."""
    from loader import Results
    modules = {name: import_module(FIGURES[name][0]) for name in only or FIGURES}
    results = Results(folder, {table for module in modules.values() for table in module.TABLES})
    return [(name, FIGURES[name][1], _drawn(module, results)) for name, module in modules.items()]


def names(_folder):
    return list(FIGURES)


def _drawn(module, results):
    return lambda: module.draw(results)
