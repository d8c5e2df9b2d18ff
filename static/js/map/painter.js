// The canvas under the cards: links, sheets or bars, names, and what is in hand.

import { candidates, place } from "../lib/names.js";
import { CARDS, step } from "../lib/viewport.js";
import { WIDTH } from "../lib/measure.js";
import { grown, paintBars, paintMarks, paintSheets } from "./boxes.js";
import { paintCrossings, paintJoints, paintLinks, paintPath } from "./links.js";
import { palette } from "./palette.js";

export class Painter {
  constructor(canvas, scene) {
    this.canvas = canvas;
    this.scene = scene;
    this.ctx = canvas.getContext("2d", { alpha: true });
    this.named = []; // nodes whose names are, or should be, written
    this.refresh();
  }

  // After the colours of the page changed.
  refresh() {
    this.colours = palette(this.canvas);
  }

  resize(width, height) {
    this.ratio = Math.min(2, window.devicePixelRatio || 1);
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(height * this.ratio);
  }

  // The scene must be culled. `label(i)`: the words of a node, if known; `inPool(i)`: whether its card is in the document.
  paint({ label, inPool }) {
    const { ctx, scene, colours } = this;
    const { view } = scene;
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    ctx.clearRect(0, 0, view.width, view.height);
    const kind = step(view.scale);
    const fade = 1 - grown(view.scale);
    if (fade > 0.25) paintLinks(ctx, scene, colours, fade);
    if (fade > 0.25) paintJoints(ctx, scene, colours);
    for (const i of new Set([scene.selected, scene.hand])) paintPath(ctx, scene, colours, i);
    if (kind === "bars") this.#far(label);
    else paintSheets(ctx, scene, colours, { skip: kind === "cards" ? inPool : () => false, label });
    for (const i of new Set([scene.selected, scene.hand])) paintCrossings(ctx, scene, colours, i);
    if (view.scale < CARDS) this.#inHand();
  }

  #far(label) {
    const { ctx, scene, colours } = this;
    paintBars(ctx, scene, colours);
    const list = candidates(scene.layout, scene.culled, scene.view);
    this.named = list;
    ctx.textBaseline = "middle";
    const names = place(scene.layout, list, scene.view, (i) => this.#marked(i, label(i)));
    paintMarks(ctx, scene, colours, new Set(names.map(({ i }) => i)));
    for (const name of names) this.#name(name);
  }

  // A name with its mark before it.
  #marked(i, words) {
    const { mark } = this.scene.category(i);
    return words && mark && i ? `${mark} ${words}` : words;
  }

  #name({ i, lines, size, left, top, width, height }) {
    const { ctx, scene, colours } = this;
    const question = i === 0;
    ctx.globalAlpha = scene.isBack(i) ? 0.35 : 0.92;
    ctx.fillStyle = question ? colours.solid : colours.card;
    ctx.beginPath();
    ctx.roundRect(left, top, width, height, 4);
    ctx.fill();
    ctx.globalAlpha = scene.isBack(i) ? 0.5 : 1;
    ctx.fillStyle = question ? colours["on-solid"] : colours.ink;
    ctx.font = `600 ${size}px ${colours.serif}`;
    lines.forEach((line, k) => ctx.fillText(line, left + 4, top + (k + 0.5) * size * 1.3 + 1.5));
    ctx.globalAlpha = 1;
  }

  // A ring round the selected and the active claim where they have no card.
  #inHand() {
    const { ctx, scene, colours } = this;
    for (const [i, width] of [
      [scene.hand, 1.5],
      [scene.selected, 3],
    ]) {
      if (i < 0 || !scene.seen[i]) continue;
      const [x, y] = scene.at(i);
      const wide = WIDTH * Math.max(scene.view.scale, scene.view.flat);
      const high = Math.max(6, scene.layout.height[i] * scene.view.scale);
      ctx.strokeStyle = colours.accent;
      ctx.lineWidth = width;
      ctx.beginPath();
      ctx.roundRect(x - 3, y - 3, wide + 6, high + 6, 5);
      ctx.stroke();
    }
  }
}
