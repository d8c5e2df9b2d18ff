// Branches of the outline that htmx has just unfolded or folded: focus stays on the toggle, and a failure becomes a visit.

class OutlineTree extends HTMLElement {
  #heard = new AbortController();

  connectedCallback() {
    this.#heard = new AbortController();
    const { signal } = this.#heard;
    this.addEventListener("htmx:afterSettle", (event) => this.#settle(event.target), { signal });
    this.addEventListener("htmx:responseError", (event) => this.#visit(event.target), { signal });
    this.addEventListener("htmx:sendError", (event) => this.#visit(event.target), { signal });
  }

  disconnectedCallback() {
    this.#heard.abort();
  }

  #settle(branch) {
    if (!branch.matches?.("li")) return;
    branch.classList.remove("at");
    branch.removeAttribute("aria-current");
    branch.querySelector(":scope > .node .toggle")?.focus({ preventScroll: true });
  }

  #visit(toggle) {
    const link = toggle.closest?.("a[href]");
    if (link) window.location.assign(link.href);
  }
}

customElements.define("outline-tree", OutlineTree);
