// Which branches are open: one byte per node. A node is seen when everything above it is open.

// Everything down to a depth is seen: depth 1 shows the question's answers, 2 what speaks for and against them.
export function level(topology, depth) {
  const open = new Uint8Array(topology.n);
  for (let i = 0; i < topology.n; i += 1) if (topology.depth[i] < depth && topology.childCount(i)) open[i] = 1;
  return open;
}

export const FIRST = 2;
export const firstView = (topology) => level(topology, FIRST);
export const all = (topology) => level(topology, 65535);

export function toggle(open, i) {
  const next = open.slice();
  next[i] = next[i] ? 0 : 1;
  return next;
}

// A whole branch opened or closed.
export function branch(topology, open, i, value) {
  const next = open.slice();
  for (let at = i; at < i + topology.size[i]; at += 1) next[at] = value && topology.childCount(at) ? 1 : 0;
  return next;
}

// What is above a node opened, so that the node is seen.
export function pathTo(topology, open, i) {
  const next = open.slice();
  for (let at = topology.parent[i]; at >= 0; at = topology.parent[at]) next[at] = 1;
  return next;
}

export function isSeen(topology, open, i) {
  for (let at = topology.parent[i]; at >= 0; at = topology.parent[at]) if (!open[at]) return false;
  return true;
}

// The deepest level that is wholly open among what has children, as the depth control shows it.
export function depthOf(topology, open) {
  let found = Infinity;
  for (let i = 0; i < topology.n; i += 1) {
    if (!open[i] && topology.childCount(i)) found = Math.min(found, topology.depth[i]);
  }
  return found;
}

function differences(topology, open, depth) {
  let count = 0;
  for (let i = 0; i < topology.n; i += 1) {
    if (topology.childCount(i) && open[i] !== (topology.depth[i] < depth ? 1 : 0)) count += 1;
  }
  return count;
}

// A level and the nodes that differ from it, as steps in base 36: "2", "all", "2.1a.3".
export function encode(topology, open) {
  const candidates = [FIRST, 0, 1, 3, 4, 65535].map((depth) => [differences(topology, open, depth), depth]);
  const [, depth] = candidates.reduce((best, next) => (next[0] < best[0] ? next : best));
  const parts = [depth === 65535 ? "all" : String(depth)];
  let last = 0;
  for (let i = 0; i < topology.n; i += 1) {
    if (!topology.childCount(i) || open[i] === (topology.depth[i] < depth ? 1 : 0)) continue;
    parts.push((i - last).toString(36));
    last = i;
  }
  return parts.join(".");
}

// The reverse; what it cannot read is the first view.
export function decode(topology, code) {
  const [base, ...steps] = (code ?? "").split(".");
  if (!/^(\d{1,5}|all)$/.test(base)) return firstView(topology);
  const open = level(topology, base === "all" ? 65535 : Number(base));
  let at = 0;
  for (const step of steps) {
    const size = parseInt(step, 36);
    if (!(size >= 0)) break;
    at += size;
    if (at < topology.n && topology.childCount(at)) open[at] = open[at] ? 0 : 1;
  }
  return open;
}
