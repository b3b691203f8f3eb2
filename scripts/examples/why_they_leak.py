"""The leakers of each family by cause, as a table: RUN_DIR."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bulwark_results import load_run, script  # noqa: E402


def main(folder):
    run = load_run(folder)
    causes = run.causes[run.causes["group"].str.startswith("family:")]
    table = causes.pivot(index="group", columns="cause", values="mean")
    print(table.loc[:, table.sum() > 0].round(2).to_string())


if __name__ == "__main__":
    script.run(main, "RUN_DIR")
