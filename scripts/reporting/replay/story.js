"use strict";
// What happened to a threat, a battery or a site, in words, with the draws that decided it. Text only, never markup.

const CAUSE_WORDS = {
  missed: "it was fired at and missed, or written off as dead", uncovered: "no battery could reach its way",
  undetected: "it was seen too late, or never", tracks: "no track was free in time", ignored: "it was believed a decoy",
  suppressed: "the battery on its way had been destroyed", off_duty: "the battery on its way was off duty",
  magazine: "no battery on its way had a round left", channels: "no channel was free while there was a round",
};
const MOST_LINES = 400;

class ReplayStory {
  constructor(element, model, onTime) {
    Object.assign(this, {element, model, onTime});
  }

  show(thing) {
    this.element.textContent = "";
    if (!thing) {
      this.heading("Click on a threat, a battery, a sensor or an asset: its story is told here.");
      return;
    }
    const lines = thing.site ? this.siteStory(thing.site) : this.threatStory(thing.threat);
    this.heading(lines.title);
    if (lines.summary) this.element.append(this.make("p", lines.summary));
    this.list(lines.events);
  }

  make(tag, text) {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  }

  heading(text) {
    this.element.append(this.make("h4", text));
  }

  list(events) {
    const list = document.createElement("ol");
    for (const [time, text] of events.slice(0, MOST_LINES)) {
      const line = document.createElement("li");
      const button = this.make("button", clock(time));
      button.type = "button";
      button.addEventListener("click", () => this.onTime(time));
      line.append(button, this.make("span", text));
      list.append(line);
    }
    this.element.append(list);
    if (events.length > MOST_LINES) this.element.append(this.make("p", `… and ${events.length - MOST_LINES} more.`));
  }

  /** Places of events for which `wanted` holds, in order of time. */
  events(wanted) {
    return d3.range(this.model.data.events.time.length).filter(wanted);
  }

  threatStory(threat) {
    const {data} = this.model;
    const own = data.events.threat;
    const {fate, end} = data.threats;
    const arrival = this.events((e) => own[e] === threat && this.model.kind(e) === "arrive")[0];
    const fates = ["still flew at the end", "failed at launch", "was lost to jamming", "was intercepted",
      arrival === undefined ? "leaked" : `leaked: ${CAUSE_WORDS[this.model.result(arrival)] || this.model.result(arrival)}`];
    return {
      title: this.model.nameOf(threat),
      summary: `${data.types[data.threats.type[threat]]} (${data.families[data.threats.family[threat]]}), at ` +
        `${this.model.targetOf(threat)}. At ${clock(end[threat])} it ${fates[fate[threat]]}.`,
      events: this.events((e) => own[e] === threat && this.model.kind(e) !== "release")
        .map((e) => [data.events.time[e], this.ofThreat(e)]),
    };
  }

  /** The draw that decided an event: it happens where draw < probability. */
  drawn(event) {
    const {probability, draw} = this.model.data.events;
    if (probability[event] === null || draw[event] === null) return "";
    const relation = draw[event] < probability[event] ? "<" : "≥";
    return ` (draw ${draw[event]} ${relation} probability ${probability[event]})`;
  }

  batteryOf(event) {
    const place = this.model.data.events.battery[event];
    return place >= 0 ? this.model.batteries[place].site.name : "";
  }

  sensorOf(event) {
    const place = this.model.data.events.sensor[event];
    return place >= 0 ? this.model.sensors[place].site.name : "";
  }

  ofThreat(event) {
    const battery = this.batteryOf(event);
    const result = this.model.result(event);
    const words = {
      launch: result === "failed" ? "fails at launch" : "is launched", detect: `is detected by ${this.sensorOf(event)}`,
      track: `is tracked, ${result}`, engage: `is engaged by ${battery}`, fire: `${battery} fires a round`,
      intercept: `round of ${battery}: ${result}`, assess: `${battery} judges it: ${result}`,
      soft_kill: "is lost to a jammer", arrive: `arrives; cause: ${CAUSE_WORDS[result] || result}`, damage: result,
      cut: `${battery} is destroyed: ${result}`,
    };
    const kind = this.model.kind(event);
    return (words[kind] || `${kind} ${result}`) + this.drawn(event);
  }

  siteStory(site) {
    if (site.kind === "battery") return this.batteryStory(site);
    if (site.kind === "sensor") return this.sensorStory(site);
    const {data} = this.model;
    const target = data.events.threat;
    const before = data.damage[site.name] || 0;
    const hardness = data.hardness[site.name] || 1;
    return {
      title: `${site.name} (asset)`,
      summary: `Disabled by ${hardness} effective hit${hardness === 1 ? "" : "s"}; it begins with ${before}.`,
      events: this.events((e) => target[e] >= 0 && this.model.targetOf(target[e]) === site.name &&
        ["arrive", "damage"].includes(this.model.kind(e)))
        .map((e) => [data.events.time[e], `${this.model.nameOf(target[e])}: ${this.ofThreat(e)}`]),
    };
  }

  batteryStory(site) {
    const {data} = this.model;
    const place = this.model.byKind.battery.indexOf(site);
    const battery = this.model.batteries[place];
    return {
      title: `${site.name} (${site.group})`,
      summary: `Begins with ${battery.channels} channels and ${battery.start} rounds.`,
      events: this.events((e) => data.events.battery[e] === place).map((e) => [data.events.time[e], this.ofBattery(e)]),
    };
  }

  ofBattery(event) {
    const {threat} = this.model.data.events;
    const who = threat[event] >= 0 ? this.model.nameOf(threat[event]) : "";
    const result = this.model.result(event);
    const words = {
      stand: `begins: ${result}`, engage: `engages ${who}`, fire: `fires at ${who}`,
      intercept: `round meets ${who}: ${result}`,
      assess: `judges ${who}: ${result}`, release: "a channel is free again", reload: `reload ${result}`,
      destroyed: `is destroyed, ${result}`, cut: `leaves ${who}: ${result}`,
    };
    const kind = this.model.kind(event);
    return (words[kind] || `${kind} ${result}`) + this.drawn(event);
  }

  sensorStory(site) {
    const {data} = this.model;
    const place = this.model.byKind.sensor.indexOf(site);
    const words = (e) => (this.model.kind(e) === "detect" ? `detects ${this.model.nameOf(data.events.threat[e])}`
      : this.model.kind(e));
    return {
      title: `${site.name} (sensor)`, summary: "",
      events: this.events((e) => data.events.sensor[e] === place).map((e) => [data.events.time[e], words(e)]),
    };
  }
}
