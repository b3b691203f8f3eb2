"use strict";
// The map: one canvas, drawn anew for each time; d3 zooms, and finds what is under the pointer.

const MARGIN = 0.06; // of the map, around all that is there
const DEFENCE_MARGIN = 0.18; // around the defence
const NEAR_PX = 14; // a click this near means the thing

class ReplayMap {
  constructor(canvas, model, looks, onPick) {
    Object.assign(this, {canvas, model, looks, onPick});
    this.pen = canvas.getContext("2d");
    this.transform = d3.zoomIdentity;
    this.showRanges = false;
    this.drawn = {threats: 0, rounds: 0};
    this.zoom = d3.zoom().scaleExtent([0.5, 400]).on("zoom", () => {
      this.transform = d3.event.transform;
      this.draw(this.time, this.window);
    });
    d3.select(canvas).call(this.zoom).on("dblclick.zoom", null).on("click", () => this.pick(d3.mouse(canvas)));
    this.sites = new SitePainter(this);
    this.flight = new FlightPainter(this);
    this.time = model.begin;
    this.window = 0;
    this.resize();
    this.changeColours();
  }

  changeColours() {
    this.looks.readPage(this.canvas);
    this.flight.makeStamps();
  }

  resize() {
    const ratio = window.devicePixelRatio || 1;
    this.width = this.canvas.clientWidth;
    this.height = this.canvas.clientHeight;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.fit();
  }

  /** Scales that show all routes and sites, equal in both directions, north up. */
  fit() {
    const xs = this.model.data.sites.map((site) => site.x);
    const ys = this.model.data.sites.map((site) => site.y);
    for (const route of this.model.data.routes) {
      for (let k = 0; k < route.length; k += 3) {
        xs.push(route[k + 1]);
        ys.push(route[k + 2]);
      }
    }
    const [left, right] = d3.extent(xs);
    const [low, high] = d3.extent(ys);
    const perPx = Math.max((right - left) / this.width, (high - low) / this.height, 1) * (1 + 2 * MARGIN);
    const [midX, midY] = [(left + right) / 2, (low + high) / 2];
    this.x = d3.scaleLinear([midX - perPx * this.width / 2, midX + perPx * this.width / 2], [0, this.width]);
    this.y = d3.scaleLinear([midY - perPx * this.height / 2, midY + perPx * this.height / 2], [this.height, 0]);
  }

  showAll() {
    d3.select(this.canvas).call(this.zoom.transform, d3.zoomIdentity);
  }

  /** Shows the sites, and where rounds meet threats: what matters is mostly there. */
  showDefence() {
    const {rounds, sites} = this.model.data;
    const xs = [...sites.map((site) => site.x), ...rounds.x].map(this.x);
    const ys = [...sites.map((site) => site.y), ...rounds.y].map(this.y);
    const [[left, right], [top, bottom]] = [d3.extent(xs), d3.extent(ys)];
    const room = Math.min(this.width / (right - left || 1), this.height / (bottom - top || 1));
    const scale = Math.min(60, Math.max(1, room * (1 - 2 * DEFENCE_MARGIN)));
    const [midX, midY] = [(left + right) / 2, (top + bottom) / 2];
    d3.select(this.canvas).call(this.zoom.transform, d3.zoomIdentity
      .translate(this.width / 2 - scale * midX, this.height / 2 - scale * midY).scale(scale));
  }

  zoomBy(factor) {
    d3.select(this.canvas).call(this.zoom.scaleBy, factor);
  }

  /** Draws the state at a time; kills and hits of the last `window` seconds blink. */
  draw(time, window) {
    this.time = time;
    this.window = window;
    this.sx = this.transform.rescaleX(this.x);
    this.sy = this.transform.rescaleY(this.y);
    this.pxPerMetre = Math.abs(this.sx(1) - this.sx(0));
    this.pen.fillStyle = this.looks.paper;
    this.pen.fillRect(0, 0, this.width, this.height);
    this.labels = [];
    this.drawGrid();
    this.sites.drawAreas();
    this.sites.drawSites(time);
    this.flight.drawRounds(time);
    this.flight.drawThreats(time);
    this.flight.drawBlinks(time, window);
    this.drawSelected(time);
  }

  drawGrid() {
    const {pen} = this;
    pen.lineWidth = 1;
    pen.strokeStyle = this.looks.line;
    pen.fillStyle = this.looks.soft;
    pen.font = "11px system-ui, sans-serif";
    pen.textAlign = "left";
    const km = (metres) => d3.format(",")(metres / 1000);
    pen.beginPath();
    for (const x of this.sx.ticks(7)) {
      pen.moveTo(this.sx(x), 0);
      pen.lineTo(this.sx(x), this.height);
      pen.fillText(`${km(x)} km`, this.sx(x) + 3, this.height - 5);
    }
    for (const y of this.sy.ticks(6)) {
      pen.moveTo(0, this.sy(y));
      pen.lineTo(this.width, this.sy(y));
      pen.fillText(`${km(y)} km`, 4, this.sy(y) - 3);
    }
    pen.stroke();
  }

  drawSelected(time) {
    if (!this.selected) return;
    const {pen} = this;
    const {threat, site} = this.selected;
    if (threat !== undefined) this.drawRoute(threat);
    const {end} = this.model.data.threats;
    const [east, north] = site ? [site.x, site.y] : this.model.place(threat, Math.min(time, end[threat]));
    const [x, y] = this.sites.toScreen(east, north);
    this.sites.circle(x, y, 13);
    pen.strokeStyle = this.looks.ink;
    pen.lineWidth = 2;
    pen.stroke();
    if (site) this.sites.label(site.name, x + 16, y - 8);
  }

  drawRoute(threat) {
    const {pen} = this;
    const route = this.model.data.routes[this.model.data.threats.route[threat]];
    pen.beginPath();
    for (let k = 0; k < route.length; k += 3) pen.lineTo(...this.sites.toScreen(route[k + 1], route[k + 2]));
    pen.setLineDash([5, 4]);
    pen.strokeStyle = this.looks.ink;
    pen.lineWidth = 1;
    pen.stroke();
    pen.setLineDash([]);
  }

  /** The nearest thing to a click, threats before sites of the same distance. */
  pick([x, y]) {
    let best = null;
    let least = NEAR_PX;
    const consider = (east, north, thing) => {
      const [px, py] = this.sites.toScreen(east, north);
      const distance = Math.hypot(px - x, py - y);
      if (distance < least) [least, best] = [distance, thing];
    };
    const {launch} = this.model.data.threats;
    for (let i = 0; i < launch.length; ++i) {
      if (this.model.isLive(i, this.time)) consider(...this.model.place(i, this.time), {threat: i});
    }
    for (const site of this.model.data.sites) {
      if (site.kind !== "jammer") consider(site.x, site.y, {site});
    }
    this.onPick(best);
  }
}
