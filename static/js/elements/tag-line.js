// <tag-line>: tags in one input, commas between them. Its <datalist> offers what completes the last one; where it is empty,
// the tags known at data-known are asked for when the input is first used.

import { completions } from "../lib/tags.js";

class TagLine extends HTMLElement {
  #known = [];

  connectedCallback() {
    const [input, list] = [this.querySelector("input"), this.querySelector("datalist")];
    this.#known = [...list.options].map((option) => option.value);
    if (this.dataset.known) input.addEventListener("focus", () => this.#ask(input, list), { once: true });
    input.addEventListener("input", () => this.#offer(input, list));
    this.#offer(input, list);
  }

  async #ask(input, list) {
    try {
      const answer = await fetch(this.dataset.known, { credentials: "same-origin" });
      if (answer.ok) this.#known = (await answer.json()).tags;
    } catch {
      return; // not answered: nothing is offered
    }
    this.#offer(input, list);
  }

  #offer(input, list) {
    const options = completions(input.value, this.#known).map((whole) => {
      const option = document.createElement("option");
      option.value = whole;
      return option;
    });
    list.replaceChildren(...options);
  }
}

if (!customElements.get("tag-line")) customElements.define("tag-line", TagLine);
