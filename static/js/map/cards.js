// Cards in the document: only those near enough to read, at most POOL of them, in slots that are used again.

import { CARDS } from "../lib/viewport.js";

const POOL = 80;
const FAR = 1e5; // world pixels after which slots are placed about a new origin, so that no number grows large

export class Cards {
  #slots = new Map(); // node → slot
  #free = [];
  #origin = { x: 0, y: 0 };
  #layout = null;
  #moving = false;

  // `layer`: their parent; `template`: a slot (its [data-fold], [data-elsewhere] and [data-suggested] parts).
  constructor(layer, template, { scene, store, words }) {
    Object.assign(this, { layer, template, scene, store, words });
  }

  has = (i) => this.#slots.get(i)?.filled === true;

  slot(i) {
    return this.#slots.get(i)?.element;
  }

  // The node of something inside a slot, or -1.
  nodeOf(target) {
    const element = target.closest?.(".map-slot");
    return element ? Number(element.dataset.node) : -1;
  }

  // After a frame's view or layout changed.
  sync(moving) {
    const { scene, layer } = this;
    const { view } = scene;
    const near = view.scale >= CARDS;
    layer.hidden = !near;
    if (!near) return;
    if (moving !== this.#moving) layer.classList.toggle("moving", moving);
    this.#moving = moving;
    const far = Math.abs(view.cx - this.#origin.x) > FAR || Math.abs(view.cy - this.#origin.y) > FAR;
    if (far) this.#origin = { x: view.cx, y: view.cy };
    const { x, y } = this.#origin;
    const left = view.width / 2 + (x - view.cx) * view.scale;
    const top = view.height / 2 + (y - view.cy) * view.scale;
    layer.style.transform = `translate(${left}px, ${top}px) scale(${view.scale})`;
    const replaced = far || this.#layout !== scene.layout;
    this.#layout = scene.layout;
    this.#fill(replaced);
  }

  // Slots for what is drawn, the nearest to the middle first; the rest is set free.
  #fill(replaced) {
    const wanted = this.#wanted();
    for (const [i, slot] of this.#slots) if (!wanted.has(i)) this.#release(i, slot);
    const missing = [];
    for (const i of wanted) {
      let slot = this.#slots.get(i);
      if (!slot) slot = this.#take(i);
      else if (replaced) this.#put(i, slot);
      if (!slot.filled && !this.#content(i, slot)) missing.push(this.scene.topology.pid(i));
    }
    if (missing.length) this.store.wantCards(missing);
  }

  #wanted() {
    const { culled, layout, view } = this.scene;
    const list = culled.nodes.subarray(0, culled.nodeCount).filter((i) => this.#isNear(i));
    if (list.length <= POOL) return new Set(list);
    const distance = (i) => Math.abs(layout.x[i] + 115 - view.cx) + Math.abs(layout.y[i] - view.cy);
    return new Set([...list].sort((a, b) => distance(a) - distance(b)).slice(0, POOL));
  }

  #isNear(i) {
    const { layout, view } = this.scene;
    const across = view.width / 2 / view.scale + 60;
    const down = view.height / 2 / view.scale + 60;
    const x = layout.x[i] - view.cx;
    const y = layout.y[i] - view.cy;
    return x < across && x + 230 > -across && y < down && y + layout.height[i] > -down;
  }

  #take(i) {
    const element = this.#free.pop() ?? this.template.content.firstElementChild.cloneNode(false);
    const slot = { element, filled: false, card: null };
    element.dataset.node = i;
    element.hidden = false;
    if (!element.isConnected) this.layer.append(element);
    this.#slots.set(i, slot);
    this.#put(i, slot);
    this.dress(i);
    return slot;
  }

  #put(i, { element }) {
    const { layout } = this.scene;
    element.style.transform = `translate(${layout.x[i] - this.#origin.x}px, ${layout.y[i] - this.#origin.y}px)`;
    element.style.blockSize = `${layout.height[i]}px`;
  }

  #content(i, slot) {
    const card = this.store.card(this.scene.topology.pid(i));
    if (!card) return false;
    slot.element.prepend(card);
    slot.card = card;
    slot.filled = true;
    slot.element.classList.add("filled");
    return true;
  }

  #release(i, slot) {
    slot.card?.remove();
    slot.element.hidden = true;
    slot.element.className = "map-slot";
    this.#slots.delete(i);
    this.#free.push(slot.element);
  }

  // Everything about a slot but its place: after folding, colours, limits or the selection changed.
  dress(i) {
    const slot = this.#slots.get(i);
    if (!slot) return;
    const { scene } = this;
    const { topology } = scene;
    const { element } = slot;
    const category = scene.category(i);
    element.style.setProperty("--lines", topology.lines(scene.language)[i]);
    element.style.setProperty("--edge", `var(--${category.colour.startsWith("se") ? "map-" : ""}${category.colour})`);
    element.dataset.wing = ["left", "middle", "right"][scene.layout.wing[i] + 1];
    element.dataset.kind = topology.kind(i);
    element.dataset.relation = "?apcxu"[topology.relation[i]];
    element.dataset.mark = category.mark;
    const on = {
      filled: slot.filled,
      hollow: category.hollow,
      back: scene.isBack(i),
      leads: scene.isLeading(i),
      selected: i === scene.selected,
      active: i === scene.hand,
      path: scene.isOnPath(i),
      news: scene.news.has(topology.pid(i)),
    };
    element.className = ["map-slot", ...Object.keys(on).filter((name) => on[name])].join(" ");
    element.title = on.news ? this.words("news") : "";
    this.#buttons(i, element);
    this.#suggested(i, element);
  }

  // The handle of a branch and the way to other places are there only where there is something to open or to go to.
  #buttons(i, element) {
    const { scene } = this;
    const children = i ? scene.topology.childCount(i) : 0;
    const fold = this.#button(element, "[data-fold]", children > 0);
    if (fold) {
      fold.dataset.state = scene.open[i] ? "open" : "closed";
      fold.querySelector("span").textContent = scene.open[i] ? "" : String(children);
      fold.title = this.words(scene.open[i] ? "fold" : "unfold");
    }
    const crossings = scene.crossings.get(i)?.length ?? 0;
    const elsewhere = this.#button(element, "[data-elsewhere]", crossings > 0);
    if (elsewhere) {
      elsewhere.querySelector("span").textContent = String(crossings);
      elsewhere.title = this.words("elsewhere").replace("{n}", crossings);
      elsewhere.ariaLabel = elsewhere.title;
    }
  }

  // How many suggestions wait at a claim; the drawer shows them.
  #suggested(i, element) {
    const count = this.scene.suggested.get(this.scene.topology.pid(i)) ?? 0;
    const mark = this.#button(element, "[data-suggested]", count > 0);
    if (!mark) return;
    mark.querySelector("span").textContent = String(count);
    mark.title = this.words("suggested").replace("{n}", count);
  }

  #button(element, name, wanted) {
    const found = element.querySelector(name);
    if (wanted && !found) {
      const made = this.template.content.querySelector(name).cloneNode(true);
      element.append(made);
      return made;
    }
    if (!wanted) found?.remove();
    return wanted ? found : null;
  }

  dressAll() {
    for (const i of this.#slots.keys()) this.dress(i);
  }
}
