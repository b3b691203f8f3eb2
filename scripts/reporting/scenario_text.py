"""A scenario as its result keeps it, read for what a report shows: parameters as they were written, with their units."""

from pathlib import Path

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


def _has_dotted_keys(keys):
    """Whether what follows these is one key, dots and all, as the program has it (sim/yaml/override.cpp): a path of
    `uncertain`, a target of a salvo."""
    return keys == ["uncertain"] or (len(keys) == 3 and keys[0] == "raid" and keys[2] == "targets")


def keys_of(path):
    """The keys that a path of `--set` goes through."""
    keys, rest = [], path
    while "." in rest and not _has_dotted_keys(keys):
        key, _, rest = rest.partition(".")
        keys.append(key)
    return [*keys, rest]


def with_overrides(tree, overrides):
    """The tree with `PATH=VALUE` put in, and the paths that were; as `--set` does, a path ends at the first `=`."""
    changed = set()
    for override in overrides:
        path, _, value = override.partition("=")
        node = tree
        *parents, last = keys_of(path)
        for key in parents:
            place = _place(node, key)
            if not isinstance(_child(node, place), (dict, list)):
                node[place] = {}
            node = node[place]
        try:
            node[_place(node, last)] = yaml.load(value, _AsWritten)
        except yaml.YAMLError:
            node[_place(node, last)] = value
        changed.add(path)
    return tree, changed


def _place(node, key):
    """A list is gone into by index."""
    return int(key) if isinstance(node, list) else key


def _child(node, place):
    return node[place] if isinstance(node, list) else node.get(place)


def scenario_of(manifest):
    """The tree of a result's scenario with its overrides, and the paths that these changed."""
    return with_overrides(tree_of(manifest.get("scenario_text", "")), manifest.get("overrides", []))


def joint_draws(manifest):
    """Where the file of joint draws of a result's scenario was, which the manifest does not hold: it stands beside the
    scenario's file unless it has a path of its own. None where the scenario has none."""
    uncertain = scenario_of(manifest)[0].get("uncertain")
    name = uncertain.get("draws") if isinstance(uncertain, dict) else None
    return Path(manifest.get("scenario_file", "")).parent / name if name else None


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
