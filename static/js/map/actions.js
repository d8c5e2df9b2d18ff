// What the controls do, by the names of the markup (data-do) and of their fields.

import * as fold from "../lib/fold.js";

const DEEP = 65535; // deeper than any debate

export function actions(map) {
  const { scene } = map;
  const { topology } = scene;
  return {
    depth: (value) => map.unfold(fold.level(topology, value === "all" ? DEEP : Number(value))),
    sort: (mode) => map.look(() => sort(map, mode)),
    filter: (filter) => map.look(() => scene.setFilter(filter)),
    clear: () => map.look(() => scene.setFilter({})),
    colour: (by) => map.look(() => scene.setColours(by)),
    all: () => map.unfold(fold.all(topology)),
    "fold-up": () => map.unfold(fold.firstView(topology)),
    in: () => map.zoom(1.4),
    out: () => map.zoom(1 / 1.4),
    fit: () => map.fit(),
    back: () => map.back(),
    focus: () => map.focusOn(),
    unfocus: () => map.look(() => scene.setFocus(-1)),
    help: () => map.help(),
    svg: () => map.download("svg"),
    png: () => map.download("png"),
  };
}

function sort(map, mode) {
  map.scene.sort = mode;
  const kept = map.anchor();
  map.loop.glide(map.scene.arrange(kept), kept);
}
