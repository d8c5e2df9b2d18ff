// The measures of the map, in world pixels. map-card.css draws by the same numbers, so layout measures nothing.

export const WIDTH = 230;
export const GAP_X = 64;
export const GAP_Y = 14;
export const COLUMN = WIDTH + GAP_X;
export const LINE = 21; // line height of a statement
export const AROUND = 54; // a card's edges, padding, sign and foot
export const QUESTION_LINE = 24;
export const QUESTION_AROUND = 30;
export const MOST_LINES = 4;

// Height of a card whose statement takes so many lines (1 to 4); the question is set larger, with one line to spare.
export function heightOf(lines, kind) {
  const kept = Math.min(Math.max(lines || 1, 1), MOST_LINES);
  return kind === "q" ? QUESTION_AROUND + (kept + 1) * QUESTION_LINE : AROUND + kept * LINE;
}

// Heights of all cards of a topology in one language.
export function heights(topology, language) {
  const lines = topology.lines(language);
  const found = new Float32Array(topology.n);
  for (let i = 0; i < topology.n; i += 1) found[i] = heightOf(lines[i], topology.kind(i));
  return found;
}
