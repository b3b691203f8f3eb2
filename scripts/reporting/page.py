"""The page: templates, style and scripts put into one file that needs no other."""

import json
from pathlib import Path

import jinja2
from markupsafe import Markup

from results import ResultError

HERE = Path(__file__).resolve().parent
D3_FOLDERS = ["/usr/share/nodejs/d3/dist", "/usr/share/javascript/d3"]  # Debian: node-d3
SCRIPTS = ["tables.js", "theme.js", "replay/model.js", "replay/view.js", "replay/painter.js",
           "replay/sites.js", "replay/flight.js", "replay/map.js", "replay/curves.js", "replay/story.js", "replay/player.js"]
D3_NOTICE = """/* d3, https://d3js.org. Copyright 2010-2017 Mike Bostock. BSD 3-Clause License:
Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following
conditions are met: Redistributions of source code must retain the above copyright notice, this list of conditions and the
following disclaimer. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and
the following disclaimer in the documentation and/or other materials provided with the distribution. Neither the name of
the author nor the names of contributors may be used to endorse or promote products derived from this software without
specific prior written permission.
THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL,
EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF
USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT
LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED
OF THE POSSIBILITY OF SUCH DAMAGE. */"""


def _d3():
    """The library with its licence, which says that it goes with every copy."""
    for folder in D3_FOLDERS:
        path = Path(folder) / "d3.min.js"
        if path.is_file():
            return D3_NOTICE + "\n" + path.read_text(encoding="utf-8")
    raise ResultError("a replay needs d3: install node-d3 (scripts/setup), or give --trials none")


def as_json(data):
    """JSON that nothing in a scenario can break out of: no `<`, and no line ends of Unicode."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def _scripts(with_replay):
    sources = [_d3()] if with_replay else []
    for name in SCRIPTS:
        if with_replay or not name.startswith("replay/"):
            sources.append((HERE / name).read_text(encoding="utf-8"))
    return [Markup(source.replace("</", "<\\/")) for source in sources]


def render(chapters, figure_css):
    """The whole page of a list of chapters, each the report of one folder."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True,
                                     trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    environment.filters["as_json"] = as_json
    with_replay = any(chapter["replays"] for chapter in chapters)
    style = (HERE / "style.css").read_text(encoding="utf-8") + figure_css
    if with_replay:
        style += (HERE / "replay" / "replay.css").read_text(encoding="utf-8")
    return environment.get_template("page.html").render(chapters=chapters, style=Markup(style),
                                                        scripts=_scripts(with_replay))
