"""What the program says of itself, in its parts."""

import re
import subprocess

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
                is_head_alone = re.search(r" in \[\S+ - \S+\]$", line)  # the meaning is in the next line
                if len(line) > MEANING_COLUMN and line[MEANING_COLUMN - 1] == " " and not is_head_alone:
                    head, meaning = line[:MEANING_COLUMN].strip(), line[MEANING_COLUMN:].strip()
                items.append((head, meaning))
            elif line:
                return i
        return len(lines)

    def options(self):
        """Their names, what stands for their values (empty: a flag) and their meanings; -h with --help."""
        for words, meaning in self.items["Options"]:
            names, _, value = words.partition(" ")
            yield names.split(","), value, meaning

    def commands(self):
        return [words for words, _ in self.items["Subcommands"]]
