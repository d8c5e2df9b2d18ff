// Ways for the view to go: closer and further, the whole, back to the selection, a branch by itself.

import * as viewport from "../lib/viewport.js";

// For the DebateMap, which has scene, loop, acted() and look().
export class Traveller {
  travel(view) {
    this.acted();
    this.loop.moveTo(view);
  }

  zoom(factor) {
    const { view, layout } = this.scene;
    const zoomed = viewport.zoomAt(view, view.scale * factor, view.width / 2, view.height / 2, layout.bounds);
    this.travel(viewport.clamp(zoomed, layout.bounds));
  }

  fit() {
    this.travel(this.scene.fitted());
  }

  // Back to the selection, readable.
  back() {
    if (this.scene.selected >= 0) this.zoomTo(this.scene.selected);
  }

  zoomTo(i) {
    const { scene } = this;
    const { left, right, top, bottom } = scene.box(i);
    this.travel({
      ...scene.view,
      scale: Math.max(0.9, scene.view.scale),
      cx: (left + right) / 2,
      cy: (top + bottom) / 2,
    });
  }

  // The selected branch alone in front, as large as fits; again: everything.
  focusOn() {
    const { scene } = this;
    const i = scene.selected >= 0 ? scene.selected : scene.active;
    this.look(() => scene.setFocus(scene.focus === i || i < 0 ? -1 : i));
    if (scene.focus >= 0) this.loop.moveTo(scene.fitted(scene.branchBox(i)));
  }
}
