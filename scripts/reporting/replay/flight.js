"use strict";
// Threats and rounds on the map, and the blinks of kills and hits.

const STAMP_PX = 16;
const TAIL_PX = 14;
const TAIL_S = 30; // how far back the direction of a tail is taken

class FlightPainter extends Painter {
  constructor(map) {
    super(map);
    this.blinks = this.findBlinks();
  }

  /** Kills and arrivals: [time, x, y, fate], in order of time. */
  findBlinks() {
    const {end, fate} = this.model.data.threats;
    const found = [];
    for (let i = 0; i < end.length; ++i) {
      if (fate[i] < FATE.softKilled) continue;
      found.push([end[i], ...this.model.place(i, end[i]), fate[i]]);
    }
    return found.sort((a, b) => a[0] - b[0]);
  }

  drawRounds(time) {
    const {pen, model} = this;
    const {battery, launch, meet, x, y} = model.data.rounds;
    this.map.drawn.rounds = 0;
    pen.strokeStyle = this.looks.kill;
    pen.fillStyle = this.looks.kill;
    pen.lineWidth = 1;
    for (let r = 0; r < launch.length && launch[r] <= time; ++r) {
      if (!model.isUnderWay(r, time)) continue;
      ++this.map.drawn.rounds;
      const from = model.batteries[battery[r]].site;
      const share = (time - launch[r]) / (meet[r] - launch[r]);
      const [x0, y0] = this.toScreen(from.x, from.y);
      const [x1, y1] = this.toScreen(from.x + share * (x[r] - from.x), from.y + share * (y[r] - from.y));
      pen.globalAlpha = 0.5;
      pen.beginPath();
      pen.moveTo(x0, y0);
      pen.lineTo(x1, y1);
      pen.stroke();
      pen.globalAlpha = 1;
      pen.fillRect(x1 - 1.5, y1 - 1.5, 3, 3);
    }
  }

  /** A picture of each family's mark, made once: stamping pictures takes less time than drawing shapes. */
  makeStamps() {
    const ratio = window.devicePixelRatio || 1;
    this.stamps = this.looks.colours.map((colour, k) => {
      const stamp = document.createElement("canvas");
      stamp.width = STAMP_PX * ratio;
      stamp.height = STAMP_PX * ratio;
      const pen = stamp.getContext("2d");
      pen.setTransform(ratio, 0, 0, ratio, stamp.width / 2, stamp.height / 2);
      const mark = new Path2D(d3.symbol().type(this.looks.shapes[k]).size(52)());
      pen.strokeStyle = this.looks.paper;
      pen.lineWidth = 2;
      pen.stroke(mark);
      pen.fillStyle = colour;
      pen.fill(mark);
      return stamp;
    });
  }

  /** All live threats, with tails that point back along their way. */
  drawThreats(time) {
    const {pen, model} = this;
    const {family, launch} = model.data.threats;
    const live = d3.range(launch.length).filter((i) => model.isLive(i, time));
    const places = live.map((i) => this.toScreen(...model.place(i, time)));
    const tails = this.looks.colours.map(() => new Path2D());
    live.forEach((i, k) => {
      const [x, y] = places[k];
      const [px, py] = this.toScreen(...model.place(i, time - TAIL_S));
      const length = Math.hypot(x - px, y - py) || 1;
      tails[family[i]].moveTo(x, y);
      tails[family[i]].lineTo(x - (x - px) / length * TAIL_PX, y - (y - py) / length * TAIL_PX);
    });
    pen.lineWidth = 1.5;
    tails.forEach((tail, k) => {
      pen.strokeStyle = this.looks.colours[k];
      pen.stroke(tail);
    });
    live.forEach((i, k) => {
      pen.drawImage(this.stamps[family[i]], places[k][0] - STAMP_PX / 2, places[k][1] - STAMP_PX / 2, STAMP_PX, STAMP_PX);
    });
    this.map.drawn.threats = live.length;
  }

  drawBlinks(time, window) {
    const {pen} = this;
    const first = d3.bisector((blink) => blink[0]).left(this.blinks, time - window);
    for (let k = first; k < this.blinks.length && this.blinks[k][0] <= time; ++k) {
      const [at, east, north, fate] = this.blinks[k];
      const age = window > 0 ? (time - at) / window : 0;
      const [x, y] = this.toScreen(east, north);
      pen.globalAlpha = 1 - age;
      pen.lineWidth = fate === FATE.leaked ? 3 : 1.5;
      pen.strokeStyle = {[FATE.leaked]: this.looks.alarm, [FATE.intercepted]: this.looks.kill}[fate] || this.looks.soft;
      this.circle(x, y, fate === FATE.leaked ? 6 + 18 * age : 3 + 9 * age);
      pen.stroke();
      pen.globalAlpha = 1;
    }
  }
}
