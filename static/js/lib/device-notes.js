// Notes that stay on this device: one entry each in the browser's storage, so that two windows never overwrite each other.
// {id, made, motivation, body, tags, kind, pid, part, block, language, version, start, exact, prefix, suffix, form};
// start is null where the page did not know in what place of their paragraph the words stand.

const PREFIX = "biantu.note.";
const MOTIVATIONS = ["commenting", "questioning", "highlighting", "tagging"];
const WORDS = ["id", "kind", "pid", "part", "block", "language", "exact", "prefix", "suffix", "body", "form"];

export const isKey = (key) => key === null || key.startsWith(PREFIX); // null: everything was cleared

// A new note on a selection; `id` is a UUID, by which it will be sent once.
export function fresh(selection, motivation, { id, made }) {
  return { ...selection, id, made, motivation, body: "", tags: [] };
}

export function parsed(text) {
  try {
    const note = JSON.parse(text ?? "null");
    const sound = WORDS.every((name) => typeof note[name] === "string") && Array.isArray(note.tags);
    const placed = note.start === null || (Number.isSafeInteger(note.start) && note.start >= 0);
    const counted = placed && Number.isSafeInteger(note.version);
    const ours = /^\/(?![/\\])/.test(note.form); // an address of this site
    return sound && counted && ours && note.exact && MOTIVATIONS.includes(note.motivation) ? note : null;
  } catch {
    return null;
  }
}

// What kept it from being kept: "" (nothing), "full" or "closed".
export function keep(storage, note) {
  try {
    storage().setItem(PREFIX + note.id, JSON.stringify(note));
    return "";
  } catch (error) {
    return /quota/i.test(error?.name) ? "full" : "closed";
  }
}

export function forget(storage, id) {
  try {
    storage().removeItem(PREFIX + id);
  } catch {
    // storage is closed to us: nothing was kept there
  }
}

// All of them, the oldest first.
export function readAll(storage) {
  try {
    const kept = storage();
    const keys = Object.keys(kept).filter((key) => key.startsWith(PREFIX));
    const notes = keys.map((key) => parsed(kept.getItem(key))).filter((note) => note !== null);
    return notes.sort((one, other) => one.made - other.made || (one.id < other.id ? -1 : 1));
  } catch {
    return [];
  }
}

// The address of what the note is on.
export const pageOf = (note) => note.form.replace(/note\/$/, "") + (note.kind === "source" ? `#p-${note.block}` : "");

// Where its words stand in a text now, [start, end] in code points, `offset` being where the text begins: where they
// stood, else where they stand once, or once with what stood around them; null if nothing tells.
export function located(note, text, offset) {
  const letters = [...text];
  const [start, length] = [note.start - offset, [...note.exact].length];
  if (note.start !== null && start >= 0 && letters.slice(start, start + length).join("") === note.exact) return [start, start + length];
  for (const [before, words] of [[note.prefix, note.prefix + note.exact + note.suffix], ["", note.exact]]) {
    const at = text.indexOf(words);
    if (at < 0 || text.indexOf(words, at + 1) >= 0) continue;
    const from = [...text.slice(0, at + before.length)].length;
    return [from, from + length];
  }
  return null;
}

// As the note's form names it. A note or question without words, or a tagging without a tag, is a highlight.
export function fieldsOf(note) {
  const said = note.motivation === "tagging" ? note.tags.length > 0 : note.body.trim() !== "";
  const { part, block, language, version, start, exact, prefix, suffix, body } = note;
  const motivation = said ? note.motivation : "highlighting";
  return { motivation, body, tags: note.tags, part, block, language, version, start: start ?? "", exact, prefix, suffix };
}

const position = ({ start, exact }) =>
  start === null ? [] : [{ type: "TextPositionSelector", start, end: start + [...exact].length }];

// W3C Web Annotations, as JSON; `origin` is where the pages are.
export function exported(notes, origin) {
  const items = notes.map((note) => ({
    id: `urn:uuid:${note.id}`,
    type: "Annotation",
    motivation: fieldsOf(note).motivation,
    created: new Date(note.made).toISOString(),
    body: [
      ...(note.body.trim() ? [{ type: "TextualBody", value: note.body, format: "text/markdown" }] : []),
      ...note.tags.map((value) => ({ type: "TextualBody", value, purpose: "tagging" })),
    ],
    target: {
      source: origin + pageOf(note),
      selector: [{ type: "TextQuoteSelector", exact: note.exact, prefix: note.prefix, suffix: note.suffix }, ...position(note)],
    },
  }));
  const first = { type: "AnnotationPage", items };
  const type = "AnnotationCollection";
  return JSON.stringify({ "@context": "http://www.w3.org/ns/anno.jsonld", type, total: items.length, first }, null, 2);
}
