"""Writes the man page and the bash completions of the program from what it says of itself.

Usage: help_pages.py PROGRAM MAN_PAGE COMPLETIONS
"""

import re
import subprocess
import sys

MEANING_COLUMN = 30  # where the meanings of options begin in a help text


def help_of(program, *command):
    run = subprocess.run([program, *command, "--help"], capture_output=True, text=True, check=True)
    return Help(run.stdout.splitlines())


class Help:
    """A help text in its parts."""

    def __init__(self, lines):
        usage = next(i for i, line in enumerate(lines) if line.startswith("Usage:"))
        self.meaning = lines[:usage]
        self.usage = lines[usage].removeprefix("Usage:").strip()
        self.items = {"Positionals": [], "Options": [], "Subcommands": []}  # pairs of words and meaning
        end = self._read_sections(lines, usage + 1)
        self.footer = lines[end:]

    def _read_sections(self, lines, start):
        items = None
        for i in range(start, len(lines)):
            line = lines[i]
            if line.rstrip(":") in self.items and line.endswith(":"):
                items = self.items[line.rstrip(":")]
            elif line.startswith(" " * MEANING_COLUMN) and items:
                words, meaning = items[-1]
                items[-1] = (words, (meaning + " " + line.strip()).strip())
            elif line.startswith("  ") and items is not None:
                head, meaning = line.strip(), ""
                if len(line) > MEANING_COLUMN and line[MEANING_COLUMN - 1] == " ":
                    head, meaning = line[:MEANING_COLUMN].strip(), line[MEANING_COLUMN:].strip()
                items.append((head, meaning))
            elif line:
                return i
        return len(lines)

    def options(self):
        """Their names: -h, --help, --out, …"""
        return [name for words, _ in self.items["Options"] for name in words.split(" ")[0].split(",")]

    def commands(self):
        return [words for words, _ in self.items["Subcommands"]]


def roff(text):
    """A line of text, taken as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def literal(lines):
    return [".nf", *(roff(line) if line else ".sp" for line in lines), ".fi"]


def with_limits_last(words, meaning):
    """'--trials N:UINT in [1 - 9]', 'Number of trials' as '--trials N', 'Number of trials (1 to 9)'."""
    limits = re.search(r":\w+ in \[(\S+) - (\S+)\]$", words)
    return (words[: limits.start()], f"{meaning} ({limits[1]} to {limits[2]})") if limits else (words, meaning)


def tagged(items):
    items = [with_limits_last(*item) for item in items]
    return [line for words, meaning in items for line in (".TP", f"\\fB{roff(words)}\\fR", roff(meaning))]


def man_page(program, version):
    top = help_of(program)
    lines = [f'.TH BULWARK 1 "" "{version}"', ".SH NAME", "bulwark \\- air\\-defence saturation by Monte Carlo"]
    lines += [".SH SYNOPSIS", roff(top.usage), ".SH DESCRIPTION", *map(roff, top.meaning)]
    lines += [".SH OPTIONS", *tagged(top.items["Options"]), ".SH COMMANDS", *tagged(top.items["Subcommands"])]
    for name in top.commands():
        command = help_of(program, name)
        lines += [f".SH {name.upper()}", *map(roff, command.meaning), ".PP", roff(command.usage)]
        lines += tagged(command.items["Positionals"] + command.items["Options"]) + [".PP"] + literal(command.footer)
    lines += [".SH EXAMPLE", *literal(top.footer)]
    return "\n".join(lines) + "\n"


def completions(program):
    top = help_of(program)
    cases = [f"    {name}) words='{' '.join(help_of(program, name).options())}' ;;" for name in top.commands()]
    return "\n".join(
        [
            "# bash completions of bulwark; names of files otherwise.",
            "_bulwark() {",
            "  local words current=${COMP_WORDS[COMP_CWORD]}",
            "  case ${COMP_WORDS[1]} in",
            *cases,
            "  esac",
            f"  [ \"$COMP_CWORD\" = 1 ] && words='{' '.join(top.commands() + top.options())}'",
            "  [ \"$COMP_CWORD\" = 1 ] || [[ $current == -* ]] || words=",
            "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))",
            "}",
            "complete -o default -F _bulwark bulwark",
            "",
        ]
    )


def main(program, man, bash):
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    with open(man, "w", encoding="utf-8") as file:
        file.write(man_page(program, " ".join(version.split()[:2])))
    with open(bash, "w", encoding="utf-8") as file:
        file.write(completions(program))


if __name__ == "__main__":
    main(*sys.argv[1:])
