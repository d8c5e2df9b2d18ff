// The map in the frame of another page: it has no drawer, a claim opens its own page in a new tab.

import { DebateMap } from "./debate-map.js";

export class EmbeddedMap extends DebateMap {
  select(i) {
    if (i >= 0) window.open(`${this.data.claim}${this.scene.topology.pid(i)}/`, "_blank", "noopener");
  }

  restore(state) {
    super.restore({ ...state, selected: -1 });
  }
}

// The wheel scrolls the page around the frame; with Ctrl it makes the map larger or smaller.
export function leaveWheel(element, signal) {
  const leave = (event) => !event.ctrlKey && event.stopPropagation();
  element.addEventListener("wheel", leave, { capture: true, passive: true, signal });
}
