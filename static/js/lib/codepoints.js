// Offsets in a text: the browser counts UTF-16 units, the server code points. Between them stand only the astral
// characters, which are two units each.

export class CodePoints {
  #astral = []; // where each begins, in units, ascending

  constructor(text) {
    for (let at = 0; at < text.length; at += 1) {
      if (text.codePointAt(at) <= 0xffff) continue;
      this.#astral.push(at);
      at += 1;
    }
    this.units = text.length;
    this.length = text.length - this.#astral.length;
  }

  // From within a character back to its beginning.
  toPoints(units) {
    return units - first(this.#astral.length, (k) => this.#astral[k] >= units);
  }

  toUnits(points) {
    return points + first(this.#astral.length, (k) => this.#astral[k] - k >= points);
  }
}

// The least k below `count` for which `holds` is true, `count` if there is none; true must follow upon true.
export function first(count, holds) {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
