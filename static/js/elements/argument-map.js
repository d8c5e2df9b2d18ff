// <argument-map>: the outline inside it until the map can be drawn, then the map; the outline again if that fails.

import { read } from "../lib/topology.js";
import { DebateMap } from "../map/debate-map.js";
import { EmbeddedMap, leaveWheel } from "../map/embedded-map.js";
import { Paper } from "../map/paper.js";
import { loadTopology } from "../map/store.js";

const WIDE = "screen and (min-width: 48em)"; // elsewhere the map is one tap away, opened by a link to #map
const FRAME = "screen and (min-width: 30em)"; // of another page; a narrower one keeps the outline

class ArgumentMap extends HTMLElement {
  #heard = new AbortController();

  connectedCallback() {
    this.#heard = new AbortController();
    const { signal } = this.#heard;
    const wide = window.matchMedia(this.#isEmbedded ? FRAME : WIDE);
    if (this.#isEmbedded) leaveWheel(this, signal);
    this.#paper ??= new Paper(this, this.querySelector(".map-fallback"), this.dataset.outline, signal);
    const start = () => {
      const { hash, search } = window.location;
      const wanted = wide.matches || hash !== "" || new URLSearchParams(search).has("c");
      this.classList.toggle("open", wanted);
      if (wanted) this.#start(signal);
    };
    wide.addEventListener("change", start, { signal });
    window.addEventListener("hashchange", start, { signal });
    this.addEventListener("click", (event) => event.target.closest("[data-leave]") && this.#leave(), { signal });
    start();
  }

  disconnectedCallback() {
    this.#heard.abort();
    this.#started = false;
  }

  #started = false;
  #paper = null;

  get #isEmbedded() {
    return this.dataset.embedded !== undefined;
  }

  async #start(signal) {
    if (this.#started) return;
    this.#started = true;
    try {
      const topology = read(await loadTopology(this.dataset.topology));
      if (signal.aborted) return;
      this.append(this.querySelector("template[data-map]").content.cloneNode(true));
      this.classList.add("ready");
      this.#paper.setAside();
      const Kind = this.#isEmbedded ? EmbeddedMap : DebateMap;
      this.map = new Kind(
        this,
        topology,
        { ...this.dataset, claim: this.dataset.claim.replace(/[^/]+\/$/, "") },
        signal,
      );
      this.addEventListener("click", (event) => this.#button(event), { signal });
    } catch (error) {
      this.#paper.takeBack();
      this.classList.add("failed");
      this.classList.remove("ready");
      window.reportError(error);
    }
  }

  // Buttons on the cards themselves.
  #button(event) {
    const { map } = this;
    const i = map.cards.nodeOf(event.target);
    if (i < 0) return;
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (event.target.closest("[data-fold]")) map.setOpen(i, !map.scene.open[i]);
    else if (event.target.closest("[data-elsewhere]")) map.jump(i);
    else if (event.target.closest("a") && plain) event.preventDefault(); // the press has already selected the claim
  }

  // Back to the reader on a phone.
  #leave() {
    const url = new URL(window.location.href);
    url.hash = "";
    window.history.replaceState(null, "", url.href.replace(/#$/, ""));
    this.classList.remove("open");
  }
}

customElements.define("argument-map", ArgumentMap);
