"""The schemas of the program against its readers: what these take the schemas take, what they refuse for its structure
the schemas refuse, and no key is in one but not in the other.

Run by: /usr/bin/python3 -m unittest discover scripts/tests (BULWARK: the program, if not build/release/bulwark)
"""

import copy
import json
import os
import random
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import yaml

try:
    from jsonschema import Draft202012Validator
except ImportError:
    Draft202012Validator = None

ROOT = Path(__file__).resolve().parents[2]
BULWARK = os.environ.get("BULWARK", str(ROOT / "build/release/bulwark"))
STUDIES = sorted((ROOT / "configs/studies").glob("*.yaml"))
SCENARIOS = [*sorted((ROOT / "configs").glob("*.yaml")), *sorted((ROOT / "tests/format/good").iterdir()),
             ROOT / "tests/golden/small.yaml"]
FILES = {"scenario": SCENARIOS, "study": STUDIES, "plan": sorted((ROOT / "configs/plans").glob("*.yaml")),
         "calibration": sorted((ROOT / "configs/calibrations").glob("*.yaml"))}
BAD = {"scenario": sorted((ROOT / "tests/format/bad").glob("*.yaml")),
       "plan": sorted((ROOT / "tests/plan/bad").glob("*.yaml")),
       "calibration": [file for file in sorted((ROOT / "tests/calibrate/bad").glob("*.yaml"))
                       if file.with_suffix(".expected").exists()]}
LEAST_BAD = {"scenario": 100, "plan": 4, "calibration": 3}  # of which so many are bad for their structure

# What readers say of a thing of the wrong kind, wherever it stands.
STRUCTURAL = re.compile(r"unknown key|: missing; expected|unknown distribution|unknown offset|unknown word|has no unit;"
                        r"|unknown unit|is not a number|is not a whole number|has a unit; expected|a list; expected a|"
                        r"a map; expected a |has no value; expected|; expected a map with the keys|; expected true or")
# Structural of another kind: for `bulwark check` alone.
NOT_OF_THE_SCHEMA = {
    "event_unit",  # inside a condition
    "grid_dc_without_reactance",  # required by the value of another key
    "number_octal", "number_plus", "value_octal", "head_trials_exponent", "system_channels_fraction",  # notation alone
    "uncertain_grid", "uncertain_unit",  # the path says which unit
    "what_buying_makes",  # of the scenario that an option makes
}
CONDITIONAL = re.compile(r"(altitude|apogee|reactance): missing|raids\.\w+\.\w+: unknown key")  # likewise


class Yaml12(yaml.SafeLoader):
    """As editors read: only true, false, null and decimal numbers are no texts."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("tag:yaml.org,2002:bool", r"^(true|false)$", "tf"),
    ("tag:yaml.org,2002:null", r"^(~|null|)$", ["~", "n", ""]),
    ("tag:yaml.org,2002:int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+.0123456789"),
]:
    Yaml12.add_implicit_resolver(tag, re.compile(pattern), list(first))
Yaml12.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def load(path):
    return yaml.load(path.read_text(encoding="utf-8"), Yaml12)


def schema_of(kind):
    done = subprocess.run([BULWARK, "schema", kind], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def parts_of(schema, root):
    """A schema and its alternatives, with references followed."""
    if "$ref" in schema:
        yield from parts_of(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    yield schema
    for part in schema.get("anyOf", []):
        yield from parts_of(part, root)


def keys_in(schema, root, path=()):
    """The path of every key that the schema has; below a name `*`."""
    for part in parts_of(schema, root):
        for key, value in part.get("properties", {}).items():
            yield (*path, key)
            yield from keys_in(value, root, (*path, key))
        for name in ("items", "additionalProperties"):
            if isinstance(part.get(name), dict):
                yield from keys_in(part[name], root, (*path, "*"))
        for item in part.get("prefixItems", []):
            yield from keys_in(item, root, (*path, "*"))


def keys_used(value, schema, root, path=()):
    """The same of those that a value has."""
    for part in parts_of(schema, root):
        if isinstance(value, dict):
            for key, below in value.items():
                if key in part.get("properties", {}):
                    yield (*path, key)
                    yield from keys_used(below, part["properties"][key], root, (*path, key))
                elif isinstance(part.get("additionalProperties"), dict):
                    yield from keys_used(below, part["additionalProperties"], root, (*path, "*"))
        elif isinstance(value, list):
            items = part.get("prefixItems", [part["items"]] * len(value) if "items" in part else [])
            for below, item in zip(value, items):
                yield from keys_used(below, item, root, (*path, "*"))


def places(value, path=()):
    """The path of everything below a value."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    for key, child in children:
        yield (*path, key)
        yield from places(child, (*path, key))


def with_absolute_paths(value, folder):
    """So that it can be read from anywhere."""
    for key in ("scenario", "raids_file"):
        if isinstance(value.get(key), str):
            value[key] = str((folder / value[key]).resolve())
    return value


def at(value, path):
    for key in path:
        value = value[key]
    return value


@unittest.skipUnless(Draft202012Validator, "no jsonschema (Debian: python3-jsonschema)")
class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.schemas = {kind: schema_of(kind) for kind in FILES}
        cls.validators = {kind: Draft202012Validator(schema) for kind, schema in cls.schemas.items()}

    def faults(self, kind, value):
        return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in
                self.validators[kind].iter_errors(value)]

    def test_is_a_schema(self):
        for schema in self.schemas.values():
            Draft202012Validator.check_schema(schema)

    def test_takes_every_file_that_ships_or_is_tested_as_good(self):
        for kind, files in FILES.items():
            for file in files:
                with self.subTest(file=file.name):
                    self.assertEqual(self.faults(kind, load(file)), [])

    def test_a_file_is_of_one_kind(self):
        for kind, files in FILES.items():
            for other in FILES:
                with self.subTest(file=files[0].name, schema=other):
                    self.assertEqual(bool(self.faults(other, load(files[0]))), other != kind)

    def test_refuses_what_is_bad_for_its_structure(self):
        for kind, files in BAD.items():
            with self.subTest(kind=kind):
                self.refuses(kind, files)

    def refuses(self, kind, files):
        structural = 0
        for file in files:
            if not STRUCTURAL.search(file.with_suffix(".expected").read_text(encoding="utf-8", errors="replace")):
                continue
            try:
                value = load(file)
            except (yaml.YAMLError, ValueError, TypeError):
                continue  # no YAML at all, or none without an alias
            if file.stem in NOT_OF_THE_SCHEMA:
                continue
            structural += 1
            with self.subTest(file=file.name):
                self.assertTrue(self.faults(kind, value))
        self.assertGreaterEqual(structural, LEAST_BAD[kind])

    def test_says_of_every_key_what_it_is(self):
        for kind, schema in self.schemas.items():
            pending = [((), schema)]
            while pending:
                path, part = pending.pop()
                for one in parts_of(part, schema):
                    for key, value in one.get("properties", {}).items():
                        with self.subTest(kind=kind, key=(*path, key)):
                            self.assertTrue(value.get("description"))
                            self.assertTrue({"type", "enum", "anyOf", "$ref"} & set(value), value)
                        pending.append(((*path, key), value))
                    if isinstance(one.get("additionalProperties"), dict):
                        pending.append(((*path, "*"), one["additionalProperties"]))

    def test_every_key_is_in_a_file_that_the_readers_take(self):
        """So that none is left of which they know nothing."""
        for kind, files in FILES.items():
            schema = self.schemas[kind]
            known = {path for path in keys_in(schema, schema) if len(path) < 6}
            used = {path for file in files for path in keys_used(load(file), schema, schema)}
            rare = {path for path in known - used if not self.is_read(kind, path)}
            self.assertEqual(rare, set())

    def is_read(self, kind, path):
        """Whether the reader looks at a key that no file has: it complains of nonsense there, but not of the key."""
        if path[-1] in DISTRIBUTIONS or kind == "study":
            return True
        if kind == "scenario":
            sample = load(ROOT / "tests/format/good/campaign.yaml" if path[0] in ("campaign", "grid")
                          else ROOT / "tests/format/good/example.yaml")
        else:
            sample = with_absolute_paths(load(FILES[kind][0]), FILES[kind][0].parent)
        value = sample
        for key in path[:-1]:
            child = next(iter(value), None) if key == "*" else key
            value = value.setdefault(child, {}) if isinstance(value, dict) else value[0]
            if not isinstance(value, (dict, list)):
                return True  # stands in another form here
        if not isinstance(value, dict):
            return True
        value[path[-1]] = {"zzz": []}
        said = self.check(sample)
        return path[-1] in said and f"unknown key '{path[-1]}'" not in said

    def check(self, value):
        """What the reader says of a value."""
        with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False)
            file.flush()
            return subprocess.run([BULWARK, "check", file.name], capture_output=True, text=True, check=False).stderr

    def test_agrees_with_the_reader_on_files_that_were_spoiled(self):
        dice = random.Random(20260101)
        good_files = ROOT / "tests/format/good"
        for kind, file, most in (("scenario", good_files / "example.yaml", 40),
                                 ("scenario", good_files / "campaign.yaml", 40),
                                 ("scenario", good_files / "living.yaml", 40),
                                 ("plan", ROOT / "configs/plans/two_axes.yaml", 25),
                                 ("plan", ROOT / "configs/plans/quickstart.yaml", 25),
                                 ("calibration", ROOT / "configs/calibrations/february_night.yaml", 25)):
            good = with_absolute_paths(load(file), file.parent)
            for path in dice.sample(sorted(places(good), key=str), most):
                if path[0] in ("uncertain", "name", "scenario") or {"raids", "set", "add"} & set(path) and kind == "plan":
                    continue  # their names are paths, or any text
                for spoil in (self.with_nonsense, self.with_another_key, self.without):
                    bad = spoil(copy.deepcopy(good), path)
                    if bad is None:
                        continue
                    said = self.check(bad)
                    faults = self.faults(kind, bad)
                    with self.subTest(file=file.name, path=path, how=spoil.__name__):
                        if faults:
                            self.assertRegex(said, r"expected|did you mean", faults)
                        for line in said.splitlines():
                            if STRUCTURAL.search(line) and not CONDITIONAL.search(line):
                                self.assertTrue(faults, line)

    @staticmethod
    def with_nonsense(value, path):
        at(value, path[:-1])[path[-1]] = [{"zzz": 1}]
        return value

    @staticmethod
    def with_another_key(value, path):
        parent = at(value, path)
        if not isinstance(parent, dict):
            return None
        parent["zzz"] = "zzz"
        return value

    @staticmethod
    def without(value, path):
        del at(value, path[:-1])[path[-1]]
        return value


DISTRIBUTIONS = {"uniform", "triangular", "normal", "lognormal", "exponential", "gamma", "beta", "poisson", "binomial",
                 "uniform_int", "empirical", "median", "sigma", "mean", "cv"}


if __name__ == "__main__":
    unittest.main()
