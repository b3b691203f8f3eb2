"use strict";
// Colours and shapes of the replay: told apart with every common kind of colour blindness, and by shape besides.

// Okabe & Ito (2008), "Color Universal Design", as in the figures; others take what is left in their order.
const USUAL_FAMILIES = {
  drone: "#0072B2", decoy: "#8C8C8C", cruise: "#E69F00", ballistic: "#D55E00", aeroballistic: "#CC79A7",
};
const FREE_COLOURS = ["#009E73", "#56B4E9", "#F0E442", "#0072B2", "#E69F00", "#D55E00", "#CC79A7"];
const SHAPES = [d3.symbolCircle, d3.symbolSquare, d3.symbolDiamond, d3.symbolTriangle, d3.symbolStar, d3.symbolCross];

class Looks {
  constructor(families) {
    let free = FREE_COLOURS.filter((colour) => !families.some((name) => USUAL_FAMILIES[name] === colour));
    if (free.length === 0) free = FREE_COLOURS;
    let others = 0;
    this.onLight = families.map((name) => USUAL_FAMILIES[name] || free[others++ % free.length]);
    this.onDark = this.onLight.map((colour) => d3.color(colour).brighter(0.7).toString());
    this.colours = this.onLight;
    this.shapes = families.map((_, k) => SHAPES[k % SHAPES.length]);
  }

  /** The page's colours as they are now, light or dark. */
  readPage(element) {
    const style = getComputedStyle(element);
    for (const name of ["paper", "ink", "soft", "line", "defence", "alarm", "kill"]) {
      this[name] = style.getPropertyValue("--" + name).trim();
    }
    this.colours = d3.lab(this.paper).l < 50 ? this.onDark : this.onLight;
  }
}

/** `1 h 02 min 03 s` */
function clock(seconds) {
  const whole = Math.round(Math.abs(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number) => String(number).padStart(2, "0");
  const text = parts[0] ? `${parts[0]} h ${two(parts[1])} min ${two(parts[2])} s` : `${parts[1]} min ${two(parts[2])} s`;
  return (seconds < -0.5 ? "−" : "") + text;
}
