// Everything that decides what the map shows: structure, folding, order, colours, limits, selection, view. No DOM.

import { Culled, cull } from "../lib/cull.js";
import { both, inFocus, isEmpty, LEADS, MATCH, matches } from "../lib/filter.js";
import * as fold from "../lib/fold.js";
import { layout } from "../lib/layout.js";
import { heights, WIDTH } from "../lib/measure.js";
import { order } from "../lib/order.js";
import { scheme } from "../lib/scheme.js";
import { MARGIN, clamp, fit, keep, lift, reveal, toScreen } from "../lib/viewport.js";

export class Scene {
  constructor(topology, language) {
    this.topology = topology;
    this.language = language;
    this.height = heights(topology, language);
    this.open = fold.firstView(topology);
    this.sort = "editors";
    this.by = "relation";
    this.filter = {};
    this.focus = -1;
    this.selected = -1;
    this.active = -1; // where the keyboard is
    this.hand = -1; // under the pointer or the keyboard: its way to the question is drawn stronger
    this.matched = null; // what the filter leaves in front; null: everything
    this.front = null; // the same with the focus
    this.view = { cx: 0, cy: 0, scale: 1, flat: 0.2, width: 800, height: 600 };
    this.room = { above: 48, below: 48 }; // pixels that the controls take at the edges of the screen
    this.culled = new Culled(topology.n);
    this.colours = scheme(topology, this.by, language);
    this.crossings = crossings(topology);
    this.hanging = hanging(topology);
    this.doubts = doubts(topology);
    this.news = new Set(); // pids of claims that others changed where this reader follows something
    this.suggested = new Map(); // pid → how many suggestions wait there, as far as this reader may see them
    this.arrange();
  }

  // Lay out anew; the card `kept` stays where it was on the screen.
  arrange(kept = -1) {
    const before = this.layout;
    this.order = this.#ordered();
    this.layout = layout(this.topology, { open: this.open, height: this.height, order: this.order });
    this.seen = new Uint8Array(this.topology.n);
    for (let k = 0; k < this.layout.visible.length; k += 1) this.seen[this.layout.visible[k]] = 1;
    if (before && kept >= 0) {
      this.view = keep(this.view, [before.x[kept], before.y[kept]], [this.layout.x[kept], this.layout.y[kept]]);
    }
    this.view = clamp(this.view, this.layout.bounds);
    return before;
  }

  #sorted = new Map();

  #ordered() {
    if (!this.#sorted.has(this.sort)) this.#sorted.set(this.sort, order(this.topology, this.sort));
    return this.#sorted.get(this.sort);
  }

  cull() {
    return cull(this.topology, this.layout, this, this.view, this.culled, 60);
  }

  setColours(by) {
    this.by = by;
    this.colours = scheme(this.topology, by, this.language);
  }

  setFilter(filter) {
    this.filter = filter;
    this.matched = isEmpty(filter) ? null : matches(this.topology, filter);
    this.#limit();
  }

  setFocus(i) {
    this.focus = i;
    this.#limit();
  }

  #limit() {
    this.front = both(this.matched, this.focus >= 0 ? inFocus(this.topology, this.focus) : null);
  }

  isBack(i) {
    return this.front !== null && this.front[i] === 0;
  }

  isMatch(i) {
    return this.front === null || this.front[i] === MATCH;
  }

  // Whether a node lies on the way from the question to the selected claim or the one in hand.
  isOnPath(i) {
    const { topology, selected, hand } = this;
    return (hand >= 0 && topology.isAbove(i, hand)) || (selected >= 0 && topology.isAbove(i, selected));
  }

  // Whether a node only leads to what the filter looks for.
  isLeading(i) {
    return this.matched !== null && this.matched[i] === LEADS && !this.isBack(i);
  }

  category(i) {
    return this.colours.categories[this.colours.of[i]];
  }

  box(i) {
    const { x, y, height } = this.layout;
    return { left: x[i], top: y[i], right: x[i] + WIDTH, bottom: y[i] + height[i] };
  }

  // What a branch covers, as it is unfolded now.
  branchBox(i) {
    const box = this.box(i);
    const {
      layout: { visible },
      topology,
    } = this;
    for (let k = 0; k < visible.length; k += 1) {
      if (!topology.isAbove(i, visible[k])) continue;
      const other = this.box(visible[k]);
      box.left = Math.min(box.left, other.left);
      box.top = Math.min(box.top, other.top);
      box.right = Math.max(box.right, other.right);
      box.bottom = Math.max(box.bottom, other.bottom);
    }
    return box;
  }

  // Screen corner of a card.
  at(i) {
    return toScreen(this.view, this.layout.x[i], this.layout.y[i]);
  }

  resize(width, height, room) {
    this.room = room;
    this.view = clamp({ ...this.view, width, height }, this.layout.bounds);
  }

  // Positions and their first level, readable, around the question.
  firstView() {
    const box = this.layout.bounds;
    const whole = this.fitted(box);
    const scale = Math.max(whole.scale, this.view.width < 600 ? 0.82 : 0.75);
    if (whole.scale >= scale) return whole;
    const isTall = this.view.width < this.view.height;
    const down = isTall ? Math.min((0.2 * this.view.height) / scale, box.bottom / 2) : 0; // the question stands higher
    const view = lift({ ...whole, scale, cx: 0, cy: down }, this.room);
    return clamp({ ...view, cy: view.cy - this.#hidden(view, box) / scale }, box);
  }

  // How many pixels of the map's upper end the controls would hide, if few enough to make room for them.
  #hidden(view, box) {
    const under = this.room.above - toScreen(view, 0, box.top)[1];
    return under > 0 && under < view.height / 5 ? under : 0;
  }

  fitted(box = this.layout.bounds) {
    return clamp(fit(this.view, box, 1, MARGIN, this.room), this.layout.bounds);
  }

  revealed(i) {
    return clamp(reveal(this.view, this.box(i)), this.layout.bounds);
  }

  // The siblings that a joint premise carries with.
  partners(i) {
    const { parent, group, childStart, children } = this.topology;
    if (group[i] <= 0) return [];
    const siblings = [...children.subarray(childStart[parent[i]], childStart[parent[i] + 1])];
    return siblings.filter((other) => other !== i && group[other] === group[i]);
  }
}

// Per node, the cross links and the undercuts without a home that it stands in: Map of node to
// [{from, to, relation, undercut}].
function crossings(topology) {
  const found = new Map();
  const add = (link) => {
    for (const end of [link.from, link.to]) {
      if (!found.has(end)) found.set(end, []);
      found.get(end).push(link);
    }
  };
  for (const [from, to, relation] of topology.cross) add({ from, to, relation });
  for (const [from, to, , home] of topology.undercuts) if (!home) add({ from, to, relation: "u" });
  return found;
}

// Per node, how many undercuts attack an inference of which it is the premise; topology.con counts them too.
function doubts(topology) {
  const found = new Map();
  for (const [, premise] of topology.undercuts) found.set(premise, (found.get(premise) ?? 0) + 1);
  return found;
}

// Undercuts at home that attack their premise's own home link: they hang at it. (Others attack a link that is not drawn.)
function hanging(topology) {
  const found = new Set();
  for (const [undercut, premise, target, home] of topology.undercuts) {
    if (home && topology.parent[undercut] === premise && topology.parent[premise] === target) found.add(undercut);
  }
  return found;
}
