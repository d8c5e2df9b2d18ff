// What a press on the map means: which claim, or which handle, is under it.

import { hit, hitBand } from "../lib/cull.js";
import * as fold from "../lib/fold.js";
import { GAP_X, GAP_Y, WIDTH } from "../lib/measure.js";
import { clamp, step, toWorld, zoomAt } from "../lib/viewport.js";

const CLOSER = 1.7; // times larger by a double click

export class Pointer {
  // `map`: the DebateMap
  constructor(map) {
    Object.assign(this, { map });
  }

  get gestures() {
    return {
      moved: (view) => this.map.hand(view),
      click: (x, y, target, event) => this.#click(x, y, target, event),
      zoomed: (x, y, target) => this.#zoomed(x, y, target),
      hover: (x, y, target) => this.map.point(this.#nodeAt(x, y, target)),
      left: () => this.map.point(-1),
    };
  }

  #nodeAt(x, y, target) {
    const { scene, cards } = this.map;
    if (target.closest?.(".map-over")) return -1;
    const slot = cards.nodeOf(target);
    if (slot >= 0) return slot;
    const [wx, wy] = toWorld(scene.view, x, y);
    return (step(scene.view.scale) === "bars" ? hitBand : hit)(scene.layout, scene.culled, wx, wy);
  }

  #click(x, y, target, event) {
    if (target.closest("a") && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    const { map } = this;
    const knob = this.#knobAt(x, y, target);
    const i = this.#nodeAt(x, y, target);
    if (knob >= 0) map.unfold(fold.toggle(map.scene.open, knob), knob);
    else if (i >= 0) map.select(i);
  }

  // The round handle at the outer edge of a sheet on the canvas.
  #knobAt(x, y, target) {
    const { layout, culled, topology, view } = this.map.scene;
    if (step(view.scale) !== "headlines" || target.closest(".map-over")) return -1;
    const [wx, wy] = toWorld(view, x, y);
    const above = hit(layout, culled, wx, wy - GAP_Y);
    if (above > 0 && !layout.wing[above] && topology.childCount(above) && this.#isBelow(above, wx, wy)) return above;
    for (const wing of [-1, 1]) {
      const i = hit(layout, culled, wx - (wing * GAP_X) / 3, wy);
      if (i <= 0 || layout.wing[i] !== wing || !topology.childCount(i)) continue;
      if (wing > 0 ? wx > layout.x[i] + WIDTH : wx < layout.x[i]) return i;
    }
    return -1;
  }

  // The handle of a claim in the middle hangs at its lower edge.
  #isBelow(i, wx, wy) {
    const { layout } = this.map.scene;
    return Math.hypot(wx - layout.x[i] - WIDTH / 2, wy - layout.y[i] - layout.height[i]) < GAP_Y;
  }

  #zoomed(x, y, target) {
    const { map } = this;
    const { scene } = map;
    const i = this.#nodeAt(x, y, target);
    if (i >= 0 && step(scene.view.scale) !== "cards") map.zoomTo(i);
    else
      map.travel(clamp(zoomAt(scene.view, scene.view.scale * CLOSER, x, y, scene.layout.bounds), scene.layout.bounds));
  }
}
