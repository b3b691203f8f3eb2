"""A small check of the style of the page's own scripts: what `node --check` lets pass, and a reader or a hostile scenario
would not. Usage: lint.py FILE ..."""

import re
import sys
from pathlib import Path

LONGEST_LINE = 125
LONGEST_FILE = 200  # lines

# What must not be in a line -> why.
FORBIDDEN = {
    r"\binnerHTML\b|\bouterHTML\b|insertAdjacentHTML|document\.write|\beval\(|\.html\(": "writes markup: names of scenarios "
    "are text",
    r"\bvar\b": "var; expected const or let", r"[^=!]==[^=]|!=[^=]": "compares with conversion; expected === or !==",
    r"console\.|\bdebugger\b": "left from a search", r"\t| +$": "tab, or spaces at the end",
    r"https?://|\bfetch\(|XMLHttpRequest|\bimport\(": "asks the network",
}


def faults(path):
    """`FILE:LINE: what is wrong` for each."""
    text = Path(path).read_text(encoding="utf-8")
    lines = text.splitlines()
    found = []
    if not lines or lines[0] != '"use strict";':
        found.append(f'{path}:1: expected "use strict"; in the first line')
    if len(lines) < 2 or not lines[1].startswith("// "):
        found.append(f"{path}:2: expected a comment that says what the file is for")
    if len(lines) > LONGEST_FILE:
        found.append(f"{path}: {len(lines)} lines, more than {LONGEST_FILE}")
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            found.append(f"{path}:{number}: {len(line)} characters, more than {LONGEST_LINE}")
        found += [f"{path}:{number}: {why}" for pattern, why in FORBIDDEN.items() if re.search(pattern, line)]
    return found


if __name__ == "__main__":
    wrong = [fault for path in sys.argv[1:] for fault in faults(path)]
    print("\n".join(wrong), end="\n" if wrong else "")
    sys.exit(1 if wrong else 0)
