// The words of a page that can be noted: elements with data-note-kind, whose textContent is what is shown of a part.

import { firstWithin, WordsOf } from "../lib/ranges.js";

const BLOCKS = "h1, h2, h3, p, blockquote, .digest, .detail";
const OWN = /[clqs]\/[^/]+\/note\/$/;
const LETTERS = { claim: "c", link: "l", citation: "q", source: "s" };

export class Place {
  #words = null;

  constructor(element) {
    const { noteKind, notePid, notePart, noteLanguage, noteVersion, noteOffset, noteBlock = "" } = element.dataset;
    const [kind, pid, part, language, block] = [noteKind, notePid, notePart, noteLanguage, noteBlock];
    Object.assign(this, { element, kind, pid, part, language, block });
    this.version = Number(noteVersion);
    this.offset = Number(noteOffset);
    this.placed = noteOffset !== ""; // else offsets count in what is shown alone
  }

  get words() {
    this.#words ??= new WordsOf(this.element);
    return this.#words;
  }

  // Its text nodes are others now.
  changed() {
    this.#words = null;
  }

  // What follows the words may stand behind this.
  get container() {
    return this.element.closest(BLOCKS) ?? this.element;
  }

  // What a form or the device is told of some of its words.
  selection(start, end, form) {
    const { kind, pid, part, block, language, version, offset, placed, words } = this;
    const at = placed ? start + offset : null;
    return { kind, pid, part, block, language, version, start: at, ...words.quote(start, end), form };
  }
}

export class Places {
  #form;

  // `form` is the address at which the page's own thing is noted.
  constructor(form) {
    this.#form = form;
    this.all = [...document.querySelectorAll("[data-note-kind]")].map((element) => new Place(element));
    this.of = new Map(this.all.map((place) => [place.element, place]));
  }

  formOf({ kind, pid }) {
    return this.#form.replace(OWN, `${LETTERS[kind]}/${pid}/note/`);
  }

  // The page of a note.
  addressOf(id) {
    return this.#form.replace(OWN, `a/${id}/`);
  }

  // Where words that are said to stand in a part of a thing are shown.
  named(kind, pid, part, block) {
    const here = (one) => one.kind === kind && one.pid === pid && one.part === part;
    return this.all.filter((one) => here(one) && (kind !== "source" || one.block === String(block)));
  }

  at(node) {
    const element = node instanceof Element ? node : node?.parentElement;
    return this.of.get(element?.closest("[data-note-kind]")) ?? null;
  }

  // What of a range can be noted: {place, start, end} in code points of the place, or null.
  chosen(range) {
    const found = firstWithin(range, this.of.keys());
    return found && { place: this.of.get(found.element), start: found.start, end: found.end };
  }
}
