// Names written over branches, like countries on a map: the large first, none over another.

import { COLUMN, WIDTH } from "./measure.js";
import { scaleX, toScreen } from "./viewport.js";
import { widthOf, wrap } from "./wrap.js";

const LEAST = 12; // pixels of the smallest letters
const LARGEST = 24;
const MOST = 90;
const ROOM = 2;

// Candidates, the tallest branches first: nodes whose branch is at least a line high.
export function candidates(layout, found, view, least = 17) {
  const tall = [];
  for (let k = 0; k < found.nodeCount; k += 1) {
    const i = found.nodes[k];
    if (layout.wing[i] === 0 || layout.band[i] * view.scale >= least) tall.push(i);
  }
  const rank = (i) => (layout.wing[i] === 0 ? Infinity : layout.band[i]);
  return tall.sort((a, b) => (rank(a) === rank(b) ? a - b : rank(b) - rank(a))).slice(0, 4 * MOST);
}

// [{i, lines, size, left, top, width, height}] for the candidates whose words `label(i)` are known.
export function place(layout, list, view, label) {
  const placed = [];
  for (const i of list) {
    const words = placed.length < MOST && label(i);
    const name = words && fitIn(i, words, area(layout, view, i), placed);
    if (name) placed.push(name);
  }
  return placed;
}

// The part of a branch that is on the screen, with its own column's width.
function area(layout, view, i) {
  const wing = layout.wing[i];
  const across = scaleX(view);
  const [x, y] = toScreen(view, layout.x[i], wing === 0 ? layout.y[i] : layout.top[i]);
  const tall = (wing === 0 ? layout.height[i] : layout.band[i]) * view.scale;
  const own = WIDTH * across;
  const whole = own + Math.max(0, layout.reach[i] - layout.ring[i]) * COLUMN * across;
  const width = wing === 0 ? Math.max(own + 40 * across, 62) : whole;
  const left = wing === 0 ? x + own / 2 - width / 2 : wing < 0 ? x + own - whole : x;
  const top = Math.max(4, y);
  return {
    wing,
    left,
    width,
    own,
    top,
    bottom: Math.min(view.height - 4, y + tall),
    middle: wing === 0 ? y + tall / 2 : null,
  };
}

function fitIn(i, words, { wing, left, width, own, top, bottom, middle }, placed) {
  const tall = wing === 0 ? 66 : bottom - top;
  if (tall < LEAST + ROOM) return null;
  const large = Math.min(LARGEST, Math.max(LEAST, tall / 4));
  for (const [size, room] of [
    [large, width],
    [(large + LEAST) / 2, width],
    [LEAST, width],
    [LEAST, own],
  ]) {
    const lines = wrap(
      words,
      Math.min(14, (room - 8) / size),
      Math.max(1, Math.min(wing ? 3 : 4, Math.floor(tall / (size * 1.3)))),
    );
    if (!lines.length || room < 3 * size || (lines[0].length < 3 && lines[0].endsWith("…"))) continue;
    const wide = Math.max(...lines.map(widthOf)) * size + 8;
    const high = lines.length * size * 1.3 + 2;
    const centre = middle ?? (top + bottom) / 2;
    const from =
      wing < 0
        ? left + width - (room === own ? own : Math.min(width, wide + 4))
        : wing > 0
          ? left + 2
          : left + (width - wide) / 2;
    const box = { i, lines, size, left: from, top: centre - high / 2, width: wide, height: high };
    if (!placed.some((other) => overlaps(box, other))) return box;
  }
  return null;
}

const overlaps = (a, b) =>
  a.left < b.left + b.width + ROOM &&
  b.left < a.left + a.width + ROOM &&
  a.top < b.top + b.height + ROOM &&
  b.top < a.top + a.height + ROOM;
