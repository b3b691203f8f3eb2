"""The figures of a study (bulwark sweep, merge, saturate, compare, sensitivity, plan, calibrate, rare, bound)."""

import hashlib
import re

LONGEST_NAME = 80  # of a file, without its ending


def names(folder):
    """The metrics of points.csv, as `leakage:all`."""
    return _read(folder).metrics()


def figures(folder, only=None, of_trials=False):
    """(name, title, function that draws it) of each."""
    import bands
    import bound
    import comparison
    import curves
    import frontier
    import heat
    import next_purchases
    import parallel
    import posterior
    import purchases
    import rare
    import search
    import selection
    import sensitivity
    import sobol
    import tuning
    study = _read(folder)
    metrics = only or study.metrics()
    listed = []
    for metric in metrics:
        name = file_name(metric)
        listed += [(f"curve_{name}", f"{metric} over the design", lambda metric=metric: curves.draw(study, metric, of_trials)),
                   (f"heat_{name}", f"{metric} over two factors", lambda metric=metric: heat.draw(study, metric)),
                   (f"difference_{name}", f"{metric}: difference from the baseline",
                    lambda metric=metric: curves.differences(study, metric))]
    return listed + [
        ("parallel", "Every point across its factors and metrics", lambda: parallel.draw(study, metrics)),
        ("crossing", "Where the level is crossed", lambda: search.draw(study)),
        ("frontier", "The frontier", lambda: frontier.draw(study)),
        ("comparison", "What changes", lambda: comparison.draw(study)),
        ("selection", "Which is best", lambda: selection.draw(study)),
        ("sensitivity", "What would help most", lambda: sensitivity.draw(study)),
        ("purchases", "What a budget reaches, and what it buys", lambda: purchases.draw(study)),
        ("next_purchases", "What to buy next", lambda: next_purchases.draw(study)),
        ("sobol", "What explains the variance", lambda: sobol.draw(study)),
        ("bands", "Published bands, before and after", lambda: bands.draw(study)),
        ("posterior", "What the record says of the parameters", lambda: posterior.parameters(study)),
        ("predictive", "The record against what is predicted", lambda: posterior.predictive(study)),
        ("ranks", "Ranks of known truths", lambda: posterior.ranks(study)),
        ("rare", "How likely the event is", lambda: rare.probability(study)),
        ("portrait", "What a disaster looks like", lambda: rare.portrait(study)),
        ("bound", "How far allocation could go", lambda: bound.draw(study)),
        ("policies", "Policies and the bound", lambda: bound.policies(study)),
        ("tuning", "What the search ended at", lambda: tuning.draw(study))]


def file_name(metric):
    """A metric as part of a file's name: no separators, not too long, and still another for another metric."""
    plain = re.sub(r"[^\w.+-]", "_", metric)
    if plain == metric.replace(":", "_") and len(plain.encode()) <= LONGEST_NAME:
        return plain
    digest = hashlib.sha256(metric.encode()).hexdigest()[:8]
    return f"{plain.encode()[:LONGEST_NAME - 9].decode(errors='ignore')}_{digest}"


def _read(folder):
    from loader import Study
    return Study(folder)
