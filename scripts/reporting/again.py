"""How to make a result again: the commands, and the facts that they rest on."""

import os
import shlex

from results import OF_STUDIES


def facts(manifest):
    """(name, value) of what decides the result, as far as the manifest says."""
    names = {"seed": "Seed", "trials": "Trials", "points": "Design points", "replicates": "Replicates",
             "version": "Version", "revision": "Revision", "build": "Built with", "scenario_file": "Scenario",
             "scenario_sha256": "SHA-256 of the scenario", "study_file": "Study", "study_sha256": "SHA-256 of the study",
             "plan_file": "Plan", "plan_sha256": "SHA-256 of the plan"}
    of_study = kind_of_file(manifest)
    names |= {"study_file": of_study.capitalize(), "study_sha256": f"SHA-256 of the {of_study}"}
    found = [(title, f"{manifest[key]:,}" if key in ("trials", "points") else str(manifest[key]))
             for key, title in names.items() if key in manifest]
    if manifest.get("overrides"):
        found.append(("Changed with --set", ", ".join(manifest["overrides"])))
    return found


def kind_of_file(manifest):
    """What was run, where it is no scenario."""
    return "plan" if "plan_text" in manifest else OF_STUDIES.get(manifest.get("kind"), "study")


def commands(result):
    """Lines for a shell, in the folder of the program's source."""
    manifest = result.manifest
    revision = str(manifest.get("revision", "")).removesuffix("-dirty")
    lines = [f"git checkout {shlex.quote(revision)}"] if revision else []
    lines.append("cmake --preset release && cmake --build --preset release --target bulwark")
    words = manifest.get("command_line", [])
    if words:
        lines.append(shlex.join(["build/release/" + os.path.basename(words[0]), *words[1:]]))
    lines.append(f"scripts/report {shlex.quote(str(result.folder))}")
    return lines


def caveat(manifest):
    """What stands in the way of making it again, or None."""
    if str(manifest.get("revision", "")).endswith("-dirty"):
        return "The program was built from files that had been changed since that revision."
    if manifest.get("partial"):
        return "The run was interrupted; with --trials and the number above it comes out the same."
    return None
