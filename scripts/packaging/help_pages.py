"""Writes the man page and the completions of the program from what it says of itself.

Usage: help_pages.py PROGRAM MAN_PAGE BASH ZSH FISH
"""

import re
import subprocess
import sys
from pathlib import Path

import completions
from help_text import help_of


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


def main(program, man, *shells):
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    Path(man).write_text(man_page(program, " ".join(version.split()[:2])), encoding="utf-8")
    known = completions.Program(program)
    for file, write in zip(shells, (completions.bash, completions.zsh, completions.fish)):
        Path(file).write_text(write(known), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
