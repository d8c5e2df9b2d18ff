// Paints the words that notes are on, as far as they are near what is seen, and finds the notes under a point.

import { segments, spansAt } from "../lib/spans.js";
import { ink } from "./ink.js";

const NEAR = "50% 0px"; // half a window above and below

export class Painter {
  #ink = ink();
  #cut = new Map(); // place → segments
  #where = new Map(); // id → [{place, start, end}, …]
  #near = new Set();
  #dirty = new Set();
  #places = null;
  #watch = null;
  #frame = 0;

  // Spans are {id, place, start, end, look}, in code points of their place.
  show(places, spans) {
    this.clear();
    this.#places = places;
    const all = new Map();
    for (const span of spans) {
      const { id, place, start, end } = span;
      if (!all.has(place)) all.set(place, []);
      if (!this.#where.has(id)) this.#where.set(id, []);
      all.get(place).push(span);
      this.#where.get(id).push({ place, start, end });
    }
    for (const [place, list] of all) this.#cut.set(place, segments(list));
    this.#watch = new IntersectionObserver((seen) => this.#seen(seen), { rootMargin: NEAR });
    for (const place of all.keys()) this.#watch.observe(place.element);
  }

  clear() {
    this.#watch?.disconnect();
    window.cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#dirty.clear();
    for (const place of this.#near) this.#ink.clear(place);
    this.#ink.light([]);
    this.#near.clear();
    this.#cut.clear();
    this.#where.clear();
  }

  #seen(entries) {
    for (const { target, isIntersecting } of entries) {
      const place = this.#places.of.get(target);
      if (isIntersecting === this.#near.has(place)) continue;
      if (isIntersecting) this.#near.add(place);
      else this.#near.delete(place);
      this.#dirty.add(place);
    }
    this.#frame ||= window.requestAnimationFrame(() => this.#paint());
  }

  #paint() {
    this.#frame = 0;
    for (const place of this.#dirty) {
      if (this.#near.has(place)) this.#ink.paint(place, this.#cut.get(place));
      else this.#ink.clear(place);
    }
    this.#dirty.clear();
  }

  // Where the words of a note are: [{place, start, end}, …].
  where(id) {
    return this.#where.get(id) ?? [];
  }

  ids() {
    return this.#where.keys();
  }

  light(ids) {
    this.#ink.light(ids.flatMap((id) => this.where(id)));
  }

  // The notes on the character under a point of the window, by place.
  under(x, y) {
    const [node, offset] = caretAt(x, y);
    const place = this.#places?.at(node);
    const cut = place && this.#cut.get(place);
    if (!cut) return [];
    const at = place.words.pointOf(node, offset);
    const point = [at, at - 1].find((one) => covers(place.words, one, x, y));
    return point === undefined ? [] : spansAt(cut, point).map(({ id }) => id);
  }
}

function caretAt(x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  if (caret) return [caret.offsetNode, caret.offset];
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? [range.startContainer, range.startOffset] : [null, 0];
}

function covers(words, point, x, y) {
  if (point < 0 || point >= words.length) return false;
  const boxes = [...words.rangeOf(point, point + 1).getClientRects()];
  return boxes.some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
}
