// Cards on the canvas: sheets with headlines in the middle distance, bars of colour further off.

import { GAP_X, GAP_Y, WIDTH } from "../lib/measure.js";
import { HEADLINES, scaleX } from "../lib/viewport.js";
import { wrap } from "../lib/wrap.js";

const TEXT = 12.5; // pixels of a headline on the screen
const LEADING = 14.5;
const CHIP = 15; // pixels of the square a mark stands in
const LEADING_ALPHA = 0.5; // of a bar that only leads to what a filter looks for
const BAND = 0.15; // from HEADLINES down to here, bars grow into the bands of their branches

// How far bars have grown into bands: 0 near, 1 far.
export const grown = (scale) => Math.min(1, Math.max(0, (HEADLINES - scale) / (HEADLINES - BAND)));

// Sheets: where cards are not (yet) in the document. `skip(i)` tells those that are.
export function paintSheets(ctx, scene, colours, { skip, label }) {
  const { culled, layout, view } = scene;
  const wide = WIDTH * view.scale;
  ctx.textBaseline = "middle";
  ctx.lineWidth = 1;
  for (let k = 0; k < culled.nodeCount; k += 1) {
    const i = culled.nodes[k];
    if (skip(i)) continue;
    const [x, y] = scene.at(i);
    const high = layout.height[i] * view.scale;
    if (x > view.width || x + wide < 0 || y > view.height || y + high < 0) continue;
    ctx.globalAlpha = scene.isBack(i) ? 0.28 : 1;
    sheet(ctx, scene, colours, i, x, y, wide, high);
    headline(ctx, scene, colours, i, label(i), x, y, wide, high);
    if (scene.topology.childCount(i) && i) knob(ctx, scene, colours, i, x, y, wide, high);
  }
  ctx.globalAlpha = 1;
}

function sheet(ctx, scene, colours, i, x, y, wide, high) {
  const radius = 9 * scene.view.scale;
  const category = scene.category(i);
  const question = i === 0;
  ctx.fillStyle = question ? colours.solid : scene.isLeading(i) ? colours.paper : colours.card;
  ctx.strokeStyle = colours.line;
  ctx.beginPath();
  ctx.roundRect(x, y, wide, high, radius);
  ctx.fill();
  if (question) return;
  ctx.stroke();
  const edge = Math.max(2.5, 4 * scene.view.scale);
  ctx.fillStyle = colours[category.colour];
  ctx.fillRect(x, y + radius / 2, edge, high - radius);
  if (category.hollow) {
    ctx.fillStyle = colours.card; // a broken edge says without colour what the colour says
    for (let at = y + radius / 2 + 5; at < y + high - radius; at += 8) ctx.fillRect(x, at, edge, 3);
  }
}

function headline(ctx, scene, colours, i, words, x, y, wide, high) {
  const { mark } = scene.category(i);
  const size = Math.max(TEXT, Math.min(15, 15 * scene.view.scale));
  const left = x + Math.max(5, 10 * scene.view.scale);
  const rows = Math.max(1, Math.floor((high + 4) / LEADING));
  ctx.fillStyle = i === 0 ? colours["on-solid"] : scene.isLeading(i) ? colours.muted : colours.ink;
  ctx.font = `${scene.topology.kind(i) === "c" ? 400 : 600} ${size}px ${scene.topology.kind(i) === "c" ? colours.sans : colours.serif}`;
  if (!words) {
    ctx.fillStyle = colours.line;
    ctx.fillRect(left, y + high / 2 - 2, wide * 0.6, 4);
    return;
  }
  const room = (wide - (left - x) - 4) / size;
  const lines = cached(i, words, Math.floor(room * 2) / 2, Math.min(rows, 3), mark);
  const top = y + high / 2 - ((lines.length - 1) * LEADING) / 2;
  for (let k = 0; k < lines.length; k += 1) ctx.fillText(lines[k], left, top + k * LEADING);
}

const wrapped = new Map();

function cached(i, words, room, rows, mark) {
  const key = `${i} ${room} ${rows} ${mark} ${words.length}`;
  let lines = wrapped.get(key);
  if (!lines) {
    lines = wrap(mark ? `${mark} ${words}` : words, room, rows);
    if (wrapped.size > 6000) wrapped.clear();
    wrapped.set(key, lines);
  }
  return lines;
}

// What opens a branch, at the outer edge of its card (in the middle, below): filled while it is closed.
function knob(ctx, scene, colours, i, x, y, wide, high) {
  const wing = scene.layout.wing[i];
  const radius = Math.max(3, 7 * scene.view.scale);
  const beside = wing < 0 ? x - radius - 1 : x + wide + radius + 1;
  ctx.beginPath();
  if (wing) ctx.arc(beside, y + high / 2, radius, 0, 7);
  else ctx.arc(x + wide / 2, y + high, radius, 0, 7);
  ctx.fillStyle = scene.open[i] ? colours.card : colours.muted;
  ctx.strokeStyle = colours.muted;
  ctx.fill();
  ctx.stroke();
}

// How far bars have grown, and what that makes of their width and of where they begin.
function growth({ view }) {
  const t = grown(view.scale);
  const across = scaleX(view);
  return { t, wide: (WIDTH + GAP_X * t) * across - t, inner: (GAP_X / 2) * t * across };
}

// A node's bar on the screen.
function barOf(scene, i, { t, wide, inner }) {
  const { layout, view } = scene;
  const [x, y] = scene.at(i);
  const middle = layout.wing[i] === 0;
  const own = layout.height[i] * view.scale;
  const grow = middle ? 0 : (layout.band[i] - GAP_Y * (1 - t) - layout.height[i]) * t * view.scale;
  const gap = t > 0.5 ? Math.min(1, own + grow - 1) : 0;
  const high = Math.max(middle ? 6 : 1, own + Math.max(0, grow) - gap);
  return { x: x - inner, y: y - (high - own) / 2, wide, high };
}

// What says without colour what the colour says, on bars with room for it; `named` have theirs before their name.
export function paintMarks(ctx, scene, colours, named) {
  const { culled } = scene;
  const size = growth(scene);
  ctx.font = `700 11px ${colours.sans}`;
  ctx.textAlign = "center";
  for (let k = 0; k < culled.nodeCount; k += 1) {
    const i = culled.nodes[k];
    const { mark } = scene.category(i);
    const { x, y, wide, high } = barOf(scene, i, size);
    if (i === 0 || !mark || named.has(i) || high < CHIP + 2 || wide < 2 * CHIP) continue;
    const left = scene.layout.wing[i] < 0 ? x + 2 : x + wide - CHIP - 2;
    const top = Math.max(y + 1, Math.min(2, y + high - CHIP - 1)); // seen, too, where a band begins above the screen
    ctx.globalAlpha = scene.isBack(i) ? 0.35 : 0.92;
    ctx.fillStyle = colours.card;
    ctx.fillRect(left, top, CHIP, CHIP);
    ctx.fillStyle = colours.ink;
    ctx.fillText(mark, left + CHIP / 2, top + CHIP / 2 + 0.5);
  }
  ctx.textAlign = "start";
  ctx.globalAlpha = 1;
}

// Bars, growing into bands as the map recedes, and branches too thin to tell apart.
export function paintBars(ctx, scene, colours) {
  const { culled } = scene;
  const size = growth(scene);
  for (const back of scene.front ? [true, false] : [false]) {
    const alpha = back ? 0.14 : 1;
    ctx.globalAlpha = alpha;
    for (let k = 0; k < culled.thinCount; k += 1)
      if (scene.isBack(culled.thin[k]) === back) thin(ctx, scene, colours, culled.thin[k], size);
    for (let k = 0; k < culled.nodeCount; k += 1) {
      const i = culled.nodes[k];
      if (scene.isBack(i) !== back) continue;
      ctx.globalAlpha = scene.isLeading(i) ? LEADING_ALPHA : alpha;
      bar(ctx, scene, colours, i, barOf(scene, i, size));
    }
  }
  ctx.globalAlpha = 1;
}

function bar(ctx, scene, colours, i, { x, y, wide, high }) {
  const { view } = scene;
  if (y > view.height || y + high < 0 || x > view.width || x + wide < 0) return;
  const from = Math.max(-2, y);
  const to = Math.min(view.height + 2, y + high);
  const category = scene.category(i);
  ctx.fillStyle = colours[category.colour];
  if (high < 4 || i === 0) {
    ctx.fillRect(x, from, wide, to - from);
    return;
  }
  const kept = ctx.globalAlpha;
  ctx.fillStyle = colours.paper; // a branch of the middle may stand before one of a wing
  if (kept === 1) ctx.fillRect(x, from, wide, to - from);
  ctx.fillStyle = colours[category.colour];
  const edge = scene.layout.wing[i] < 0 ? x + wide - 3 : x;
  if (category.hollow) for (let at = from; at < to; at += 7) ctx.fillRect(edge, at, 3, Math.min(4, to - at));
  else ctx.fillRect(edge, from, 3, to - from);
  ctx.globalAlpha = kept * (category.hollow ? 0.3 : 0.62);
  ctx.fillRect(x, from, wide, to - from);
  ctx.globalAlpha = kept;
}

function thin(ctx, scene, colours, i, { wide, inner }) {
  const { layout, view } = scene;
  const [x] = scene.at(i);
  const y = view.height / 2 + (layout.top[i] - view.cy) * view.scale;
  ctx.fillStyle = colours[scene.category(i).colour];
  ctx.fillRect(x - inner, Math.round(y), wide, Math.max(1, layout.band[i] * view.scale));
  const columns = layout.reach[i] - layout.ring[i];
  if (!columns) return;
  const kept = ctx.globalAlpha;
  ctx.globalAlpha = kept * 0.35;
  const reach = columns * (WIDTH + GAP_X) * scaleX(view);
  ctx.fillRect(layout.wing[i] < 0 ? x - inner - reach : x - inner + wide, Math.round(y), reach, 1);
  ctx.globalAlpha = kept;
}
