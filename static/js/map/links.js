// Links on the canvas: pro solid, con dashed, the rest grey; an undercut hangs at the link it attacks; joint premises
// are bracketed; cross links show, faintly, at the claim in hand.

import { GAP_X, GAP_Y, WIDTH } from "../lib/measure.js";
import { CON, PRO, UNDERCUT } from "../lib/topology.js";
import { scaleX } from "../lib/viewport.js";

const STYLES = [
  { name: "neutral", dash: [] },
  { name: "pro", dash: [] },
  { name: "con", dash: [6, 4] },
  { name: "undercut", dash: [2, 3] },
];
const DETAIL = 0.16; // below this scale a dash is no longer seen, and costs most

function styleOf(relation) {
  if (relation === PRO) return 1;
  if (relation === CON) return 2;
  return relation === UNDERCUT ? 3 : 0;
}

export function paintLinks(ctx, scene, colours, fade = 1) {
  const { culled } = scene;
  const limited = scene.front !== null;
  for (const back of limited ? [true, false] : [false]) {
    for (let style = 0; style < STYLES.length; style += 1) {
      const path = new Path2D();
      let some = false;
      for (let k = 0; k < culled.linkCount; k += 1) {
        const i = culled.links[k];
        if (styleOf(scene.topology.relation[i]) !== style || (limited && scene.isBack(i) !== back)) continue;
        trace(path, scene, i);
        some = true;
      }
      if (some) stroke(ctx, scene, colours, path, style, back ? 0.16 * fade : 0.85 * fade);
    }
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

function stroke(ctx, scene, colours, path, style, alpha) {
  const { name, dash } = STYLES[style];
  const { scale } = scene.view;
  ctx.strokeStyle = colours[name === "undercut" ? "con" : name];
  ctx.lineWidth = Math.max(0.8, 1.8 * Math.min(1, scale));
  ctx.globalAlpha = alpha;
  ctx.setLineDash(scale < DETAIL ? [] : dash.map((length) => length * Math.max(0.6, scale)));
  ctx.stroke(path);
}

// The two ends of a node's link on the screen: {x0, y0 at the parent, x1, y1 at the node}. An end far outside is brought
// near: a dashed curve a million pixels long takes a tenth of a second.
export function ends(scene, i) {
  const { layout, topology, view } = scene;
  const above = topology.parent[i];
  const wing = layout.wing[i];
  const across = scaleX(view);
  const sx = (x) => view.width / 2 + (x - view.cx) * across;
  const sy = (y) => Math.max(-view.height, Math.min(2 * view.height, view.height / 2 + (y - view.cy) * view.scale));
  if (wing === 0) {
    const x = sx(layout.x[i] + WIDTH / 2);
    return { wing, x0: x, y0: sy(layout.y[above] + layout.height[above]), x1: x, y1: sy(layout.y[i]) };
  }
  return {
    wing,
    x0: sx(layout.x[above] + (wing > 0 ? WIDTH : 0)),
    y0: sy(layout.y[above] + layout.height[above] / 2),
    x1: sx(layout.x[i] + (wing > 0 ? 0 : WIDTH)),
    y1: sy(layout.y[i] + layout.height[i] / 2),
  };
}

export function trace(path, scene, i) {
  if (scene.hanging.has(i) && scene.layout.wing[scene.topology.parent[i]] !== 0) {
    hang(path, scene, i);
    return;
  }
  const { wing, x0, y0, x1, y1 } = ends(scene, i);
  path.moveTo(x0, y0);
  const middle = (x0 + x1) / 2;
  if (wing === 0 || Math.abs(y1 - y0) < 1) path.lineTo(x1, y1);
  else path.bezierCurveTo(middle, y0, middle, y1, x1, y1);
}

// An undercut: from its card, along the edge of the premise, to a bar across the attacked link.
function hang(path, scene, i) {
  const { layout, topology, view } = scene;
  const premise = topology.parent[i];
  const { wing, x1: near, y1: link } = ends(scene, premise);
  const { x1, y1 } = ends(scene, i);
  const { x0: outer } = ends(scene, i);
  const across = scaleX(view);
  const below = y1 >= link;
  const edge = view.height / 2 + (layout.y[premise] + (below ? layout.height[premise] : 0) - view.cy) * view.scale;
  const row = edge + (below ? 1 : -1) * (GAP_Y / 2) * view.scale;
  const end = near - wing * (GAP_X / 6) * across;
  const bend = wing * 14 * across;
  path.moveTo(x1, y1);
  path.bezierCurveTo(x1 - 2 * bend, y1, outer + 2 * bend, row, outer, row);
  path.lineTo(near, row);
  path.quadraticCurveTo(end, row, end, link + (below ? 3 : -3));
  path.moveTo(end - 7 * view.scale, link + (below ? 3 : -3));
  path.lineTo(end + 7 * view.scale, link + (below ? 3 : -3));
}

// The premises drawn that carry only together: lists of two nodes or more.
export function joints({ culled, topology, layout }) {
  const groups = new Map();
  for (let k = 0; k < culled.linkCount; k += 1) {
    const i = culled.links[k];
    if (topology.group[i] <= 0 || layout.wing[i] === 0) continue;
    const key = `${topology.parent[i]}-${topology.group[i]}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(i);
  }
  return [...groups.values()].filter((members) => members.length > 1);
}

// A bracket along the inner edge of joint premises.
export function traceJoint(path, scene, members) {
  const points = members.map((i) => ends(scene, i)).sort((a, b) => a.y1 - b.y1);
  const { wing, x1 } = points[0];
  const [outer, inner] = [x1 - wing * 3, x1 - wing * Math.max(4, 10 * scene.view.scale)];
  for (const { y1 } of points) {
    path.moveTo(outer, y1);
    path.lineTo(inner, y1);
  }
  path.moveTo(inner, points[0].y1);
  path.lineTo(inner, points.at(-1).y1);
}

export function paintJoints(ctx, scene, colours) {
  const { view } = scene;
  if (view.scale < 0.2) return;
  ctx.strokeStyle = colours.ink;
  ctx.lineWidth = Math.max(1, 1.5 * view.scale);
  for (const members of joints(scene)) {
    ctx.globalAlpha = members.every((i) => scene.isBack(i)) ? 0.2 : 0.75;
    ctx.beginPath();
    traceJoint(ctx, scene, members);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

// The way from the question to the claim in hand, drawn stronger.
export function paintPath(ctx, scene, colours, i) {
  if (i < 0 || !scene.seen[i]) return;
  const path = new Path2D();
  for (let at = i; at > 0; at = scene.topology.parent[at]) trace(path, scene, at);
  ctx.strokeStyle = colours.accent;
  ctx.globalAlpha = 0.9;
  ctx.lineWidth = Math.max(1.6, 3 * Math.min(1, scene.view.scale));
  ctx.stroke(path);
  ctx.globalAlpha = 1;
}

// Where the claim in hand also stands, and what of elsewhere stands here. An end that is folded away is its nearest
// open ancestor.
export function paintCrossings(ctx, scene, colours, i) {
  const links = scene.crossings.get(i);
  if (!links) return;
  for (const { from, to, relation } of links) {
    const [a, b] = [shownEnd(scene, from), shownEnd(scene, to)];
    if (a === b) continue;
    const [p, q] = [middle(scene, a), middle(scene, b)];
    ctx.strokeStyle = colours[relation === "p" ? "pro" : relation === "x" ? "neutral" : "con"];
    ctx.setLineDash(relation === "p" ? [1, 4] : [7, 4, 1, 4]);
    ctx.lineCap = "round";
    ctx.lineWidth = 1.8;
    ctx.globalAlpha = 0.75;
    ctx.beginPath();
    ctx.moveTo(p.x, p.y);
    const bow = 0.18 * Math.hypot(q.x - p.x, q.y - p.y);
    ctx.bezierCurveTo(p.x, p.y - bow, q.x, q.y - bow, q.x, q.y);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.lineCap = "butt";
  ctx.globalAlpha = 1;
}

export function shownEnd(scene, i) {
  let at = i;
  while (at > 0 && !scene.seen[at]) at = scene.topology.parent[at];
  return at;
}

function middle(scene, i) {
  const [x, y] = scene.at(i);
  return { x: x + (WIDTH / 2) * scaleX(scene.view), y: y + (scene.layout.height[i] / 2) * scene.view.scale };
}
