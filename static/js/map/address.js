// The map owns its history: ?c= is the selection (one entry each), the fragment is how the map looks (replaced at rest).

import { nearest } from "../lib/cull.js";
import * as fold from "../lib/fold.js";
import * as state from "../lib/state.js";
import * as viewport from "../lib/viewport.js";

export class Address {
  constructor(scene, restored, signal) {
    Object.assign(this, { scene });
    this.bare = true; // until the reader does something, the address stays as it was shared
    window.addEventListener("popstate", () => restored(this.read()), { signal });
  }

  // {selected: a node or -1, and the parts of lib/state.js}
  read() {
    const pid = new URLSearchParams(window.location.search).get("c");
    return { selected: this.scene.topology.indexOf(pid), ...state.decode(window.location.hash) };
  }

  #fragment() {
    const { scene } = this;
    const { topology, layout } = scene;
    const anchor = nearest(layout, scene.culled, scene.view);
    return state.encode({
      shape: topology.shape,
      viewport: viewport.encode(scene.view, layout.x[anchor], layout.y[anchor]),
      anchor: topology.pid(anchor),
      fold: fold.encode(topology, scene.open),
      by: scene.by,
      sort: scene.sort,
      focus: scene.focus >= 0 ? topology.pid(scene.focus) : "",
      filter: scene.filter,
    });
  }

  #url() {
    const url = new URL(window.location.href);
    const { selected, topology } = this.scene;
    if (selected >= 0) url.searchParams.set("c", topology.pid(selected));
    else url.searchParams.delete("c");
    url.hash = this.#fragment();
    return url;
  }

  // How the map looks now, into the present entry.
  save() {
    if (this.bare) return;
    const url = this.#url();
    const kept = new URLSearchParams(window.location.search).get("c");
    if (kept === null)
      url.searchParams.delete("c"); // the entry's own selection is not this function's to change
    else url.searchParams.set("c", kept);
    if (url.href !== window.location.href) window.history.replaceState({ map: true }, "", url);
  }

  // The present entry is left as it looks; `change` is made; a new entry follows.
  step(change) {
    this.save();
    change();
    const url = this.#url();
    if (url.href !== window.location.href) window.history.pushState({ map: true }, "", url);
  }
}

// A scene set as an address says. Returns what makes its view, for when the size of the screen is known.
export function restore(scene, given) {
  const { topology } = scene;
  scene.sort = given.sort;
  scene.setColours(given.by);
  scene.setFilter(given.filter);
  scene.setFocus(topology.indexOf(given.focus));
  scene.open = given.shape === topology.shape ? fold.decode(topology, given.fold) : fold.firstView(topology);
  scene.selected = given.selected;
  if (given.selected >= 0) scene.open = fold.pathTo(topology, scene.open, given.selected);
  scene.active = Math.max(0, given.selected);
  scene.arrange();
  return () => {
    const anchor = Math.max(0, topology.indexOf(given.anchor));
    const view = viewport.decode(given.viewport, scene.view, scene.layout.x[anchor], scene.layout.y[anchor]);
    return view && scene.seen[anchor] ? viewport.clamp(view, scene.layout.bounds) : start(scene);
  };
}

// Where no view is given: the selected claim, readable; else the first view.
function start(scene) {
  const view = scene.firstView();
  if (scene.selected < 0) return view;
  const box = scene.box(scene.selected);
  return { ...view, scale: Math.max(view.scale, 0.85), cx: (box.left + box.right) / 2, cy: (box.top + box.bottom) / 2 };
}
