// <kept-form>: keeps what is typed in this browser until the server says that it arrived, and offers it again when the
// form is opened anew. A form that came back from the server (data-sent) holds the words already.

import { forgetDraft, forgetSent, keepDraft, readDraft } from "../lib/drafts.js";

const NOT_KEPT = new Set(["csrfmiddlewaretoken", "form_id", "next", "at"]);

forgetSent();

class KeptForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.offer = this.querySelector("[data-offer]");
    this.opened = this.#entries();
    this.form.addEventListener("input", () => this.#keep());
    this.form.addEventListener("change", () => this.#keep());
    if ("sent" in this.dataset) this.#keep(true);
    else this.#look();
  }

  get #key() {
    return `${this.dataset.reader}.${this.dataset.key}`;
  }

  #entries() {
    return [...new FormData(this.form)].filter(([name]) => !NOT_KEPT.has(name));
  }

  #keep(always = false) {
    const entries = this.#entries();
    this.offer.replaceChildren();
    if (!always && same(entries, this.opened)) {
      forgetDraft(this.#key);
      return;
    }
    keepDraft(this.#key, { entries, version: this.dataset.version, form: this.form.elements.form_id.value });
  }

  #look() {
    const draft = readDraft(this.#key);
    if (!draft || same(draft.entries, this.opened)) return;
    const offer = this.querySelector("template").content.cloneNode(true);
    offer.querySelector("[data-older]").hidden = draft.version === this.dataset.version;
    const time = offer.querySelector("time");
    time.dateTime = new Date(draft.at).toISOString();
    time.textContent = new Date(draft.at).toLocaleString(document.documentElement.lang);
    offer.querySelector("[data-restore]").addEventListener("click", () => this.#restore(draft.entries));
    offer.querySelector("[data-discard]").addEventListener("click", () => this.#discard());
    this.offer.replaceChildren(offer);
  }

  #restore(entries) {
    const left = [...entries];
    for (const field of this.form.elements) {
      const known = entries.some(([name]) => name === field.name);
      if (!field.name || NOT_KEPT.has(field.name) || !known) continue;
      if (field.type === "radio" || field.type === "checkbox") {
        field.checked = entries.some(([name, value]) => name === field.name && value === field.value);
        continue;
      }
      const next = left.findIndex(([name]) => name === field.name);
      if (next >= 0) field.value = left.splice(next, 1)[0][1];
      const more = field.closest("details");
      if (more && field.value !== field.defaultValue && field.type !== "select-one") more.open = true;
    }
    this.offer.replaceChildren();
    for (const field of this.form.querySelectorAll("textarea")) field.dispatchEvent(new Event("input", { bubbles: true }));
    this.form.querySelector("textarea")?.focus();
  }

  #discard() {
    forgetDraft(this.#key);
    this.offer.replaceChildren();
    this.form.querySelector("textarea, input:not([type=hidden])")?.focus();
  }
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

customElements.define("kept-form", KeptForm);
