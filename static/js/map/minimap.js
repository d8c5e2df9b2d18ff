// The whole map, small, with the part that is on the screen. A press or a drag goes there.

import { Culled, cull } from "../lib/cull.js";
import { WIDTH } from "../lib/measure.js";
import { grown } from "./boxes.js";
import { fit, scaleX, shown, toScreen, toWorld } from "../lib/viewport.js";

export class Minimap {
  #drawn = null; // what the picture was made of

  constructor(element, scene, { moved, painter, signal }) {
    Object.assign(this, { element, scene, moved, painter });
    this.canvas = element.querySelector("canvas");
    this.frame = element.querySelector("[data-frame]");
    this.culled = new Culled(scene.topology.n);
    this.view = { width: 170, height: 104, scale: 1, flat: 1, cx: 0, cy: 0 };
    element.addEventListener("pointerdown", (event) => this.#press(event), { signal });
    element.addEventListener("pointermove", (event) => event.buttons === 1 && this.#go(event), { signal });
  }

  #press(event) {
    this.element.setPointerCapture(event.pointerId);
    this.#go(event);
  }

  #go(event) {
    const box = this.element.getBoundingClientRect();
    const [cx, cy] = toWorld(this.view, event.clientX - box.left, event.clientY - box.top);
    this.moved({ ...this.scene.view, cx, cy });
  }

  // The frame follows the view; the picture is made anew when the layout, the colours or the limits changed.
  sync() {
    const { scene } = this;
    const now = [scene.layout, scene.colours, scene.front, this.painter.colours];
    if (!this.#drawn || now.some((part, k) => part !== this.#drawn[k])) this.#paint(now);
    const box = shown(scene.view);
    const [left, top] = toScreen(this.view, box.left, box.top).map((value) => Math.max(0, value));
    const [right, bottom] = toScreen(this.view, box.right, box.bottom);
    const { style } = this.frame;
    style.transform = `translate(${left}px, ${top}px)`;
    style.inlineSize = `${Math.max(4, Math.min(this.view.width, right) - left)}px`;
    style.blockSize = `${Math.max(4, Math.min(this.view.height, bottom) - top)}px`;
  }

  #paint(now) {
    this.#drawn = now;
    const { canvas, scene, painter } = this;
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    canvas.width = this.view.width * ratio;
    canvas.height = this.view.height * ratio;
    this.view = fit(this.view, scene.layout.bounds, 0.2, 8);
    cull(scene.topology, scene.layout, scene, this.view, this.culled);
    const ctx = canvas.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const t = grown(this.view.scale) ** 2;
    const wide = Math.max(2, WIDTH * scaleX(this.view));
    for (const [list, count] of [
      [this.culled.thin, this.culled.thinCount],
      [this.culled.nodes, this.culled.nodeCount],
    ]) {
      for (let k = 0; k < count; k += 1) {
        const i = list[k];
        const [x, y] = toScreen(this.view, scene.layout.x[i], scene.layout.y[i]);
        ctx.globalAlpha = scene.isBack(i) ? 0.2 : 1;
        ctx.fillStyle = painter.colours[i === 0 ? "ink" : scene.category(i).colour];
        const grow = scene.layout.wing[i] ? (scene.layout.band[i] - scene.layout.height[i]) * t * this.view.scale : 0;
        ctx.fillRect(x, y - grow / 2, wide, Math.max(1, scene.layout.height[i] * this.view.scale + grow));
      }
    }
  }
}
