"""Completions for bash, zsh and fish: commands, options, and what `bulwark complete` lists of the scenario that is named
on the line, for the options whose value is a path or a metric."""

import re

from help_text import help_of

WORDS = {"schema": ["scenario", "study", "plan", "calibration"], "complete": ["paths", "metrics"]}  # of arguments that are no files


class Program:
    def __init__(self, program):
        top = help_of(program)
        self.commands = top.items["Subcommands"]
        self.own = [(name, value, meaning) for names, value, meaning in top.options() for name in names]
        self.options = {command: [(name, value, meaning) for names, value, meaning in help_of(program, command).options()
                                  for name in names]
                        for command, _ in self.commands}

    def options_of(self, kind):
        """The options of any command whose value is a path (`paths`), a metric (`metrics`), or nothing to complete."""
        return sorted({name for options in self.options.values() for name, value, _ in options
                       if value and kind_of(name, value) == kind})


def kind_of(option, value):
    if value.startswith("PATH"):
        return "paths"
    if value.startswith("METRIC") or option == "--until":
        return "metrics"
    return "files" if value in ("DIR", "FILE") else "nothing"


def in_quotes(text):
    return "'" + text.replace("'", "'\\''") + "'"


def bash(program):
    cases = [f"        {command}) words={in_quotes(' '.join(name for name, _, _ in options))} ;;"
             for command, options in program.options.items()]
    arguments = [f"        {command}) choices={in_quotes(' '.join(words))} ;;" for command, words in WORDS.items()]
    first = " ".join([command for command, _ in program.commands] + ["help"] + [name for name, _, _ in program.own])
    return "\n".join([
        "# bash completions of bulwark; names of files otherwise.",
        "_bulwark() {",
        "  # bash takes : and = for the ends of words, which paths and metrics have inside: read the line itself.",
        "  local line=${COMP_LINE:0:COMP_POINT} file= word= words= choices= current= here=${COMP_WORDS[COMP_CWORD]}",
        "  local -a typed; read -ra typed <<<\"$line\"",
        "  if [[ $line != *[[:space:]] ]]; then current=${typed[-1]#[\\'\\\"]}; unset 'typed[-1]'; fi",
        "  for word in \"${typed[@]:2}\"; do",
        "    [[ -z $file && $word != -* && -f $word ]] && file=$word",
        "  done",
        "  case ${typed[-1]} in",
        f"    {'|'.join(program.options_of('paths'))})",
        "      words=$(bulwark complete paths \"$file\" 2>/dev/null)",
        "      [[ ${typed[-1]} == --vary ]] || compopt -o nospace 2>/dev/null ;;",
        f"    {'|'.join(program.options_of('metrics'))})",
        "      words=$(bulwark complete metrics \"$file\" 2>/dev/null) ;;",
        "    *)",
        "      case ${typed[1]} in",
        *cases,
        "      esac",
        "      case ${typed[1]} in",
        *arguments,
        f"        help) choices={in_quotes(' '.join(command for command, _ in program.commands))} ;;",
        "      esac",
        "      [[ $current == -* ]] || words=$choices",
        f"      [ ${{#typed[@]}} = 1 ] && words={in_quotes(first)} ;;",
        "  esac",
        "  case $here in :|=) here= ;; esac",
        "  here=${current%\"${here#[\\'\\\"]}\"}",
        "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))",
        "  COMPREPLY=(\"${COMPREPLY[@]#\"$here\"}\")",
        "}",
        "complete -o default -F _bulwark bulwark",
        "",
    ])


def described(words, meaning):
    return in_quotes(words + ":" + meaning)


def zsh(program):
    def options(of):
        return " ".join(described(name, meaning) for name, _, meaning in of)

    cases = [f"      {command}) options=({options(of)}) ;;" for command, of in program.options.items()]
    arguments = [f"      {command}) compadd -- {' '.join(words)}; return ;;" for command, words in WORDS.items()]
    commands = " ".join(described(command, meaning) for command, meaning in program.commands)
    return "\n".join([
        "#compdef bulwark",
        "_bulwark() {",
        "  local file= word=",
        "  local -a options commands",
        "  for word in ${words[3,CURRENT-1]}; do",
        "    [[ -z $file && $word != -* && -f $word ]] && file=$word",
        "  done",
        "  case ${words[CURRENT-1]} in",
        f"    {'|'.join(program.options_of('paths'))})",
        "      compadd -S '' -- ${(f)\"$(bulwark complete paths \"$file\" 2>/dev/null)\"}; return ;;",
        f"    {'|'.join(program.options_of('metrics'))})",
        "      compadd -- ${(f)\"$(bulwark complete metrics \"$file\" 2>/dev/null)\"}; return ;;",
        "  esac",
        "  if (( CURRENT == 2 )); then",
        f"    commands=({commands} {described('help', 'Print the help of a command')})",
        "    _describe command commands",
        "  elif [[ ${words[CURRENT]} == -* ]]; then",
        "    case ${words[2]} in",
        *cases,
        "    esac",
        "    _describe option options",
        "  else",
        "    case ${words[2]} in",
        *arguments,
        f"      help) compadd -- {' '.join(command for command, _ in program.commands)}; return ;;",
        "    esac",
        "    _files",
        "  fi",
        "}",
        "_bulwark \"$@\"",
        "",
    ])


def fish(program):
    lines = [
        "# fish completions of bulwark.",
        "function __bulwark_list",
        "    set -l file",
        "    for word in (commandline -opc)[3..-1]",
        "        if test -z \"$file\"; and test -f \"$word\"",
        "            set file $word",
        "        end",
        "    end",
        "    bulwark complete $argv[1] \"$file\" 2>/dev/null",
        "end",
    ]
    for command, meaning in [*program.commands, ("help", "Print the help of a command")]:
        lines.append(f"complete -c bulwark -n __fish_use_subcommand -f -a {command} -d {fish_text(meaning)}")
    for command, words in [*WORDS.items(), ("help", [command for command, _ in program.commands])]:
        lines.append(f"complete -c bulwark -n '__fish_seen_subcommand_from {command}' -f -a '{' '.join(words)}'")
    for command, options in program.options.items():
        for name, value, meaning in options:
            lines.append(f"complete -c bulwark -n '__fish_seen_subcommand_from {command}' {fish_option(name, value)}"
                         f" -d {fish_text(meaning)}")
    return "\n".join(lines) + "\n"


def fish_text(text):
    return "'" + re.sub(r"([\\'])", r"\\\1", text) + "'"


def fish_option(name, value):
    flag = f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
    if not value:
        return flag
    kind = kind_of(name, value)
    if kind == "files":
        return flag + " -r -F"
    return flag + (" -x" if kind == "nothing" else f" -x -a '(__bulwark_list {kind})'")
