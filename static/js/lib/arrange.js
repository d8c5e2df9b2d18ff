// Where branches stand: which wing, and how many columns from the middle. It depends on the structure alone, so that
// opening a branch never moves another to the far side.

import { ANSWERS } from "./topology.js";

const known = new WeakMap();

// {wing: -1 left, 0 middle, 1 right; ring: columns from the middle}
export function arrange(topology) {
  let found = known.get(topology);
  if (!found) {
    found = place(topology);
    known.set(topology, found);
  }
  return found;
}

function place(topology) {
  const { n, parent } = topology;
  const wing = new Int8Array(n);
  const ring = new Uint16Array(n);
  const middle = new Uint8Array(n);
  for (const hub of [0, ...spread(topology, wing)]) middle[hub] = 1;
  for (let i = 1; i < n; i += 1) {
    if (middle[i]) continue;
    if (parent[i] !== 0 || !wing[i]) wing[i] = middle[parent[i]] ? reasonWing(topology, i) : wing[parent[i]];
    ring[i] = ring[parent[i]] + 1;
  }
  return { wing, ring };
}

// Beside a thesis: what supports it left, what opposes it right.
const reasonWing = (topology, i) => (topology.sign[i] > 0 ? -1 : 1);

// The question's own children: sets the wing of those beside it and returns those below it.
function spread(topology, wing) {
  const below = [];
  const positions = [];
  for (let c = topology.childStart[0]; c < topology.childStart[1]; c += 1) {
    const child = topology.children[c];
    if (topology.relation[child] === ANSWERS) positions.push(child);
    else below.push(child);
  }
  if (positions.length === 0) return reasons(topology, below, wing);
  if (positions.length === 1) return [...positions, ...below];
  const weight = { [-1]: 0, 0: 0, 1: 0 };
  const third = [];
  positions.forEach((position, k) => {
    const free = [-1, 1, 0].reduce((best, next) => (weight[next] < weight[best] ? next : best));
    const chosen = k < 3 ? [-1, 1, 0][k] : free;
    weight[chosen] += topology.size[position];
    if (chosen === 0) third.push(position);
    else wing[position] = chosen;
  });
  return [...third, ...below];
}

// A question with reasons and no positions: pros left, cons right, shared ground below.
function reasons(topology, children, wing) {
  for (const child of children) wing[child] = -topology.sign[child];
  return children.filter((child) => topology.sign[child] === 0);
}
