// The map as a tree for screen readers and the keyboard, in step with what is drawn: one element per claim, at most
// MOST of them: what is on the screen, nearest to the question first, and what leads to the claim in hand.

const MOST = 120;
const CHILDREN = 20;

export class Tree {
  #items = new Map(); // node → li

  // `name(i)`: relation, statement and counts of a node, in words.
  constructor(list, scene, name) {
    Object.assign(this, { list, scene, name });
  }

  nodeOf(target) {
    const item = target.closest?.("[role=treeitem]");
    return item ? Number(item.dataset.node) : -1;
  }

  // The nodes to tell, in the order of the map.
  #told() {
    const { scene } = this;
    const { culled, topology } = scene;
    const told = new Set([0]);
    for (const i of [scene.active, scene.selected]) {
      if (i >= 0 && scene.seen[i]) for (const above of topology.path(i)) told.add(above);
    }
    const drawn = [...culled.nodes.subarray(0, culled.nodeCount)].filter((i) => this.#isOnScreen(i));
    if (drawn.length > MOST) drawn.sort((a, b) => topology.depth[a] - topology.depth[b] || a - b);
    for (const i of drawn.slice(0, MOST)) {
      for (let at = i; at >= 0 && !told.has(at); at = topology.parent[at]) told.add(at);
      this.#withChildren(i, told);
      if (told.size >= MOST) break;
    }
    return scene.layout.visible.filter((i) => told.has(i));
  }

  // What a claim on the screen has under it is near enough to be told, whether or not it fits on the screen.
  #withChildren(i, told) {
    const { scene } = this;
    const { childStart } = scene.topology;
    if (!scene.open[i]) return;
    const end = Math.min(childStart[i + 1], childStart[i] + CHILDREN);
    for (let c = childStart[i]; c < end && told.size < MOST; c += 1) told.add(scene.order[c]);
  }

  #isOnScreen(i) {
    const { scene } = this;
    const [x, y] = scene.at(i);
    return (
      x < scene.view.width &&
      x > -230 * scene.view.scale &&
      y < scene.view.height &&
      y > -scene.layout.height[i] * scene.view.scale
    );
  }

  sync() {
    const told = this.#told();
    const kept = new Set(told);
    for (const [i, item] of this.#items) {
      if (kept.has(i)) continue;
      item.remove();
      this.#items.delete(i);
    }
    let last = null;
    for (const i of told) {
      const item = this.#items.get(i) ?? this.#make(i);
      this.#tell(i, item);
      if (last ? last.nextElementSibling !== item : this.list.firstElementChild !== item) {
        if (last) last.after(item);
        else this.list.prepend(item);
      }
      last = item;
    }
    return told;
  }

  #make(i) {
    const item = document.createElement("li");
    item.setAttribute("role", "treeitem");
    item.dataset.node = i;
    this.#items.set(i, item);
    return item;
  }

  #tell(i, item) {
    const { scene } = this;
    const { topology } = scene;
    const set = (name, value) => item.getAttribute(name) !== String(value) && item.setAttribute(name, value);
    const above = topology.parent[i];
    set("aria-level", topology.depth[i] + 1);
    set("aria-selected", i === scene.selected);
    set("aria-setsize", above < 0 ? 1 : topology.childCount(above));
    set("aria-posinset", above < 0 ? 1 : this.#place(above, i));
    if (topology.childCount(i)) set("aria-expanded", scene.open[i] === 1);
    const current = scene.active >= 0 && scene.seen[scene.active] ? scene.active : 0;
    item.tabIndex = i === current ? 0 : -1;
    const name = this.name(i);
    if (item.textContent !== name) item.textContent = name;
  }

  #place(above, i) {
    const { topology, order } = this.scene;
    const start = topology.childStart[above];
    return order.subarray(start, topology.childStart[above + 1]).indexOf(i) + 1;
  }

  // Moves the keyboard to a node.
  focus(i) {
    this.sync();
    this.#items.get(i)?.focus({ preventScroll: true });
  }

  get hasFocus() {
    return this.list.contains(document.activeElement);
  }
}
