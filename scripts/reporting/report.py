"""Makes one HTML file of result folders: the question, the answer, figures, tables, what was assumed and left out, how to
make it again, and a replay of chosen trials. It needs no other file and no network."""

import argparse
import sys
import tempfile
from pathlib import Path

import again
import answer
import assumed
import figures
import omitted
import page
import question
import rare_answer
import replay
import sheets
import study_answer
import trials
from engine import Engine, find_program
from results import Result, ResultError
from scenario_text import joint_draws, scenario_of

EPILOG = """Exit status 2: usage, or a folder that cannot be reported on. --trials takes numbers, `median`, `worst:METRIC`, `best:METRIC`, `median:METRIC`, with commas between; METRIC is a
column of per_trial.csv (`leakers`, `leakers:family:drone`, `capacity_lost_MW`). The program bulwark plays them again,
exactly as in the run."""


def arguments():
    parser = argparse.ArgumentParser(prog="report", description=__doc__, epilog=EPILOG)
    parser.add_argument("folders", metavar="DIR", type=Path, nargs="+", help="result folder of a run or of a study")
    parser.add_argument("--out", metavar="FILE", type=Path, help="the page (default: beside the first DIR, with its name and .html)")
    parser.add_argument("--trials", metavar="LIST", default="median,worst:leakers",
                        help="trials of runs to replay (default: %(default)s), or none")
    parser.add_argument("--raids", metavar="N", type=int, default=2,
                        help="of a campaign: how many raids of each trial, those with most leakers (default: %(default)s)")
    parser.add_argument("--bulwark", metavar="FILE", help="the program (default: $BULWARK, build/release/bulwark, PATH)")
    return parser.parse_args()


def replays_of(result, options):
    """Of a run the chosen trials, of a rare event its disasters; another study has no trial of its own. With it what a
    reader must know of them, or why there are none."""
    wanted = trials.parse(options.trials)
    if not wanted or (result.is_study and result.kind != "rare"):
        return [], ""
    draws = joint_draws(result.manifest)
    if draws is not None and not draws.is_file():
        return [], (f"There is none: the scenario has its joint draws from {draws}, which is not there. The result folder does "
                    "not hold them.")
    note = "" if draws is None else f"The joint draws are those that {draws} has now: the result folder does not hold them."
    return _played(result, wanted, options), note


def _played(result, wanted, options):
    """The replays that the program makes."""
    with tempfile.TemporaryDirectory(prefix="bulwark_report_") as scratch:
        engine = Engine(find_program(options.bulwark), result.manifest, scratch)
        if result.kind == "rare":
            chosen = [(engine.read(path), label) for path, label in rare_answer.disasters(result)]
        else:
            found = trials.choose(wanted, engine, int(result.manifest["trials"]))
            chosen = [(engine.trial(trial["trial"]), trial["why"]) for trial in found]
        folders = [folder for folder in Path(scratch).iterdir() if folder.is_dir()]
        scene = replay.scene_of(folders[0] if folders else engine.run(1), scenario_of(result.manifest)[0])
        return [made for events, label in chosen for made in replay.replays(events, scene, label, options.raids)]


def chapter_of(folder, options):
    """All that the page tells of one folder."""
    result = Result(folder)
    manifest = result.manifest
    replays, replay_note = replays_of(result, options)  # first: what is wrong with the options is found there
    return {
        "title": result.name, "kind": result.title, "asks": result.asks, "of_trial": result.of_trial,
        "question": question.question_of(manifest),
        "answer": (study_answer if result.is_study else answer).answer_of(result),
        "cards": [] if result.is_study else answer.headline(result),
        "figures": figures.figures_of(folder), "sheets": sheets.sheets(result), "assumed": assumed.assumed(manifest),
        "assumed_of_one": result.kind in ("comparison", "selection"),
        "omitted": omitted.omitted(manifest), "facts": again.facts(manifest), "commands": again.commands(result),
        "caveat": again.caveat(manifest), "scenario_text": manifest.get("scenario_text", ""),
        "study_text": manifest.get("study_text") or manifest.get("plan_text", ""), "replays": replays,
        "replay_note": replay_note,
        "kind_of_file": again.kind_of_file(manifest),
    }


def beside(folder):
    """Not in the folder, which holds results of the program and is replaced as a whole."""
    folder = folder.resolve()
    return folder.with_name(folder.name + ".html")


def main():
    options = arguments()
    out = options.out or beside(options.folders[0])
    try:
        chapters = [chapter_of(folder, options) for folder in options.folders]
        drawn = [figure for chapter in chapters for figure in chapter["figures"]]
        out.write_text(page.render(chapters, figures.css(drawn)), encoding="utf-8")
    except (ResultError, OSError) as error:
        for line in str(error).splitlines():
            print(f"report: {line}", file=sys.stderr)
        return 2 if isinstance(error, ResultError) else 1
    print(out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
