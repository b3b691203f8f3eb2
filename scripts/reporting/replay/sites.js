"use strict";
// Assets, batteries, sensors and jammers on the map, as they are at a time.

class SitePainter extends Painter {
  /** Reach of jammers, and of batteries and sensors where asked for or selected. */
  drawAreas() {
    const {pen, model} = this;
    for (const site of model.byKind.jammer) {
      this.circle(...this.toScreen(site.x, site.y), site.to * this.map.pxPerMetre);
      pen.fillStyle = this.looks.soft;
      pen.globalAlpha = 0.1;
      pen.fill();
      pen.globalAlpha = 0.6;
      pen.setLineDash([2, 4]);
      pen.strokeStyle = this.looks.soft;
      pen.stroke();
      pen.setLineDash([]);
      pen.globalAlpha = 1;
    }
    for (const site of [...model.byKind.battery, ...model.byKind.sensor]) {
      const isSelected = this.map.selected && this.map.selected.site === site;
      if (!site.to || !(isSelected || this.map.showRanges)) continue;
      this.circle(...this.toScreen(site.x, site.y), site.to * this.map.pxPerMetre);
      pen.strokeStyle = this.looks.defence;
      pen.globalAlpha = isSelected ? 0.9 : 0.3;
      pen.stroke();
      pen.globalAlpha = 1;
    }
  }

  drawSites(time) {
    for (const {site, state} of this.model.sensors) this.drawSensor(site, state.at(time));
    for (const site of this.model.byKind.asset) this.drawAsset(site, time);
    for (const battery of this.model.batteries) this.drawBattery(battery, time);
  }

  drawSensor(site, state) {
    const {pen} = this;
    const [x, y] = this.toScreen(site.x, site.y);
    pen.strokeStyle = this.looks.defence;
    pen.lineWidth = 1.5;
    pen.beginPath();
    for (const radius of [3, 6, 9]) {
      pen.moveTo(x + radius * Math.cos(-2.6), y + radius * Math.sin(-2.6));
      pen.arc(x, y, radius, -2.6, -0.54);
    }
    pen.stroke();
    if (state !== "up") this.cross(x, y, 7);
  }

  /** A square that fills with the hits that it has taken; crossed where it is disabled. */
  drawAsset(site, time) {
    const {pen} = this;
    const [x, y] = this.toScreen(site.x, site.y);
    const share = Math.min(1, this.model.hits.get(site.name).at(time) / (this.model.data.hardness[site.name] || 1));
    pen.fillStyle = this.looks.paper;
    pen.fillRect(x - 6, y - 6, 12, 12);
    pen.fillStyle = this.looks.alarm;
    pen.fillRect(x - 6, y + 6 - 12 * share, 12, 12 * share);
    pen.strokeStyle = this.looks.ink;
    pen.lineWidth = 1.5;
    pen.strokeRect(x - 6, y - 6, 12, 12);
    if (share >= 1) this.cross(x, y, 8);
    if (this.isRoomy()) this.label(site.name, x + 9, y - 6);
  }

  /** Names where there is room for them: few sites, or a map that is zoomed in. */
  isRoomy() {
    return this.map.transform.k * 30 > this.model.byKind.asset.length + this.model.batteries.length;
  }

  /** A disc with an arc a channel, thick where it is busy, and a bar of the rounds that are left. */
  drawBattery(battery, time) {
    const {pen} = this;
    const [x, y] = this.toScreen(battery.site.x, battery.site.y);
    const state = this.model.batteryState(battery, time);
    const isUp = state === "up";
    this.circle(x, y, 3.5);
    pen.fillStyle = isUp ? this.looks.defence : this.looks.paper;
    pen.fill();
    pen.strokeStyle = state === "empty" ? this.looks.alarm : this.looks.defence;
    pen.lineWidth = 1.5;
    pen.stroke();
    if (state === "destroyed" || state === "missing") this.cross(x, y, 6);
    if (this.map.transform.k < 1.5 && this.model.batteries.length > 12) return;
    this.drawChannels(battery, time, x, y);
    const share = battery.start > 0 ? Math.min(1, battery.rounds.at(time) / battery.start) : 0;
    pen.fillStyle = this.looks.line;
    pen.fillRect(x - 9, y + 12, 18, 3);
    pen.fillStyle = this.looks.defence;
    pen.fillRect(x - 9, y + 12, 18 * share, 3);
    if (this.map.transform.k > 4) this.label(battery.site.name, x + 13, y + 4, this.looks.defence);
  }

  drawChannels(battery, time, x, y) {
    const {pen} = this;
    const shown = Math.min(battery.channels, 16);
    const busy = battery.busy.at(time) * shown / Math.max(battery.channels, 1);
    for (let k = 0; k < shown; ++k) {
      pen.beginPath();
      pen.arc(x, y, 8, (k + 0.1) / shown * 2 * Math.PI, (k + (shown > 1 ? 0.9 : 1.1)) / shown * 2 * Math.PI);
      pen.lineWidth = k < busy ? 4 : 1;
      pen.strokeStyle = k < busy ? this.looks.kill : this.looks.defence;
      pen.stroke();
    }
  }
}
