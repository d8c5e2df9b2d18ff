// <write-here>: links that open a form, and the place where it opens. The form's answers stay in here, where the page or
// the map round it does not take them for its own; Escape and Cancel give the keyboard back to the link. With class
// "alone" the form is a page of its own.

const FIRST = "[aria-invalid='true'], .met, .preview, [role='alert']"; // what a reader must see first in an answer

class WriteHere extends HTMLElement {
  #heard = new AbortController();
  #opener = null;

  connectedCallback() {
    this.#heard = new AbortController();
    const { signal } = this.#heard;
    this.addEventListener("click", (event) => this.#click(event), { signal });
    this.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.addEventListener("htmx:beforeSwap", (event) => this.#answered(event), { signal });
    this.addEventListener("htmx:afterSwap", (event) => event.stopPropagation(), { signal });
    this.addEventListener("htmx:afterSettle", (event) => this.#settled(event), { signal });
    this.addEventListener("htmx:sendError", (event) => this.#failed(event), { signal });
  }

  disconnectedCallback() {
    this.#heard.abort();
  }

  get #place() {
    return this.querySelector(".write-place");
  }

  #click(event) {
    const link = event.target.closest("a");
    if (link?.matches("[data-cancel]") && this.#close()) event.preventDefault();
    else if (link?.hasAttribute("hx-get") && !link.closest(".write")) this.#opener = link;
  }

  #key(event) {
    if (event.isComposing || !event.target.closest("form")) return;
    if (event.key === "Escape" && this.#close()) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.target.closest("form").requestSubmit();
    }
  }

  // What is typed stays in the form's draft.
  #close() {
    if (!this.#place?.firstElementChild) return false;
    this.#place.replaceChildren();
    this.#opener?.focus();
    return true;
  }

  // A refusal is told in place: for htmx it is no error of the page.
  #answered(event) {
    if (!event.detail.isError) this.#elsewhere(event);
    else {
      event.detail.isError = false;
      this.#failed(event);
    }
  }

  // An answer from another address than was asked (sign in first, or it was merged) is a page to go to.
  #elsewhere(event) {
    const { xhr, requestConfig } = event.detail;
    if (!xhr.responseURL) return;
    const asked = new URL(requestConfig.path, window.location.href);
    const landed = new URL(xhr.responseURL);
    if (landed.pathname === asked.pathname) return;
    event.preventDefault();
    window.location.assign(landed.href);
  }

  #settled(event) {
    event.stopPropagation();
    const written = this.querySelector(".write");
    if (!written) return;
    const form = written.querySelector("form");
    if (this.closest("argument-map") && form.elements.at) form.elements.at.value = "map";
    const fresh = written.querySelector("textarea") ?? written.querySelector("input:not([type=hidden])");
    const first = written.querySelector(FIRST) ?? fresh;
    if (first.matches("[role='alert']")) first.tabIndex = -1;
    first.focus();
  }

  #failed(event) {
    event.stopPropagation();
    const { requestConfig, xhr } = event.detail;
    const { elt } = requestConfig;
    const link = elt.closest("a[href]");
    if (link) {
      window.location.assign(link.href);
      return;
    }
    const form = elt.closest("form");
    const told = form.querySelector("[data-told]");
    const why = xhr?.status === 403 ? "[data-refused]" : "[data-lost]";
    told.replaceChildren(form.querySelector(`template${why}`).content.cloneNode(true));
    told.hidden = false;
    told.focus();
  }
}

customElements.define("write-here", WriteHere);
