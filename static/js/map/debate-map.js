// The map itself: puts the parts together and holds what a reader can do with it. One instance per <argument-map>.

import { countMatches } from "../lib/filter.js";
import * as fold from "../lib/fold.js";
import * as viewport from "../lib/viewport.js";
import { actions } from "./actions.js";
import { Address, restore } from "./address.js";
import { Cards } from "./cards.js";
import { Drawer } from "./drawer.js";
import { Gestures } from "./gestures.js";
import { Hover } from "./hover.js";
import { Keys } from "./keys.js";
import { Loop } from "./loop.js";
import { Minimap } from "./minimap.js";
import { Painter } from "./painter.js";
import { Pointer } from "./pointer.js";
import { watchScheme } from "./palette.js";
import { Scene } from "./scene.js";
import { loadNews, Store } from "./store.js";
import { Tools } from "./tools.js";
import { Traveller } from "./travel.js";
import { Tree } from "./tree.js";
import { phrases, Told } from "./words.js";

export class DebateMap extends Traveller {
  // `root`: the element that holds the map's markup; `data`: the addresses and the language in its attributes.
  constructor(root, topology, data, signal) {
    super();
    const find = (part) => root.querySelector(`[data-part=${part}]`);
    Object.assign(this, { root, data, signal, stage: find("stage"), find });
    this.words = phrases(root.querySelector("template[data-words]"));
    this.scene = new Scene(topology, data.language);
    this.store = new Store({ cards: data.cards, labels: data.labels, changed: () => this.#arrived() });
    this.told = new Told(this.scene, this.store, this.words);
    this.loop = new Loop(this.scene, { draw: (moving) => this.#draw(moving), rest: () => this.#rest() });
    this.#build(find);
    this.#resize();
    this.#watch();
    this.restore(this.address.read());
    if (data.news) this.#hear(data.news);
  }

  // What others changed, and what waits, is marked once it is known; the map does not wait for it.
  async #hear(address) {
    Object.assign(this.scene, await loadNews(address));
    if (this.signal.aborted || !(this.scene.news.size + this.scene.suggested.size)) return;
    this.#sync();
    this.tree.sync();
  }

  #build(find) {
    const { scene, store, words, told, signal, stage } = this;
    this.painter = new Painter(find("canvas"), scene);
    this.cards = new Cards(find("cards"), find("slot"), { scene, store, words });
    this.tree = new Tree(find("tree"), scene, told.name);
    this.minimap = new Minimap(find("minimap"), scene, {
      moved: (view) => this.hand(view),
      painter: this.painter,
      signal,
    });
    this.hover = new Hover(find("hover"), {
      ...told,
      scene,
      store,
      address: (pid) => this.#claim(pid),
      wantLabels: (list) => this.#wantLabels(list),
    });
    const indexOf = (pid) => scene.topology.indexOf(pid);
    this.drawer = new Drawer(
      find("drawer"),
      { address: (pid) => this.#claim(pid), select: (i) => this.select(i), close: () => this.select(-1), indexOf },
      signal,
    );
    this.tools = new Tools(stage, scene, words, actions(this), signal);
    this.tools.label = (i) => told.label(i) || "…";
    this.address = new Address(scene, (state) => this.restore(state), signal);
    this.keys = new Keys(stage, find("tree"), this, signal);
    this.gestures = new Gestures(stage, scene, new Pointer(this).gestures, signal);
  }

  #claim(pid) {
    return `${this.data.claim}${pid}/`;
  }

  #watch() {
    const { signal, stage } = this;
    const sized = new ResizeObserver(() => (this.#resize(), this.loop.request()));
    sized.observe(stage);
    signal.addEventListener("abort", () => (sized.disconnect(), this.loop.stop()));
    watchScheme(() => (this.painter.refresh(), this.loop.request()), signal);
    const tree = this.find("tree");
    tree.addEventListener("focusin", ({ target }) => this.point(this.tree.nodeOf(target), true), { signal });
    tree.addEventListener("focusout", () => this.point(-1), { signal });
    tree.addEventListener(
      "click",
      ({ target }) => this.tree.nodeOf(target) >= 0 && this.select(this.tree.nodeOf(target)),
      { signal },
    );
    this.find("help").addEventListener(
      "click",
      ({ target }) => target.closest("[data-close]") && this.find("help").close(),
      { signal },
    );
  }

  // ---- drawing

  // The stage's size; what was at its left edge stays there.
  #resize() {
    const { width, height } = this.stage.getBoundingClientRect();
    const { view } = this.scene;
    if (!width || !height || (this.sized && width === view.width && height === view.height)) return;
    this.loop.interrupt();
    if (this.sized && !this.start)
      this.scene.view = { ...view, cx: view.cx + (width - view.width) / 2 / viewport.scaleX(view) };
    this.scene.resize(width, height, this.tools.room(height));
    this.painter.resize(width, height);
    this.sized = true;
    if (this.start) this.scene.view = this.start();
  }

  #draw(moving) {
    const { scene } = this;
    const step = viewport.step(scene.view.scale);
    if (this.stage.dataset.step !== step) this.stage.dataset.step = step;
    scene.cull();
    this.cards.sync(moving || this.dragging);
    this.painter.paint({ label: this.told.label, inPool: this.cards.has });
    this.minimap.sync();
    this.dragging = false;
  }

  #rest() {
    const { scene } = this;
    this.cards.sync(false);
    const told = this.tree.sync();
    const { culled } = scene;
    const far = viewport.step(scene.view.scale) === "bars";
    this.#wantLabels(
      [...(far ? this.painter.named : culled.nodes.subarray(0, culled.nodeCount)), ...told].slice(0, 800),
    );
    this.address.save();
  }

  #wantLabels(list) {
    this.store.wantLabels(list.map((i) => this.scene.topology.pid(i)));
  }

  // Cards or labels have come.
  #arrived() {
    this.hover.refresh();
    if (this.scene.by === "side") this.#sync();
    this.loop.request();
  }

  // Controls and cards follow a change of what is shown.
  #sync() {
    const { scene } = this;
    if (scene.by === "side")
      this.#wantLabels(scene.colours.categories.filter((one) => one.node !== undefined).map((one) => one.node));
    this.stage.dataset.by = scene.by;
    this.tools.sync({
      depth: fold.depthOf(scene.topology, scene.open),
      count: scene.matched ? countMatches(scene.matched) : 0,
    });
    this.cards.dressAll();
    this.loop.request();
  }

  // ---- what a reader does

  hand(view) {
    this.acted();
    this.loop.interrupt();
    this.scene.view = viewport.clamp(view, this.scene.layout.bounds);
    this.dragging = true;
    this.loop.request();
  }

  // The reader has done something: the address follows the map from now on.
  acted() {
    this.address.bare = false;
    this.start = null;
  }

  look(change) {
    this.acted();
    change();
    this.#sync();
  }

  // The card that stays in place: the selected one if it is seen, else the question.
  anchor() {
    const { selected, seen } = this.scene;
    return selected >= 0 && seen[selected] ? selected : 0;
  }

  unfold(open, kept = this.anchor()) {
    const { scene } = this;
    this.look(() => {
      scene.open = open;
      const anchor = fold.isSeen(scene.topology, open, kept) ? kept : 0;
      this.loop.glide(scene.arrange(anchor), anchor);
      if (scene.active >= 0 && !scene.seen[scene.active]) scene.active = anchor;
    });
  }

  setOpen(i, value) {
    if ((this.scene.open[i] === 1) !== value) this.unfold(fold.toggle(this.scene.open, i), i);
  }

  openSiblings(i) {
    const { topology, open } = this.scene;
    const next = open.slice();
    const above = topology.parent[i];
    for (let c = topology.childStart[above]; above >= 0 && c < topology.childStart[above + 1]; c += 1)
      next[topology.children[c]] = 1;
    this.unfold(next, i);
  }

  // The keyboard moves to a node, which comes into view.
  activate(i) {
    this.scene.active = i;
    this.travel(this.scene.revealed(i));
    this.scene.cull();
    this.tree.focus(i);
  }

  // Selects a claim (-1: none): a new entry of the history, the way to it unfolded, the card in view, the drawer open.
  select(i, how = "") {
    const { scene } = this;
    if (i === scene.selected && i >= 0) {
      this.drawer.show(scene.topology.pid(i), how === "keyboard");
      return;
    }
    this.acted();
    this.address.step(() => this.#selectQuietly(i, how));
    if (i < 0 && this.lastHow === "keyboard") this.tree.focus(Math.max(0, scene.active));
    this.lastHow = how || this.lastHow;
  }

  #selectQuietly(i, how) {
    const { scene } = this;
    scene.selected = i;
    if (i >= 0) {
      scene.active = i;
      if (!scene.seen[i]) this.unfold(fold.pathTo(scene.topology, scene.open, i), 0);
      this.drawer.show(scene.topology.pid(i), how === "keyboard");
    } else this.drawer.hide();
    this.root.classList.toggle("with-drawer", i >= 0);
    this.#resize();
    if (i >= 0) this.loop.moveTo(scene.revealed(i));
    this.#sync();
  }

  // The map as an address says.
  restore(state) {
    const { scene } = this;
    this.loop.settle();
    this.start = restore(scene, state); // what the address says holds until the reader acts, whatever size the page takes
    if (scene.selected >= 0) this.drawer.show(scene.topology.pid(scene.selected));
    else this.drawer.hide();
    this.root.classList.toggle("with-drawer", scene.selected >= 0);
    this.#resize();
    scene.view = this.start();
    this.#sync();
  }

  help() {
    this.find("help").showModal();
  }

  close() {
    if (this.scene.focus >= 0) this.look(() => this.scene.setFocus(-1));
    else if (this.scene.selected >= 0) this.select(-1);
  }

  async download(kind) {
    const { saveView } = await import("./download.js"); // sent only to those who take a picture along
    await saveView(this, kind);
  }

  // The claim in hand: under the pointer, or the keyboard's.
  point(i, byKeyboard = false) {
    const { scene } = this;
    if (scene.hand === i) return;
    scene.hand = i;
    if (byKeyboard) scene.active = i;
    this.hover.show(i);
    this.cards.dressAll();
    this.loop.request();
  }

  // To where a claim also stands; asked again, to the next such place.
  jump(i) {
    const ends = (this.scene.crossings.get(i) ?? []).map(({ from, to }) => (from === i ? to : from));
    this.jumps = (this.jumps ?? 0) + 1;
    if (ends.length) this.select(ends[this.jumps % ends.length]);
  }
}
