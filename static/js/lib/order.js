// The order of siblings: children arrays that share the topology's childStart.

export const ORDERS = ["editors", "answered", "newest"];

// Claims that answer a node: its direct children, cross links included.
const answers = (topology, i) => topology.pro[i] + topology.con[i];

// `topology.children` sorted among siblings; ties keep the editors' order, undercuts stay last.
export function order(topology, mode) {
  if (mode !== "answered" && mode !== "newest") return topology.children;
  const value = mode === "answered" ? (i) => answers(topology, i) : (i) => topology.created[i];
  const children = topology.children.slice();
  const compare = (a, b) => (topology.relation[a] === 5) - (topology.relation[b] === 5) || value(b) - value(a) || a - b;
  for (let i = 0; i < topology.n; i += 1) {
    const start = topology.childStart[i];
    const end = topology.childStart[i + 1];
    if (end - start > 1) children.subarray(start, end).sort(compare);
  }
  return children;
}
