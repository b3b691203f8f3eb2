"use strict";
// The replay of one report: which trial, at what time, how fast; and the keys that say so.

const WHOLE_IN_S = 45; // a replay plays in this time at speed 1
const STEP_SHARE = 0.01; // of the whole, for a press of an arrow
const FRAMES_KEPT = 600;
const BLINK_FRAMES = 36; // how long a kill or a hit is shown while it plays

class Player {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(`[data-part="${name}"]`);
    this.sources = [...root.querySelectorAll("script[type='application/json']")];
    this.frames = [];
    this.isPlaying = false;
    this.listen();
    this.load(0);
  }

  load(which) {
    const data = JSON.parse(this.sources[which].textContent);
    this.model = new ReplayModel(data);
    this.looks = new Looks(data.families);
    this.find("row-decoys").hidden = data.decoys.length === 0;
    const canvas = this.renewCanvas();
    this.map = new ReplayMap(canvas, this.model, this.looks, (thing) => this.select(thing));
    this.map.showRanges = this.find("ranges").checked;
    this.curves = new ReplayCurves(this.find("curves"), this.model, (time) => this.go(time));
    this.story = new ReplayStory(this.find("story"), this.model, (time) => this.go(time));
    this.select(null);
    this.map.showDefence();
    this.makeLegend();
    this.go(this.model.begin + 0.35 * (this.model.end - this.model.begin));
  }

  /** A canvas that no earlier replay listens to. */
  renewCanvas() {
    const old = this.find("map");
    const canvas = old.cloneNode(false);
    old.replaceWith(canvas);
    return canvas;
  }

  listen() {
    this.find("play").addEventListener("click", () => this.toggle());
    this.find("slider").addEventListener("input", (event) => {
      this.go(this.model.begin + Number(event.target.value) / 1000 * (this.model.end - this.model.begin));
    });
    this.find("which").addEventListener("change", (event) => this.load(event.target.selectedIndex));
    this.find("ranges").addEventListener("change", (event) => {
      this.map.showRanges = event.target.checked;
      this.redraw();
    });
    this.find("defence").addEventListener("click", () => this.map.showDefence());
    this.find("all").addEventListener("click", () => this.map.showAll());
    this.root.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("resize", () => {
      this.map.resize();
      this.redraw();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.changeColours());
    document.addEventListener("themechange", () => this.changeColours());
  }

  key(event) {
    if (["SELECT", "INPUT"].includes(event.target.tagName) && event.target.type !== "range") return;
    if (event.target.tagName === "BUTTON" && [" ", "Enter"].includes(event.key)) return;
    const step = (event.shiftKey ? 10 : 1) * STEP_SHARE * (this.model.end - this.model.begin);
    const actions = {
      " ": () => this.toggle(), ArrowRight: () => this.go(this.time + step), ArrowLeft: () => this.go(this.time - step),
      Home: () => this.go(this.model.begin), End: () => this.go(this.model.end), "+": () => this.map.zoomBy(1.5),
      "-": () => this.map.zoomBy(1 / 1.5), 0: () => this.map.showDefence(), 9: () => this.map.showAll(),
      Escape: () => this.select(null),
      n: () => this.selectNext(1), p: () => this.selectNext(-1),
    };
    if (!(event.key in actions)) return;
    event.preventDefault();
    actions[event.key]();
  }

  /** The next threat that is live, so that the keyboard reaches what the pointer does. */
  selectNext(direction) {
    const count = this.model.data.threats.launch.length;
    const selected = this.map.selected ? this.map.selected.threat : undefined;
    let threat = selected === undefined ? -direction : selected;
    for (let k = 0; k < count; ++k) {
      threat = (threat + direction + count) % count;
      if (this.model.isLive(threat, this.time)) return this.select({threat});
    }
    return undefined;
  }

  select(thing) {
    this.map.selected = thing;
    this.story.show(thing);
    this.redraw();
  }

  toggle() {
    this.isPlaying = !this.isPlaying;
    this.find("play").textContent = this.isPlaying ? "Pause" : "Play";
    this.find("play").setAttribute("aria-pressed", String(this.isPlaying));
    if (!this.isPlaying) return;
    if (this.time >= this.model.end) this.go(this.model.begin);
    this.frames = [];
    requestAnimationFrame((now) => this.frame(now, now));
  }

  secondsPerSecond() {
    return (this.model.end - this.model.begin) / WHOLE_IN_S * Number(this.find("speed").value);
  }

  frame(now, before) {
    if (!this.isPlaying) return;
    this.frames.push(now);
    if (this.frames.length > FRAMES_KEPT) this.frames.shift();
    this.go(this.time + (now - before) / 1000 * this.secondsPerSecond());
    if (this.time >= this.model.end) this.toggle();
    requestAnimationFrame((next) => this.frame(next, now));
  }

  go(time) {
    this.time = Math.min(this.model.end, Math.max(this.model.begin, time));
    this.redraw();
  }

  redraw() {
    if (this.time === undefined) return;
    this.map.draw(this.time, BLINK_FRAMES / 60 * this.secondsPerSecond());
    const counts = this.model.counts(this.time);
    const share = (this.time - this.model.begin) / (this.model.end - this.model.begin || 1);
    this.find("slider").value = Math.round(1000 * share);
    this.find("slider").setAttribute("aria-valuetext", clock(this.time));
    this.find("time").textContent = clock(this.time);
    for (const [name, value] of Object.entries(counts)) {
      const shown = this.find(`count-${name}`);
      if (shown) shown.textContent = d3.format(",")(value);
    }
    this.curves.show(this.time);
  }

  changeColours() {
    this.map.changeColours();
    this.redraw();
    this.makeLegend();
  }

  makeLegend() {
    const legend = this.find("legend");
    legend.textContent = "";
    this.model.data.families.forEach((name, k) => {
      const entry = d3.select(legend).append("span");
      entry.append("svg").attr("width", 14).attr("height", 14).append("path").attr("transform", "translate(7,7)")
        .attr("d", d3.symbol().type(this.looks.shapes[k]).size(60)()).attr("fill", this.looks.colours[k]);
      entry.append("span").text(name);
    });
  }
}

const bulwarkReplays = [...document.querySelectorAll(".replay")].map((root) => new Player(root));
