// The notes on this page that are on this device only: their list, and the sheet in which one is written.

import { exported, forget, fresh, isKey, keep, located, parsed, readAll } from "../lib/device-notes.js";
import { tagsOf } from "../lib/tags.js";
import { LOOKS } from "./looks.js";

const storage = () => window.localStorage;

export class DeviceNotes {
  #section;
  #templates;
  #places;
  #notes = [];
  #known;

  // `known` is the address of the debate's tags. `changed()` is called when other notes are to be painted, `edit(note)` to write one, `say(name)` to tell what came of it.
  constructor(section, templates, known, { changed, edit, say }, signal) {
    this.#section = section;
    this.#known = known;
    this.#templates = templates;
    Object.assign(this, { changed, edit, say });
    window.addEventListener("storage", (event) => isKey(event.key) && this.changed(), { signal });
    section.querySelector("[data-export]").addEventListener("click", () => this.#export(), { signal });
  }

  // Those on what this page shows, by place: spans of those whose words are here.
  spans(places) {
    this.#places = places;
    const here = new Set(places.all.map(({ kind, pid }) => `${kind} ${pid}`));
    this.#notes = readAll(storage).filter(({ kind, pid }) => here.has(`${kind} ${pid}`));
    return this.#notes.flatMap((note) => {
      for (const place of places.named(note.kind, note.pid, note.part, note.block)) {
        const found = located(note, place.words.text, place.offset);
        if (found) return [{ id: note.id, place, start: found[0], end: found[1], look: LOOKS[note.motivation] }];
      }
      return [];
    });
  }

  // A new note is kept at once; returns it, or null if it could not be.
  add(selection, motivation) {
    const note = fresh(selection, motivation, { id: uuid(), made: Date.now() });
    const why = keep(storage, note);
    if (why) this.say(why);
    return why ? null : note;
  }

  // By place: `spans` are those that were returned.
  render(spans) {
    for (const old of document.querySelectorAll("[data-on-device]")) old.remove();
    const at = new Map(spans.map(({ id, place, start }) => [id, [this.#places.all.indexOf(place), start]]));
    const order = (note) => at.get(note.id) ?? [Infinity, 0];
    const sorted = [...this.#notes].sort((one, other) => {
      const [a, b] = [order(one), order(other)];
      return a[0] === b[0] ? a[1] - b[1] : a[0] - b[0];
    });
    for (const note of sorted) this.#home(note, spans).append(this.#article(note, at.has(note.id)));
    this.#section.hidden = sorted.length === 0;
  }

  // In the margin of its paragraph, where there are margins.
  #home(note, spans) {
    const place = spans.find(({ id }) => id === note.id)?.place;
    const paragraph = place?.element.closest(".paragraph");
    if (!paragraph) return this.#section.querySelector("[data-list]");
    const margin = paragraph.querySelector(":scope > .margin") ?? document.createElement("div");
    margin.classList.add("margin");
    if (!margin.isConnected) paragraph.append(margin);
    return margin;
  }

  #article(note, here) {
    const article = this.#templates.deviceNote.content.cloneNode(true).firstElementChild;
    article.dataset.note = note.id;
    const find = (name) => article.querySelector(`[data-${name}]`);
    for (const name of article.querySelectorAll("[data-motivation]")) {
      name.hidden = name.dataset.motivation !== note.motivation;
    }
    find("quote").textContent = note.exact;
    find("body").textContent = note.body;
    find("body").hidden = note.body.trim() === "";
    find("tags").replaceChildren(...note.tags.map(badge));
    find("gone").hidden = here;
    find("edit").addEventListener("click", () => this.edit(note, article));
    find("remove").addEventListener("click", () => this.remove(note));
    return article;
  }

  remove(note) {
    forget(storage, note.id);
    this.say("removed");
    this.changed();
    if (!this.#section.hidden) this.#section.querySelector("h2").focus();
  }

  // What is written in the sheet is kept while it is typed.
  editor(note) {
    const content = this.#templates.editor.content.cloneNode(true);
    content.querySelector("tag-line").dataset.known = this.#known;
    const [body, tags, told] = ["body", "tags", "told"].map((name) => content.querySelector(`[data-${name}]`));
    body.value = note.body;
    tags.value = note.tags.join(", ");
    const typed = () => {
      const newest = parsed(JSON.stringify({ ...note, body: body.value, tags: tagsOf(tags.value) }));
      const why = keep(storage, Object.assign(note, newest));
      told.textContent = "";
      if (why) told.append(this.#templates.says.content.querySelector(`[data-say="${why}"]`).textContent);
    };
    for (const field of [body, tags]) field.addEventListener("input", typed);
    (note.motivation === "tagging" ? tags : body).autofocus = true;
    return content;
  }

  #export() {
    const file = new Blob([exported(readAll(storage), window.location.origin)], { type: "application/ld+json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "notes.jsonld";
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}

function badge(name) {
  const found = document.createElement("span");
  found.className = "badge";
  found.textContent = name;
  return found;
}

// Also where the address is not https, and the browser's own is missing.
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
