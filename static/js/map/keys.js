// The keyboard: the tree pattern of the WAI-ARIA practices on the claims, and a few letters for the view.

const PREVIOUS = -1;
const NEXT = 1;

export class Keys {
  // `map`: {scene, activate(i), select(i, how), setOpen(i, open), openSiblings(i), zoom(factor), fit(), back(), help(), close()}
  constructor(stage, tree, map, signal) {
    Object.assign(this, { map });
    tree.addEventListener("keydown", (event) => this.#onTree(event), { signal });
    stage.addEventListener("keydown", (event) => this.#onMap(event), { signal });
    document.addEventListener("keydown", (event) => this.#onPage(event, stage), { signal });
  }

  // Whoever looks for the keys asks from anywhere on the page.
  #onPage(event, stage) {
    if (event.key !== "?" || event.defaultPrevented || !stage.checkVisibility()) return;
    if (event.target.closest("input, select, textarea, dialog, [contenteditable]")) return;
    event.preventDefault();
    this.map.help();
  }

  #onTree(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { map } = this;
    const at = map.scene.active >= 0 ? map.scene.active : 0;
    const action = {
      ArrowDown: () => this.#go(this.#beside(at, NEXT)),
      ArrowUp: () => this.#go(this.#beside(at, PREVIOUS)),
      ArrowRight: () => this.#inward(at),
      ArrowLeft: () => this.#outward(at),
      Home: () => this.#go(0),
      End: () => this.#go(map.scene.layout.visible.at(-1)),
      Enter: () => map.select(at, "keyboard"),
      " ": () => map.select(at, "keyboard"),
      "*": () => map.openSiblings(at),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  #go(i) {
    if (i >= 0) this.map.activate(i);
  }

  #beside(i, by) {
    const { visible } = this.map.scene.layout;
    return visible[visible.indexOf(i) + by] ?? -1;
  }

  #inward(i) {
    const { scene } = this.map;
    if (!scene.topology.childCount(i)) return;
    if (!scene.open[i]) this.map.setOpen(i, true);
    else this.#go(this.#beside(i, NEXT));
  }

  #outward(i) {
    const { scene } = this.map;
    if (scene.open[i] && scene.topology.childCount(i) && i !== 0) this.map.setOpen(i, false);
    else this.#go(scene.topology.parent[i]);
  }

  #onMap(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea, dialog"))
      return;
    const { map } = this;
    const action = {
      "+": () => map.zoom(1.4),
      "=": () => map.zoom(1.4),
      "-": () => map.zoom(1 / 1.4),
      0: () => map.fit(),
      b: () => map.back(),
      f: () => map.focusOn(),
      "?": () => map.help(),
      Escape: () => map.close(),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }
}
