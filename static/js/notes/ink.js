// Two ways to paint stretches of words: the browser's highlights, and <mark> elements where it has none.

import { looks } from "../lib/spans.js";

const LIT = "lit";
const PREFIX = "note-";

export const ink = () => (globalThis.CSS?.highlights && globalThis.Highlight ? new Highlights() : new Marks());

class Highlights {
  #drawn = new Map(); // place → [[highlight, range], …]

  #named(look) {
    const name = PREFIX + look;
    if (!CSS.highlights.has(name)) CSS.highlights.set(name, new Highlight());
    const found = CSS.highlights.get(name);
    found.priority = look === LIT ? 1 : 0;
    return found;
  }

  // Segments of spans, as lib/spans.js gives them.
  paint(place, segments) {
    this.clear(place);
    const drawn = looks(segments, lookOf).map(({ start, end, look }) => [this.#named(look), range(place, start, end)]);
    for (const [highlight, range] of drawn) highlight.add(range);
    this.#drawn.set(place, drawn);
  }

  clear(place) {
    for (const [highlight, range] of this.#drawn.get(place) ?? []) highlight.delete(range);
    this.#drawn.delete(place);
  }

  light(stretches) {
    const lit = this.#named(LIT);
    lit.clear();
    for (const { place, start, end } of stretches) lit.add(range(place, start, end));
  }
}

class Marks {
  #drawn = new Map(); // place → [{mark, start, end}, …]
  #lit = [];

  paint(place, segments) {
    this.clear(place);
    const marks = segments.flatMap(({ start, end, spans }) =>
      place.words.pieces(start, end).map((piece) => ({ start, end, look: lookOf(spans), piece })),
    );
    for (const one of marks.reverse()) one.mark = wrap(one); // from the end: what is before keeps its place
    place.changed();
    this.#drawn.set(place, marks);
    this.light(this.#lit);
  }

  clear(place) {
    for (const { mark } of this.#drawn.get(place) ?? []) {
      const above = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      above?.normalize();
    }
    if (this.#drawn.delete(place)) place.changed();
  }

  light(stretches) {
    this.#lit = stretches;
    for (const [place, marks] of this.#drawn) {
      const lit = stretches.filter((one) => one.place === place);
      for (const { mark, start, end } of marks) {
        mark.classList.toggle(LIT, lit.some((one) => one.start <= start && end <= one.end));
      }
    }
  }
}

// What lies on a stretch decides how it looks.
function lookOf(spans) {
  return spans.length > 1 ? "several" : spans[0].look;
}

function range(place, start, end) {
  return new StaticRange(place.words.bounds(start, end)); // cheaper than one that follows the document
}

function wrap({ piece: [node, from, to], look }) {
  const mark = document.createElement("mark");
  mark.className = `noted ${look}`;
  const words = node.splitText(from);
  words.splitText(to - from);
  words.replaceWith(mark);
  mark.append(words);
  return mark;
}
