"""A scenario as its result keeps it, read for what a report shows: parameters as they were written, with their units."""

import yaml


class _AsWritten(yaml.SafeLoader):
    """Leaves scalars as they stand: `1e-6`, `010` and `yes` are text."""


_AsWritten.yaml_implicit_resolvers = {}


def tree_of(text):
    """Nested mappings of text; an empty one where the text is no YAML."""
    try:
        tree = yaml.load(text, _AsWritten)
    except yaml.YAMLError:
        tree = None
    return tree if isinstance(tree, dict) else {}


def with_overrides(tree, overrides):
    """The tree with `PATH=VALUE` put in, and the paths that were; as `--set` does, a path ends at the first `=`."""
    changed = set()
    for override in overrides:
        path, _, value = override.partition("=")
        node = tree
        *parents, last = path.split(".")
        for key in parents:
            if not isinstance(node.get(key), dict):
                node[key] = {}
            node = node[key]
        try:
            node[last] = yaml.load(value, _AsWritten)
        except yaml.YAMLError:
            node[last] = value
        changed.add(path)
    return tree, changed


def scenario_of(manifest):
    """The tree of a result's scenario with its overrides, and the paths that these changed."""
    return with_overrides(tree_of(manifest.get("scenario_text", "")), manifest.get("overrides", []))


def leaves(tree, path=""):
    """(path, value) of every entry; lists and distributions on one line."""
    for key, value in tree.items():
        here = f"{path}.{key}" if path else str(key)
        if isinstance(value, dict) and value and not _is_distribution(value):
            yield from leaves(value, here)
        else:
            yield here, written(value)


def _is_distribution(value):
    names = {"uniform", "triangular", "normal", "lognormal", "exponential", "gamma", "empirical", "beta", "poisson",
             "binomial", "uniform_int"}
    return len(value) == 1 and next(iter(value)) in names


def written(value):
    """A value on one line."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {written(part)}" for key, part in value.items())
    if isinstance(value, list):
        return "[" + ", ".join(written(part) for part in value) + "]"
    return "" if value is None else str(value)
