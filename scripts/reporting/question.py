"""The question of a result: the comment that opens its scenario or study, as paragraphs and tables."""

import re


def opening_comment(text):
    """The lines of the first block of `#`, without the sign."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(re.sub(r"^#+ ?", "", line).rstrip())
    return lines


def blocks(lines):
    """Paragraphs as {"kind": "text", "text"}, tables as {"kind": "table", "header", "rows"}; indented lines as they are."""
    found = []
    for line in lines:
        if line.startswith("|"):
            kind, part = "table", [cell.strip() for cell in line.strip("|").split("|")]
        else:
            kind, part = ("verbatim" if line.startswith("  ") else "text"), line
        if not line.strip():
            found.append(None)
        elif found and found[-1] and found[-1]["kind"] == kind:
            found[-1]["lines"].append(part)
        else:
            found.append({"kind": kind, "lines": [part]})
    return [_finished(block) for block in found if block]


def _finished(block):
    if block["kind"] == "table":
        rows = [row for row in block["lines"] if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]
        return {"kind": "table", "header": rows[0], "rows": rows[1:]}
    return {"kind": block["kind"], "text": ("\n" if block["kind"] == "verbatim" else " ").join(block["lines"])}


def question_of(manifest):
    """Of a study's file where there is one, else of the scenario; empty if it opens with no comment."""
    return blocks(opening_comment(manifest.get("study_text") or manifest.get("plan_text") or manifest.get("scenario_text", "")))
