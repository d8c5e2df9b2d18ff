// For or against which position a claim counts at its home place: the product of the signs up to the nearest position.
// Agrees with debate/graph/side.py (tests/fixtures/sides.json).

// Whole columns: position (node, or -1 for none) and sign (+1, -1; 0 where there is no side).
export function sides(topology) {
  const { n, parent, sign } = topology;
  const position = new Int32Array(n).fill(-1);
  const found = new Int8Array(n);
  for (let i = 1; i < n; i += 1) {
    const above = parent[i];
    if (sign[i] === 0) continue;
    if (topology.kind(above) === "p") {
      position[i] = above;
      found[i] = sign[i];
    } else if (found[above] !== 0) {
      position[i] = position[above];
      found[i] = sign[i] * found[above];
    }
  }
  return { position, sign: found };
}

// The side of one node, or null.
export function side(topology, i) {
  let product = 1;
  for (let at = i; topology.parent[at] >= 0; at = topology.parent[at]) {
    product *= topology.sign[at];
    if (product === 0) return null;
    if (topology.kind(topology.parent[at]) === "p") return { position: topology.parent[at], sign: product };
  }
  return null;
}

// The side of a claim at another of its places: under `target`, by a link of relation "p", "c" or "x".
export function sideAt(topology, target, relation) {
  const sign = { p: 1, c: -1 }[relation] ?? 0;
  if (!sign) return null;
  if (topology.kind(target) === "p") return { position: target, sign };
  const above = side(topology, target);
  return above && { position: above.position, sign: sign * above.sign };
}
