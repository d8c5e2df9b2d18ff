// Hands on the map: drag, wheel, pinch, double click and tap. Text inside a card stays the reader's to select, and the
// right button the browser's.

import { pan, zoomAt } from "../lib/viewport.js";

const SLACK = 5; // pixels before a press becomes a drag
const TWICE = 320; // milliseconds between two taps of one
const TEXT = ".map-card .title";
const OURS = "button, select, input, summary, label, dialog";

export class Gestures {
  #fingers = new Map(); // pointer id → {x, y}
  #press = null;
  #pointer = ""; // what pressed last: mouse, pen or touch
  #tapped = { at: 0, x: 0, y: 0 };

  // `on`: {moved(view), click(x, y, event), zoomed(x, y, target), hover(x, y, target), left()}
  constructor(stage, scene, on, signal) {
    Object.assign(this, { stage, scene, on });
    const listen = (type, handler, options) => stage.addEventListener(type, handler.bind(this), { signal, ...options });
    listen("pointerdown", this.#down);
    listen("pointermove", this.#move);
    listen("pointerup", this.#up);
    listen("pointercancel", this.#cancel);
    listen("pointerleave", () => on.left());
    listen("wheel", this.#wheel, { passive: false });
    listen("dblclick", this.#double);
  }

  #place(event) {
    const box = this.stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #down(event) {
    if (event.button !== 0 || event.target.closest(OURS) || event.target.closest(".map-over")) return;
    const place = this.#place(event);
    this.#pointer = event.pointerType;
    this.#fingers.set(event.pointerId, place);
    if (this.#fingers.size === 2) this.#press = null;
    else if (this.#fingers.size === 1) {
      const onText = event.pointerType !== "touch" && event.target.closest(TEXT);
      this.#press = { ...place, target: event.target, drags: !onText, dragging: false };
    }
  }

  #move(event) {
    const before = this.#fingers.get(event.pointerId);
    const place = this.#place(event);
    if (!before) {
      if (event.pointerType !== "touch") this.on.hover(place.x, place.y, event.target);
      return;
    }
    this.#fingers.set(event.pointerId, place);
    if (this.#fingers.size === 2) this.#pinch(event.pointerId, before, place);
    else if (this.#press) this.#drag(event, before, place);
  }

  #drag(event, before, place) {
    const press = this.#press;
    if (!press.drags) return;
    if (!press.dragging) {
      if (Math.hypot(place.x - press.x, place.y - press.y) < SLACK) return;
      press.dragging = true;
      this.stage.setPointerCapture(event.pointerId);
      this.stage.classList.add("dragging");
      this.on.moved(pan(this.scene.view, place.x - press.x, place.y - press.y));
      return;
    }
    this.on.moved(pan(this.scene.view, place.x - before.x, place.y - before.y));
  }

  #pinch(id, before, place) {
    const [other] = [...this.#fingers].filter(([key]) => key !== id).map(([, value]) => value);
    const spread = (a, b) => Math.max(10, Math.hypot(a.x - b.x, a.y - b.y));
    const [x, y] = [(place.x + other.x) / 2, (place.y + other.y) / 2];
    const moved = pan(this.scene.view, (place.x - before.x) / 2, (place.y - before.y) / 2);
    this.on.moved(
      zoomAt(moved, (moved.scale * spread(place, other)) / spread(before, other), x, y, this.scene.layout.bounds),
    );
  }

  #up(event) {
    const known = this.#fingers.delete(event.pointerId);
    const press = this.#press;
    this.#press = null;
    this.stage.classList.remove("dragging");
    if (!known || !press || press.dragging || this.#fingers.size) return;
    const place = this.#place(event);
    if (event.pointerType === "touch" && this.#isSecond(event, place)) {
      this.on.zoomed(place.x, place.y, press.target);
      return;
    }
    const selecting = !press.drags && String(window.getSelection()) !== "";
    if (!selecting) this.on.click(place.x, place.y, press.target, event);
  }

  #isSecond(event, { x, y }) {
    const last = this.#tapped;
    const second = event.timeStamp - last.at < TWICE && Math.hypot(x - last.x, y - last.y) < 30;
    this.#tapped = { at: second ? 0 : event.timeStamp, x, y };
    return second;
  }

  #cancel(event) {
    this.#fingers.delete(event.pointerId);
    this.#press = null;
    this.stage.classList.remove("dragging");
  }

  #wheel(event) {
    if (event.target.closest(".map-over")) return;
    event.preventDefault();
    const unit = [1, 16, this.scene.view.height][event.deltaMode];
    const { view, layout } = this.scene;
    const { x, y } = this.#place(event);
    if (!event.ctrlKey && (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))) {
      this.on.moved(pan(view, -(event.deltaX || event.deltaY) * unit, event.shiftKey ? 0 : -event.deltaY * unit));
      return;
    }
    const speed = event.ctrlKey ? 0.01 : 0.0016;
    const turn = Math.max(-400, Math.min(400, event.deltaY * unit));
    this.on.moved(zoomAt(view, view.scale * Math.exp(-turn * speed), x, y, layout.bounds));
  }

  #double(event) {
    if (this.#pointer === "touch") return; // two taps have been heard as they came
    if (event.target.closest(TEXT) || event.target.closest(OURS) || event.target.closest(".map-over")) return;
    const { x, y } = this.#place(event);
    this.on.zoomed(x, y, event.target);
  }
}
