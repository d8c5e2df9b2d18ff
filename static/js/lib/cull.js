// What of a layout is on the screen. Whole branches are left out by their bands; a branch too thin to tell apart is one
// bar; of branches that fall on the same row of pixels only the first is kept. So the work follows the screen, not n.

import { COLUMN, GAP_X, WIDTH } from "./measure.js";
import { scaleX, shown } from "./viewport.js";

const THIN = 1.5; // pixels: below this a branch is one bar
const BESIDE = 10; // children out of sight on either side whose links are still drawn

export class Culled {
  constructor(n) {
    this.nodes = new Int32Array(n); // drawn one by one, in preorder
    this.thin = new Int32Array(n); // branches drawn as one bar
    this.links = new Int32Array(n); // nodes whose link to their parent is drawn
    this.stack = new Int32Array(n + 1);
    this.clear();
  }

  clear() {
    this.nodeCount = 0;
    this.thinCount = 0;
    this.linkCount = 0;
    this.visited = 0;
  }
}

// The columns of the world that a branch takes.
export function across(layout, i) {
  const inner = layout.ring[i] * COLUMN - WIDTH / 2 - GAP_X;
  const outer = layout.reach[i] * COLUMN + WIDTH / 2;
  return layout.wing[i] < 0 ? [-outer, -inner] : [inner, outer];
}

function touches(layout, i, box) {
  if (layout.top[i] > box.bottom || layout.top[i] + layout.band[i] < box.top) return false;
  const inner = layout.ring[i] * COLUMN - WIDTH / 2 - GAP_X;
  const outer = layout.reach[i] * COLUMN + WIDTH / 2;
  return layout.wing[i] < 0 ? -inner >= box.left && -outer <= box.right : outer >= box.left && inner <= box.right;
}

// The first child, counted in `order`, whose band reaches below y.
function firstBelow(layout, order, start, end, y) {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (layout.top[order[middle]] + layout.band[order[middle]] < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Fills `found` (Culled) for a view; `order` is the children array of the layout, `open` the branches unfolded.
export function cull(topology, layout, { order, open }, view, found, margin = 0) {
  found.clear();
  const box = shown(view, margin);
  const rows = { left: new Map(), right: new Map() };
  for (const hub of layout.hubs) {
    found.nodes[found.nodeCount++] = hub;
    if (hub) found.links[found.linkCount++] = hub;
    if (!open[hub]) continue;
    for (let c = topology.childStart[hub]; c < topology.childStart[hub + 1]; c += 1) {
      if (layout.wing[order[c]] === 0) continue;
      descend(topology, layout, { order, open, rows }, view, box, found, order[c]);
    }
  }
  return found;
}

function descend(topology, layout, { order, open, rows }, view, box, found, from) {
  const { stack } = found;
  const { childStart } = topology;
  let left = 1;
  stack[0] = from;
  while (left) {
    const i = stack[--left];
    found.visited += 1;
    found.links[found.linkCount++] = i;
    if (!touches(layout, i, box)) continue;
    if (layout.band[i] * view.scale < THIN) {
      found.linkCount -= 1;
      if (isNewRow(layout, rows, view, i)) found.thin[found.thinCount++] = i;
      continue;
    }
    found.nodes[found.nodeCount++] = i;
    if (!open[i]) continue;
    const start = childStart[i];
    const end = childStart[i + 1];
    const first = firstBelow(layout, order, start, end, box.top);
    let last = Math.min(end, firstBelow(layout, order, first, end, box.bottom) + 1);
    for (let c = Math.max(start, first - BESIDE); c < first; c += 1) found.links[found.linkCount++] = order[c];
    for (let c = last; c < Math.min(end, last + BESIDE); c += 1) found.links[found.linkCount++] = order[c];
    while (last > first) stack[left++] = order[--last];
  }
}

// Whether a thin branch reaches a row of pixels that its column does not show yet.
function isNewRow(layout, rows, view, i) {
  const side = layout.wing[i] < 0 ? rows.left : rows.right;
  const row = Math.floor((layout.top[i] + layout.band[i]) * view.scale);
  if (side.get(layout.ring[i]) === row) return false;
  side.set(layout.ring[i], row);
  return true;
}

// The topmost drawn card under a point of the world, or -1.
export function hit(layout, found, x, y) {
  for (let k = found.nodeCount - 1; k >= 0; k -= 1) {
    const i = found.nodes[k];
    const inside =
      x >= layout.x[i] && x <= layout.x[i] + WIDTH && y >= layout.y[i] && y <= layout.y[i] + layout.height[i];
    if (inside) return i;
  }
  return -1;
}

// The drawn card nearest to the middle of the screen.
export function nearest(layout, found, view) {
  let best = 0;
  let least = Infinity;
  for (let k = 0; k < found.nodeCount; k += 1) {
    const i = found.nodes[k];
    const dx = (layout.x[i] + WIDTH / 2 - view.cx) * scaleX(view);
    const dy = (layout.y[i] + layout.height[i] / 2 - view.cy) * view.scale;
    const distance = dx * dx + dy * dy;
    if (distance < least) [least, best] = [distance, i];
  }
  return best;
}

// The branch whose bar or band is under a point of the world, far out; -1 for none.
export function hitBand(layout, found, x, y) {
  for (const [list, count] of [
    [found.nodes, found.nodeCount],
    [found.thin, found.thinCount],
  ]) {
    for (let k = 0; k < count; k += 1) {
      const i = list[k];
      const inColumn = x >= layout.x[i] - GAP_X / 2 && x <= layout.x[i] + WIDTH + GAP_X / 2;
      if (inColumn && layout.wing[i] && y >= layout.top[i] && y <= layout.top[i] + layout.band[i]) return i;
    }
  }
  return hit(layout, found, x, y);
}
