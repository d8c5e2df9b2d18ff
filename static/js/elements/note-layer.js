// <note-layer>: notes on the words of a page. It paints them, offers what can be done with selected words, and keeps on
// this device what is noted without an account. Its templates hold every word that is shown.

import { pageOf } from "../lib/device-notes.js";
import { Bar } from "../notes/bar.js";
import { Choice } from "../notes/choice.js";
import { DeviceNotes } from "../notes/device.js";
import { arrive, focus, Hover } from "../notes/hover.js";
import { loaded } from "../notes/loaded.js";
import { Painter } from "../notes/painter.js";
import { Places } from "../notes/places.js";
import { addressOf, send } from "../notes/send.js";
import { Sheet } from "../notes/sheet.js";
import { openForm } from "../notes/writing.js";

const TYPING = "input, select, textarea, dialog[open], [contenteditable]";
const LISTS = ["#notes", "#my-notes"];
// What the browser has may be from before one signed in, and it would show that while it asks behind one's back.
const ASKED = { credentials: "same-origin", cache: "no-cache" };
const TOLD = 5000; // milliseconds for which something is said

class NoteLayer extends HTMLElement {
  #heard = new AbortController();
  #parts = {};
  #painter = new Painter();
  #chosen = null;
  #known = []; // the server's spans
  #timer = 0;

  connectedCallback() {
    this.#heard = new AbortController();
    const { signal } = this.#heard;
    for (const part of this.querySelectorAll("template[data-part]")) this.#parts[part.dataset.part] = part;
    this.#places = new Places(this.dataset.form);
    this.#sheet = new Sheet(this.#parts.sheet);
    const bar = this.#parts.bar.content.cloneNode(true).firstElementChild;
    this.#bar = new Bar(bar, { act: (name) => this.#act(name), close: () => this.#dismiss() }, signal);
    this.#hover = new Hover(this.#painter, { go: (id) => this.#go(id), link: this.#parts.way }, signal);
    const deeds = { changed: () => this.#paint(), edit: (note, at) => this.#edit(note, at), say: (name) => this.#say(name) };
    this.#device = new DeviceNotes(this.querySelector("[data-device]"), this.#parts, this.dataset.tags, deeds, signal);
    new Choice((range) => this.#choose(range), signal);
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    document.addEventListener("notes-brought", () => this.#renew(), { signal });
    const signIn = this.querySelector("[data-sign-in-link]");
    if (signIn) signIn.href = this.dataset.signIn;
    this.#load().then(() => this.#land());
  }

  disconnectedCallback() {
    this.#heard.abort();
    this.#bar.hide();
    this.#sheet.close();
    this.#painter.clear();
  }

  #sheet = null;
  #bar = null;
  #hover = null;
  #device = null;
  #places = null;

  // What the server knows, and what this device keeps.
  async #load() {
    this.#paint();
    try {
      this.#known = await loaded(this.dataset.spans, this.#places);
    } catch {
      this.#known = []; // not answered: the notes are still in their list
    }
    if (this.isConnected) this.#paint();
  }

  #paint() {
    const own = this.#device.spans(this.#places);
    this.#device.render(own);
    this.#painter.show(this.#places, [...this.#known, ...own]);
    this.#hover.offerWays();
  }

  // A note that the address names.
  #land() {
    const id = window.location.hash.match(/^#a-([0-9a-z]+)$/)?.[1];
    if (id && arrive(id)) this.#hover.light([id]);
  }

  #go(id) {
    if (!arrive(id)) window.location.assign(this.#places.addressOf(id));
  }

  #choose(range) {
    const chosen = range && !this.#sheet.open ? this.#places.chosen(range) : null;
    if (!chosen) {
      if (!this.#bar.focused) this.#bar.hide();
      if (!range) this.#chosen = null;
      return;
    }
    const { place, start, end } = chosen;
    const same = this.#chosen?.place === place && this.#chosen.start === start && this.#chosen.end === end;
    if (same) return; // shown, or closed by the reader
    this.#chosen = chosen;
    this.#bar.show(place.words.rangeOf(start, end), place.container);
    this.#bar.lead((motivation) => addressOf(this.#selection(), motivation));
    this.#say("keys", true);
  }

  #selection() {
    const { place, start, end } = this.#chosen;
    return place.selection(start, end, this.#places.formOf(place));
  }

  #dismiss() {
    const { focused } = this.#bar;
    this.#bar.hide();
    if (focused) focus(this.#chosen.place.element);
  }

  #key(event) {
    const plain = !(event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.defaultPrevented);
    if (event.key !== "n" || !plain || !this.#chosen || event.target.closest?.(TYPING)) return;
    event.preventDefault();
    this.#act("commenting");
  }

  #act(name) {
    const [selection, { place }] = [this.#selection(), this.#chosen];
    this.#bar.hide();
    if (name === "copy") this.#copy(selection);
    else if (!("signedIn" in this.dataset)) this.#keep(selection, name, place);
    else if (name === "highlighting") this.#highlight(selection, place);
    else this.#write(selection, name, place);
  }

  async #copy(selection) {
    const link = new URL(pageOf(selection), window.location.href).href;
    try {
      await navigator.clipboard.writeText(`${selection.exact}\n${link}`);
      this.#say("copied");
    } catch {
      this.#say("not-copied");
    }
  }

  // One tap, and it is kept on this device; words of one's own may follow.
  #keep(selection, motivation, place) {
    const note = this.#device.add(selection, motivation);
    if (!note) return;
    this.#settle(place);
    this.#paint();
    this.#say("kept");
    if (motivation !== "highlighting") this.#edit(note, place.container);
  }

  #edit(note, behind) {
    const back = document.activeElement;
    const closed = () => {
      this.#paint();
      if (back?.isConnected && back !== document.body) back.focus();
      else if (!arrive(note.id)) focus(this);
    };
    this.#sheet.show(note.exact, this.#device.editor(note), behind, closed);
  }

  #write(selection, motivation, place) {
    this.#settle(place);
    let made = false;
    openForm(this.#sheet, this.#parts.form, {
      selection,
      motivation,
      behind: place.container,
      arrived: (address) => {
        made = true;
        this.#sheet.close();
        this.#renew(address);
      },
      closed: () => made || focus(place.element),
    });
  }

  // The selection has served; the keyboard stays at the words.
  #settle(place) {
    document.getSelection().removeAllRanges();
    this.#chosen = null;
    focus(place.element);
  }

  async #highlight(selection, place) {
    this.#settle(place);
    const { goes, why } = await send(selection, { motivation: "highlighting", body: "" });
    if (goes) await this.#renew(goes, false);
    this.#say(goes ? "highlighted" : "not-sent", false, why);
  }

  // The page's notes anew, after one was made at an address; and to that note.
  async #renew(address = "", go = address !== "") {
    const id = address.match(/(?:#a-|\/a\/)([0-9a-z]+)\/?$/)?.[1];
    const answer = await fetch(window.location.pathname + window.location.search, ASKED);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const list of LISTS) this.#replace(document.querySelector(list), page.querySelector(list));
    this.dataset.spans = page.querySelector("note-layer")?.dataset.spans ?? this.dataset.spans;
    await this.#load();
    if (go) this.#reach(id, address);
  }

  // To a note that was made: in its list, or else to its words, or else to its page.
  #reach(id, address) {
    if (id && arrive(id)) this.#hover.light([id]);
    else if (this.#hover.show(id)) this.#say("sent");
    else window.location.assign(address);
  }

  #replace(old, found) {
    const fresh = found && document.importNode(found, true);
    if (old && fresh) old.replaceWith(fresh);
    else if (fresh) this.before(fresh);
    else old?.remove();
    if (fresh) window.htmx?.process(fresh);
  }

  // One of the sentences that the template holds; `quiet`: to those only who hear the page.
  #say(name, quiet = false, more = "") {
    const told = this.querySelector("[data-told]");
    const words = this.#parts.says.content.querySelector(`[data-say="${name}"]`).textContent;
    told.textContent = more ? `${words} ${more}` : words;
    told.classList.toggle("visually-hidden", quiet);
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      told.textContent = "";
    }, TOLD);
  }
}

customElements.define("note-layer", NoteLayer);
