"use strict";
// Small curves of what was live at the time, with the time as a line across them; a click on one goes there.

const CURVES = [
  ["live", "threats in flight"], ["rounds", "rounds in flight"], ["busy", "channels busy"], ["ready", "rounds left"],
  ["leaked", "leakers so far"], ["killed", "kills so far"],
];
const CURVE_SAMPLES = 300;
const CURVE_HEIGHT = 64;
const CURVE_WIDTH = 260;

class ReplayCurves {
  constructor(element, model, onTime) {
    this.model = model;
    this.x = d3.scaleLinear([model.begin, model.end], [0, CURVE_WIDTH]);
    const times = d3.range(CURVE_SAMPLES + 1).map((k) => model.begin + (model.end - model.begin) * k / CURVE_SAMPLES);
    const samples = times.map((time) => model.counts(time));
    element.textContent = "";
    this.cursors = CURVES.map(([name, title]) => {
      const most = d3.max(samples, (sample) => sample[name]) || 1;
      const y = d3.scaleLinear([0, most], [CURVE_HEIGHT - 2, 4]);
      const figure = d3.select(element).append("figure").attr("class", "curve");
      const caption = figure.append("figcaption");
      caption.append("span").text(title);
      caption.append("span").text(`≤ ${d3.format(",")(most)}`);
      const svg = figure.append("svg").attr("viewBox", `0 0 ${CURVE_WIDTH} ${CURVE_HEIGHT}`)
        .attr("preserveAspectRatio", "none").attr("role", "img").attr("aria-label", title);
      const points = samples.map((sample, k) => [this.x(times[k]), y(sample[name])]);
      svg.append("path").attr("class", "area").attr("d", d3.area().y0(CURVE_HEIGHT)(points));
      svg.append("path").attr("class", "edge").attr("d", d3.line()(points));
      svg.on("click", () => onTime(this.x.invert(d3.mouse(svg.node())[0])));
      return svg.append("line").attr("class", "cursor").attr("y1", 0).attr("y2", CURVE_HEIGHT);
    });
  }

  show(time) {
    const x = this.x(time);
    for (const cursor of this.cursors) cursor.attr("x1", x).attr("x2", x);
  }
}
