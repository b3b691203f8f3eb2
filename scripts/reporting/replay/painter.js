"use strict";
// What all that paints on the map shares: the canvas, the scales, and the marks that stand for more than one thing.

const LABEL_PX = 11;
const LETTER_PX = 6.5; // mean width of a letter

class Painter {
  constructor(map) {
    this.map = map;
    this.pen = map.pen;
    this.model = map.model;
    this.looks = map.looks;
  }

  toScreen(x, y) {
    return [this.map.sx(x), this.map.sy(y)];
  }

  circle(x, y, radius) {
    this.pen.beginPath();
    this.pen.arc(x, y, radius, 0, 2 * Math.PI);
  }

  /** A name, unless another stands there: those of assets come first. */
  label(text, x, y, colour) {
    const {pen} = this;
    const box = [x, y - LABEL_PX, x + text.length * LETTER_PX, y];
    const overlaps = ([left, top, right, bottom]) => left < box[2] && box[0] < right && top < box[3] && box[1] < bottom;
    if (this.map.labels.some(overlaps)) return;
    this.map.labels.push(box);
    pen.font = `${LABEL_PX}px system-ui, sans-serif`;
    pen.textAlign = "left";
    pen.lineWidth = 3;
    pen.strokeStyle = this.looks.paper;
    pen.strokeText(text, x, y);
    pen.fillStyle = colour || this.looks.ink;
    pen.fillText(text, x, y);
  }

  cross(x, y, size) {
    const {pen} = this;
    pen.strokeStyle = this.looks.alarm;
    pen.lineWidth = 2.5;
    pen.beginPath();
    pen.moveTo(x - size, y - size);
    pen.lineTo(x + size, y + size);
    pen.moveTo(x - size, y + size);
    pen.lineTo(x + size, y - size);
    pen.stroke();
  }
}
