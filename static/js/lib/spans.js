// Spans {id, start, end, …} that overlap as they like, in code points.

import { first } from "./codepoints.js";

// By place: what begins first comes first; of those that begin together the longest.
export function byPlace(one, other) {
  return one.start - other.start || other.end - one.end || (one.id < other.id ? -1 : Number(one.id > other.id));
}

// Stretches that do not overlap, in order, each with the spans that lie on it, by place: [{start, end, spans}, …].
export function segments(spans) {
  const sorted = spans.filter(({ start, end }) => start < end).sort(byPlace);
  const cuts = [...new Set(sorted.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const found = [];
  let [next, lying] = [0, []];
  for (let k = 0; k + 1 < cuts.length; k += 1) {
    lying = lying.filter(({ end }) => end > cuts[k]);
    while (next < sorted.length && sorted[next].start === cuts[k]) lying.push(sorted[next++]);
    if (lying.length) found.push({ start: cuts[k], end: cuts[k + 1], spans: [...lying] });
  }
  return found;
}

// The spans at a code point of what `segments` gave.
export function spansAt(segments, point) {
  const k = first(segments.length, (k) => segments[k].end > point);
  return k < segments.length && segments[k].start <= point ? segments[k].spans : [];
}

// The same stretches for painting: neighbours that look the same are one: [{start, end, look}, …].
export function looks(segments, lookOf) {
  const found = [];
  for (const { start, end, spans } of segments) {
    const look = lookOf(spans);
    const last = found.at(-1);
    if (last?.look === look && last.end === start) last.end = end;
    else found.push({ start, end, look });
  }
  return found;
}
