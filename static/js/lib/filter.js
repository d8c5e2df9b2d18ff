// Which claims a filter lets stand in front. A filter is {relation, voice, tag, speaker, evidence, text}; empty: no limit.
// Nothing is taken away: what does not match steps back, and what leads to a match stays.

export const EVIDENCE = ["found", "sealed", "none"];

// Words found in an attached text; a citation whose text is not attached; no citation.
export function evidence(topology, i) {
  if (topology.verified[i] > 0) return "found";
  return topology.cited[i] > 0 ? "sealed" : "none";
}

export const isEmpty = (filter) => !Object.values(filter ?? {}).some((value) => value !== "" && value != null);

const CODES = "?apcxu";

// The nodes that stand somewhere by a relation, at home or by a cross link.
function standing(topology, relation) {
  const found = new Set();
  for (let i = 0; i < topology.n; i += 1) if (CODES[topology.relation[i]] === relation) found.add(i);
  for (const [from, , code] of topology.cross) if (code === relation) found.add(from);
  if (relation === "u") for (const [from] of topology.undercuts) found.add(from);
  return found;
}

// A predicate for each part of the filter that is set.
function tests(topology, { relation, voice, tag, speaker, evidence: kind }) {
  const found = [];
  if (relation) {
    const stands = standing(topology, relation);
    found.push((i) => stands.has(i));
  }
  if (voice) found.push((i) => topology.voice(i) === voice);
  if (tag !== "" && tag != null) {
    const tagged = new Set(topology.tags[Number(tag)]?.nodes ?? []);
    found.push((i) => tagged.has(i));
  }
  if (speaker) found.push((i) => topology.isSaidBy(i, Number(speaker)));
  if (kind) found.push((i) => evidence(topology, i) === kind);
  return found;
}

export const MATCH = 2;
export const LEADS = 1;

// Per node: 2 it matches, 1 it leads to a match, 0 it steps back. The question always stays.
export function matches(topology, filter) {
  const { n, parent } = topology;
  const wanted = tests(topology, filter);
  const found = new Uint8Array(n);
  for (let i = n - 1; i > 0; i -= 1) {
    if (wanted.every((test) => test(i))) found[i] = MATCH;
    if (found[i] && !found[parent[i]]) found[parent[i]] = LEADS;
  }
  if (!found[0]) found[0] = LEADS;
  return found;
}

export function countMatches(found) {
  let count = 0;
  for (let i = 0; i < found.length; i += 1) if (found[i] === MATCH) count += 1;
  return count;
}

// A branch in focus: itself, what is below it and what leads to it stay in front.
export function inFocus(topology, i) {
  const found = new Uint8Array(topology.n);
  found.fill(MATCH, i, i + topology.size[i]);
  for (let at = topology.parent[i]; at >= 0; at = topology.parent[at]) found[at] = LEADS;
  return found;
}

// Both limits at once: in front only what is in front of each.
export const both = (a, b) => (a && b ? a.map((value, i) => Math.min(value, b[i])) : (a ?? b));
