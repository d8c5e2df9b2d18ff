// The tidy tree. Every branch has a band of its own, as high as its cards need; in its wing it stands one column
// further out than what it hangs under. Middle nodes carry a wing on each side and are stacked by their outlines.
// O(n), iterative, no object per node. World coordinates: the middle of the question is (0, 0), y grows downwards.

import { arrange } from "./arrange.js";
import { COLUMN, GAP_Y, WIDTH } from "./measure.js";

// {x, y: left and top of each card; height; visible: nodes in preorder of the drawn order; top, band: the band of each
//  branch; reach: its outermost ring; bounds: {left, top, right, bottom}}. Float64: a tall map outgrows Float32's halves.
export function layout(topology, { open, height, order = topology.children, include = null }) {
  const { wing, ring } = arrange(topology);
  const n = topology.n;
  const result = {
    x: new Float64Array(n),
    y: new Float64Array(n),
    top: new Float64Array(n),
    band: new Float64Array(n),
    reach: new Uint16Array(n),
    height,
    wing,
    ring,
    hubs: [],
    visible: walk(topology, open, order, include),
    bounds: null,
  };
  const wings = measure(topology, result);
  descend(topology, result, wings);
  stack(topology, result);
  return result;
}

// Nodes that are seen, in preorder.
function walk(topology, open, order, include) {
  const { childStart } = topology;
  const visible = new Int32Array(topology.n);
  const waiting = new Int32Array(topology.n);
  let count = 0;
  let left = 1;
  while (left) {
    const i = waiting[--left];
    visible[count++] = i;
    if (!open[i]) continue;
    for (let c = childStart[i + 1] - 1; c >= childStart[i]; c -= 1) {
      if (!include || include[order[c]]) waiting[left++] = order[c];
    }
  }
  return visible.subarray(0, count);
}

// From the leaves up: bands, reaches, and what the children of each node take on each side (hubs have two sides).
function measure(topology, { visible, height, wing, ring, band, reach }) {
  const { parent } = topology;
  const leftSum = new Float64Array(topology.n);
  const rightSum = new Float64Array(topology.n);
  for (let k = visible.length - 1; k >= 0; k -= 1) {
    const i = visible[k];
    const below = leftSum[i] > rightSum[i] ? leftSum[i] : rightSum[i];
    const own = height[i] + GAP_Y;
    band[i] = own > below ? own : below;
    if (reach[i] < ring[i]) reach[i] = ring[i];
    const above = parent[i];
    if (above < 0 || wing[i] === 0) continue;
    if (wing[i] < 0) leftSum[above] += band[i];
    else rightSum[above] += band[i];
    if (reach[above] < reach[i]) reach[above] = reach[i];
  }
  return { leftSum, rightSum };
}

// From the middle out, each hub's block around its own centre: `leftSum` and `rightSum` become the next free places.
function descend(topology, { visible, height, wing, ring, band, top, x, y }, { leftSum, rightSum }) {
  const { parent } = topology;
  for (let k = 0; k < visible.length; k += 1) {
    const i = visible[k];
    const side = wing[i];
    const above = parent[i];
    if (side === 0) top[i] = -band[i] / 2;
    else {
      const next = side < 0 ? leftSum : rightSum;
      top[i] = next[above];
      next[above] += band[i];
    }
    const middle = top[i] + band[i] / 2;
    x[i] = side * ring[i] * COLUMN - WIDTH / 2;
    y[i] = middle - height[i] / 2;
    leftSum[i] = middle - leftSum[i] / 2;
    rightSum[i] = middle - rightSum[i] / 2;
  }
}

// The blocks under each other, as close as their outlines allow, column by column.
function stack(topology, result) {
  const { visible, x, y, height, wing, ring, hubs } = result;
  const block = new Int32Array(topology.n);
  const members = [];
  let widest = 0;
  for (let k = 0; k < visible.length; k += 1) {
    const i = visible[k];
    if (ring[i] > widest) widest = ring[i];
    block[i] = wing[i] === 0 ? hubs.push(i) - 1 : block[topology.parent[i]];
    members[block[i]] = (members[block[i]] ?? 0) + 1;
  }
  const groups = members.map((count) => new Int32Array(count));
  const filled = members.map(() => 0);
  for (let k = 0; k < visible.length; k += 1) {
    const b = block[visible[k]];
    groups[b][filled[b]++] = visible[k];
  }
  const floor = new Float64Array(2 * widest + 1).fill(-Infinity);
  for (const group of groups) lower(result, group, floor, widest);
  result.bounds = boundsOf(visible, x, y, height);
}

// One block moved below `floor`, which then becomes its lower outline.
function lower({ x, y, top, height, wing, ring }, group, floor, widest) {
  let shift = -Infinity;
  for (let k = 0; k < group.length; k += 1) {
    const i = group[k];
    const room = floor[widest + wing[i] * ring[i]] + 2 * GAP_Y - y[i];
    if (room > shift) shift = room;
  }
  if (shift === -Infinity) shift = 0;
  for (let k = 0; k < group.length; k += 1) {
    const i = group[k];
    y[i] += shift;
    top[i] += shift;
    const column = widest + wing[i] * ring[i];
    if (y[i] + height[i] > floor[column]) floor[column] = y[i] + height[i];
  }
}

// What the cards of a list cover.
export function boundsOf(list, x, y, height) {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let k = 0; k < list.length; k += 1) {
    const i = list[k];
    if (x[i] < bounds.left) bounds.left = x[i];
    if (x[i] + WIDTH > bounds.right) bounds.right = x[i] + WIDTH;
    if (y[i] < bounds.top) bounds.top = y[i];
    if (y[i] + height[i] > bounds.bottom) bounds.bottom = y[i] + height[i];
  }
  return bounds;
}
