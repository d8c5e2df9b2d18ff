// <bring-notes>: offers whoever has signed in to bring along what he noted on this device. Each note is sent under its own
// id, so that it is made once however often it is sent; what cannot be made stays, and says why.

import { fieldsOf, forget, pageOf, readAll } from "../lib/device-notes.js";
import { send } from "../notes/send.js";

const LATER = "biantu.notes-later"; // for as long as the window is open
const storage = () => window.localStorage;

class BringNotes extends HTMLElement {
  connectedCallback() {
    const notes = readAll(storage);
    if (!notes.length || this.#later() || this.querySelector(".bring")) return;
    this.append(this.querySelector("template").content.cloneNode(true));
    this.#count(notes.length);
    this.querySelector("[data-bring]").addEventListener("click", () => this.#bring());
    this.querySelector("[data-later]").addEventListener("click", () => this.#later(true));
    document.querySelector("main").prepend(this); // where it is seen first; it is connected anew by this
  }

  #find(name) {
    return this.querySelector(`:scope > .bring [data-${name}]`);
  }

  #count(n) {
    this.#find("one").hidden = n !== 1;
    this.#find("many").hidden = n === 1;
    this.#find("count").textContent = n;
  }

  #later(now = false) {
    if (now) this.querySelector(".bring").remove();
    try {
      if (now) window.sessionStorage.setItem(LATER, "yes");
      return window.sessionStorage.getItem(LATER) === "yes";
    } catch {
      return false; // storage is closed to us: it is merely offered again
    }
  }

  async #bring() {
    const [button, status] = [this.#find("bring"), this.#find("told")];
    button.disabled = true;
    status.textContent = this.dataset.busy;
    this.#find("left").replaceChildren();
    let brought = 0;
    for (const note of readAll(storage)) {
      const { goes, why } = await send(note, { ...fieldsOf(note), visibility: "private", form_id: note.id });
      if (goes) forget(storage, note.id);
      else this.#tell(note, why);
      brought += goes ? 1 : 0;
    }
    const left = readAll(storage).length;
    button.disabled = false;
    status.textContent = left ? this.dataset.left : this.dataset.done;
    if (left) this.#count(left);
    for (const name of left ? [] : ["one", "many", "bring", "later"]) this.#find(name).hidden = true;
    if (brought) this.dispatchEvent(new CustomEvent("notes-brought", { bubbles: true }));
  }

  #tell(note, why) {
    const line = this.#find("line").content.cloneNode(true);
    const link = line.querySelector("a");
    link.href = pageOf(note);
    link.textContent = note.exact;
    line.querySelector("[data-why]").textContent = why || this.dataset.unanswered;
    this.#find("left").append(line);
  }
}

customElements.define("bring-notes", BringNotes);
