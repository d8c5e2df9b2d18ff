// Words of an element: a range of the document ⇄ start and end in code points of the element's textContent, whatever
// elements stand within it.

import { CodePoints, first } from "./codepoints.js";

const AROUND = 32; // code points of context on either side

export class WordsOf {
  #nodes = [];
  #starts = []; // in UTF-16 units

  constructor(element) {
    this.element = element;
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let at = 0;
    while (walker.nextNode()) {
      if (!walker.currentNode.length) continue;
      this.#nodes.push(walker.currentNode);
      this.#starts.push(at);
      at += walker.currentNode.length;
    }
    this.text = element.textContent;
    this.points = new CodePoints(this.text);
  }

  get length() {
    return this.points.length;
  }

  // Where a boundary stands, in units: how much text is before it.
  #unitsAt(node, offset) {
    const before = this.element.ownerDocument.createRange();
    before.selectNodeContents(this.element);
    before.setEnd(node, offset);
    return before.toString().length;
  }

  // A place inside the element in code points; of one outside the nearer end.
  pointOf(node, offset) {
    const whole = this.element.ownerDocument.createRange();
    whole.selectNodeContents(this.element);
    const side = whole.comparePoint(node, offset);
    if (side) return side < 0 ? 0 : this.length;
    return this.points.toPoints(this.#unitsAt(node, offset));
  }

  // [start, end] of what of a range lies in the element, whole characters, without white space at the ends; null if nothing.
  pointsOf(range) {
    if (range.collapsed) return null;
    const start = this.pointOf(range.startContainer, range.startOffset);
    const last = this.pointOf(range.endContainer, range.endOffset);
    const end = this.#splits(range) ? last + 1 : last;
    return start < end ? this.#trimmed(start, end) : null;
  }

  // Whether a range ends within a surrogate pair.
  #splits({ endContainer: node, endOffset: offset }) {
    const inside = node.nodeType === Node.TEXT_NODE && this.element.contains(node) && offset > 0;
    return inside && node.data.codePointAt(offset - 1) > 0xffff;
  }

  #trimmed(start, end) {
    const words = this.slice(start, end);
    const before = words.length - words.trimStart().length; // no white space is astral
    const after = words.length - words.trimEnd().length;
    return before === words.length ? null : [start + before, end - after];
  }

  slice(start, end) {
    return this.text.slice(this.points.toUnits(start), this.points.toUnits(end));
  }

  // The words from start to end, and what stands around them.
  quote(start, end) {
    const from = Math.max(0, start - AROUND);
    return {
      exact: this.slice(start, end),
      prefix: this.slice(from, start),
      suffix: this.slice(end, Math.min(this.length, end + AROUND)),
    };
  }

  // The boundaries of a stretch of words, each in the text node that holds its character: {startContainer, …}.
  bounds(start, end) {
    const [startContainer, startOffset] = this.#boundary(this.points.toUnits(start), true);
    const [endContainer, endOffset] = this.#boundary(this.points.toUnits(end), false);
    return { startContainer, startOffset, endContainer, endOffset };
  }

  #boundary(units, opens) {
    const found = first(this.#starts.length, (k) => (opens ? this.#starts[k] > units : this.#starts[k] >= units)) - 1;
    const k = Math.max(0, found);
    return [this.#nodes[k] ?? this.element, this.#nodes[k] ? units - this.#starts[k] : 0];
  }

  rangeOf(start, end) {
    const range = this.element.ownerDocument.createRange();
    const { startContainer, startOffset, endContainer, endOffset } = this.bounds(start, end);
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range;
  }

  // The text nodes of a stretch of words, each with the units of it that belong to it: [[node, from, to], …].
  pieces(start, end) {
    const [from, to] = [this.points.toUnits(start), this.points.toUnits(end)];
    const found = [];
    for (let k = Math.max(0, first(this.#starts.length, (k) => this.#starts[k] > from) - 1); k < this.#nodes.length; k += 1) {
      if (this.#starts[k] >= to) break;
      const [low, high] = [from - this.#starts[k], to - this.#starts[k]];
      found.push([this.#nodes[k], Math.max(0, low), Math.min(this.#nodes[k].length, high)]);
    }
    return found;
  }
}

// The first of some elements, in the order of the document, of which a range holds words: {element, words, start, end}.
export function firstWithin(range, elements) {
  for (const element of elements) {
    if (!range.intersectsNode(element)) continue;
    const words = new WordsOf(element);
    const found = words.pointsOf(range);
    if (found) return { element, words, start: found[0], end: found[1] };
  }
  return null;
}
