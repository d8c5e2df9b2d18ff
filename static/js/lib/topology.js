// A debate's structure as columns: the answer of /_/map/<debate>/<shape>.json, read into typed arrays.
// Node 0 is the question; nodes stand in preorder of the home tree, so a parent comes before its children.

export const RELATIONS = "?apcxu"; // root, answers, pro, con, context, undercut
export const ROOT = 0;
export const ANSWERS = 1;
export const PRO = 2;
export const CON = 3;
export const CONTEXT = 4;
export const UNDERCUT = 5;
const SIGNS = [0, 0, 1, -1, 0, -1];
const PID = 10;

const column = (Type, values, n) => (values ? Type.from(values) : new Type(n));

function codes(letters, alphabet, n) {
  const found = new Uint8Array(n);
  for (let i = 0; i < n; i += 1) found[i] = Math.max(0, alphabet.indexOf(letters[i]));
  return found;
}

export class Topology {
  constructor(json) {
    const n = json.n;
    this.n = n;
    this.debate = json.debate;
    this.shape = json.shape;
    this.json = json;
    this.parent = new Int32Array(n);
    this.depth = new Uint16Array(n);
    this.size = new Int32Array(n).fill(1); // the branch, itself included: i + size[i] is the next node outside it
    this.relation = codes(json.relation, RELATIONS, n);
    this.sign = Int8Array.from(this.relation, (relation) => SIGNS[relation]);
    this.childStart = new Int32Array(n + 1);
    this.children = new Int32Array(Math.max(0, n - 1));
    this.#hang(json.up);
    for (const name of ["pro", "con", "cited", "verified", "group"]) this[name] = column(Int32Array, json[name], n);
    this.speaker = column(Int32Array, json.speaker, n);
    this.created = column(Int32Array, json.created, n);
    this.several = new Map(json.several); // node: the numbers of all who stand for it; kept files of old have none
    this.speakers = json.speakers ?? [];
    this.tags = json.tags ?? [];
    this.cross = json.cross ?? [];
    this.undercuts = json.undercuts ?? [];
    this.#lines = new Map();
  }

  #lines;

  // Parents, depths, branch sizes, and the children of each node in the editors' order.
  #hang(up) {
    const { n, parent, depth, size, childStart, children } = this;
    parent[0] = -1;
    for (let i = 1; i < n; i += 1) {
      parent[i] = i - up[i];
      depth[i] = depth[parent[i]] + 1;
      childStart[parent[i] + 1] += 1;
    }
    for (let i = 0; i < n; i += 1) childStart[i + 1] += childStart[i];
    const next = childStart.slice(0, n);
    for (let i = 1; i < n; i += 1) children[next[parent[i]]++] = i;
    for (let i = n - 1; i > 0; i -= 1) size[parent[i]] += size[i];
  }

  pid(i) {
    return this.json.pids.slice(PID * i, PID * i + PID);
  }

  // The node of a pid, or -1.
  indexOf(pid) {
    if (!pid || pid.length !== PID) return -1;
    let at = this.json.pids.indexOf(pid);
    while (at > 0 && at % PID) at = this.json.pids.indexOf(pid, at + 1);
    return at < 0 ? -1 : at / PID;
  }

  kind(i) {
    return this.json.kind[i];
  }

  voice(i) {
    return this.json.voice[i];
  }

  // Whether a speaker (a number from 1 on) stands for a claim, alone or among others; -1: several do.
  isSaidBy(i, speaker) {
    return this.speaker[i] === speaker || (this.several.get(i)?.includes(speaker) ?? false);
  }

  childCount(i) {
    return this.childStart[i + 1] - this.childStart[i];
  }

  // Lines of each statement, 1 to 4, in one language.
  lines(language) {
    let found = this.#lines.get(language);
    if (!found) {
      const digits = this.json.lines?.[language] ?? "";
      found = new Uint8Array(this.n).fill(1);
      for (let i = 0; i < digits.length; i += 1) found[i] = digits.charCodeAt(i) - 48;
      this.#lines.set(language, found);
    }
    return found;
  }

  // From the question down to a node.
  path(i) {
    const found = [];
    for (let at = i; at >= 0; at = this.parent[at]) found.push(at);
    return found.reverse();
  }

  isAbove(above, i) {
    return i >= above && i < above + this.size[above];
  }
}

export const read = (json) => new Topology(json);
