// Colour by: each scheme gives every node a category, and every category a name of a colour (map-palette.css), a mark
// that says the same without colour, and a key for its words.

import { evidence } from "./filter.js";
import { ANSWERS, CON, CONTEXT, PRO, ROOT, UNDERCUT } from "./topology.js";
import { sides } from "./side.js";

export const SCHEMES = ["relation", "side", "speaker", "evidence"];
const SERIES = 8; // colours of positions and speakers

const RELATION = [];
RELATION[ROOT] = { key: "question", colour: "solid", mark: "" };
RELATION[ANSWERS] = { key: "position", colour: "neutral", mark: "⚑" };
RELATION[PRO] = { key: "pro", colour: "pro", mark: "+" };
RELATION[CON] = { key: "con", colour: "con", mark: "−", hollow: true };
RELATION[CONTEXT] = { key: "context", colour: "neutral", mark: "≡", hollow: true };
RELATION[UNDERCUT] = { key: "undercut", colour: "con", mark: "⊣", hollow: true };

const EVIDENCE = [
  { key: "found", colour: "pro", mark: "✓" },
  { key: "sealed", colour: "series-4", mark: "?", hollow: true },
  { key: "none", colour: "neutral", mark: "∅", hollow: true },
];

// {categories: [{key, colour, mark, hollow, node?, speaker?, count}], of: category per node}
export function scheme(topology, name, language = "") {
  const found = { relation: byRelation, side: bySide, speaker: bySpeaker, evidence: byEvidence }[name] ?? byRelation;
  const { categories, of } = found(topology, language);
  const counts = new Int32Array(categories.length);
  for (let i = 0; i < topology.n; i += 1) counts[of[i]] += 1;
  return { of, categories: categories.map((category, k) => ({ ...category, count: counts[k] })) };
}

const byRelation = (topology) => ({ categories: RELATION, of: Uint16Array.from(topology.relation) });

function byEvidence(topology) {
  const keys = EVIDENCE.map((category) => category.key);
  return {
    categories: EVIDENCE,
    of: Uint16Array.from({ length: topology.n }, (_, i) => keys.indexOf(evidence(topology, i))),
  };
}

// A position's colour filled: counts for it; hollow: against it.
function bySide(topology) {
  const { position, sign } = sides(topology);
  const categories = [{ key: "no-side", colour: "neutral", mark: "" }];
  const first = new Map();
  const of = new Uint16Array(topology.n);
  for (let i = 0; i < topology.n; i += 1) {
    const at = topology.kind(i) === "p" ? i : position[i];
    if (at < 0) continue;
    if (!first.has(at)) {
      const colour = `series-${(first.size % SERIES) + 1}`;
      const mark = String(first.size + 1);
      first.set(at, categories.length);
      categories.push({ key: "for", colour, mark: `${mark}+`, node: at });
      categories.push({ key: "against", colour, mark: `${mark}−`, node: at, hollow: true });
    }
    of[i] = first.get(at) + (at !== i && sign[i] < 0 ? 1 : 0);
  }
  return { categories, of };
}

// The first letter of each name, as a speaker's disc shows it; with a number where another has that letter.
function initials(speakers, language) {
  const times = new Map();
  return speakers.map(({ name }) => {
    const words = name[language] ?? Object.values(name)[0] ?? "";
    const letter = (words.match(/[\p{L}\p{N}]/u)?.[0] ?? words.slice(0, 1)).toUpperCase();
    times.set(letter, (times.get(letter) ?? 0) + 1);
    return times.get(letter) > 1 ? `${letter}${times.get(letter)}` : letter;
  });
}

// The speakers heard most have a colour each; the others share one, "several" and "nobody" have their own.
function bySpeaker(topology, language) {
  const heard = new Int32Array(topology.speakers.length + 1);
  for (let i = 0; i < topology.n; i += 1) if (topology.speaker[i] > 0) heard[topology.speaker[i]] += 1;
  const ranked = [...heard.keys()]
    .slice(1)
    .filter((k) => heard[k])
    .sort((a, b) => heard[b] - heard[a] || a - b);
  const named = ranked.slice(0, SERIES - 1);
  const marks = initials(
    named.map((speaker) => topology.speakers[speaker - 1]),
    language,
  );
  const categories = [
    { key: "nobody", colour: "neutral", mark: "∅", hollow: true },
    { key: "several", colour: "several", mark: "…" },
    { key: "others", colour: "neutral", mark: "·" },
    ...named.map((speaker, k) => ({ key: "speaker", colour: `series-${k + 1}`, mark: marks[k], speaker })),
  ];
  const category = new Uint16Array(topology.speakers.length + 1).fill(2);
  named.forEach((speaker, k) => (category[speaker] = k + 3));
  const of = Uint16Array.from(topology.speaker, (speaker) => (speaker > 0 ? category[speaker] : speaker < 0 ? 1 : 0));
  return { categories, of };
}
