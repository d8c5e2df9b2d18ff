// Between the world (layout.js) and the screen. A view is plain: {cx, cy: the world's point in the middle of the screen;
// scale; flat; width, height of the screen}. Below `flat` the map only gets flatter, never narrower: a tall debate seen
// as a whole stays wide enough for names.

export const MOST = 2.4;
export const CARDS = 0.7; // from here on, full cards
export const HEADLINES = 0.4; // from here on, headlines; below, bars with the names of branches
const FLAT = 0.2;
const LEAST = 0.12; // a small debate, too, can be seen from afar
export const MARGIN = 48;

export const scaleX = (view) => Math.max(view.scale, view.flat);

export const toScreen = (view, x, y) => [
  view.width / 2 + (x - view.cx) * scaleX(view),
  view.height / 2 + (y - view.cy) * view.scale,
];

export const toWorld = (view, px, py) => [
  view.cx + (px - view.width / 2) / scaleX(view),
  view.cy + (py - view.height / 2) / view.scale,
];

// How much is told of each claim: "cards", "headlines" or "bars".
export const step = (scale) => (scale >= CARDS ? "cards" : scale >= HEADLINES ? "headlines" : "bars");

// The rectangle of the world that is on the screen.
export function shown(view, margin = 0) {
  const [left, top] = toWorld(view, -margin, -margin);
  const [right, bottom] = toWorld(view, view.width + margin, view.height + margin);
  return { left, top, right, bottom };
}

// The smallest useful scale: everything, with some room around it.
export function least(bounds, view) {
  const tall = Math.max(1, bounds.bottom - bounds.top);
  const wide = Math.max(1, bounds.right - bounds.left);
  return Math.min(LEAST, 0.7 * Math.min(view.height / tall, Math.max(FLAT, view.width / wide)));
}

// The view with the scale and the middle kept where there is something to see.
export function clamp(view, bounds) {
  const wide = bounds.right - bounds.left;
  const flat = Math.min(FLAT, Math.max(1, view.width - 2 * MARGIN) / Math.max(1, wide));
  const scale = Math.min(MOST, Math.max(least(bounds, view), view.scale));
  const cx = Math.min(bounds.right, Math.max(bounds.left, view.cx));
  const cy = Math.min(bounds.bottom, Math.max(bounds.top, view.cy));
  return { ...view, scale, flat, cx, cy };
}

export const pan = (view, dx, dy) => ({ ...view, cx: view.cx - dx / scaleX(view), cy: view.cy - dy / view.scale });

// The scale changed so that what is at the screen's point (px, py) stays there.
export function zoomAt(view, scale, px, py, bounds) {
  const [x, y] = toWorld(view, px, py);
  const next = { ...view, scale: Math.min(MOST, Math.max(least(bounds, view), scale)) };
  next.cx = x - (px - view.width / 2) / scaleX(next);
  next.cy = y - (py - view.height / 2) / next.scale;
  return next;
}

// A rectangle as large as the screen allows, but at most at scale `most`; `room`: pixels left free above and below it.
export function fit(view, box, most = 1, margin = MARGIN, room = { above: margin, below: margin }) {
  const tall = Math.max(1, box.bottom - box.top);
  const wide = Math.max(1, box.right - box.left);
  const across = Math.max(1, view.width - 2 * margin) / wide;
  const scale = Math.min(most, across, Math.max(1, view.height - room.above - room.below) / tall);
  const flat = Math.min(FLAT, across);
  return lift({ ...view, scale, flat, cx: (box.left + box.right) / 2, cy: (box.top + box.bottom) / 2 }, room);
}

// The view moved so that what was in the middle of the screen is in the middle of what is left free.
export const lift = (view, { above, below }) => ({ ...view, cy: view.cy + (below - above) / 2 / view.scale });

// The view moved so that what was at world point `before` and is now at `after` stays where it was on the screen.
export const keep = (view, before, after) => ({
  ...view,
  cx: view.cx + after[0] - before[0],
  cy: view.cy + after[1] - before[1],
});

// The view moved as little as possible to show a box with a margin (in screen pixels) around it.
export function reveal(view, box, margin = MARGIN) {
  const [left, top] = toScreen(view, box.left, box.top);
  const [right, bottom] = toScreen(view, box.right, box.bottom);
  const move = (low, high, size) => {
    if (high - low > size - 2 * margin) return size / 2 - (low + high) / 2;
    return low < margin ? margin - low : high > size - margin ? size - margin - high : 0;
  };
  return pan(view, move(left, right, view.width), move(top, bottom, view.height));
}

// Scale and place relative to a node's corner: "0.85_12_-40".
export function encode(view, x, y) {
  return [Number(view.scale.toPrecision(4)), Math.round(view.cx - x), Math.round(view.cy - y)].join("_");
}

// The reverse, or null where it is none.
export function decode(code, view, x, y) {
  const [scale, dx, dy] = (code ?? "").split("_").map(Number);
  if (!(scale > 0) || !Number.isFinite(dx) || !Number.isFinite(dy)) return null;
  return { ...view, scale, cx: x + dx, cy: y + dy };
}
