// The controls round the map: depth, order, filters, colours with their live legend, and the view's buttons.

const FILTERS = ["relation", "voice", "tag", "speaker", "evidence"];

const CLEAR = 14; // pixels between the controls and the cards

export class Tools {
  // `act`: {depth(value), sort(mode), filter(filter), colour(by), and one function per data-do}
  constructor(root, scene, words, act, signal) {
    Object.assign(this, { root, scene, words, act });
    this.#fillFilters();
    root.addEventListener("click", (event) => this.#click(event), { signal });
    root.addEventListener("change", (event) => this.#change(event), { signal });
    root.addEventListener("keydown", (event) => this.#escape(event), { signal });
  }

  // What the controls take of the stage's height: a first view keeps the cards clear of them.
  room(height) {
    const [top, legend] = [".map-top", ".map-legend"].map((name) => this.root.querySelector(name));
    return { above: top.offsetTop + top.offsetHeight + CLEAR, below: height - legend.offsetTop + CLEAR };
  }

  #click(event) {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    this.act[button.dataset.do]?.();
    if (button.closest("details")) button.closest("details").open = false;
  }

  #change({ target }) {
    if (target.name === "depth") this.act.depth(target.value);
    if (target.name === "sort") this.act.sort(target.value);
    if (target.name === "by") this.act.colour(target.value);
    if (FILTERS.includes(target.name)) this.act.filter(this.#filter());
  }

  // Escape closes an open panel and stays in it; otherwise it is the map's.
  #escape(event) {
    const panel = event.key === "Escape" && event.target.closest("details[open]");
    if (!panel) return;
    event.stopPropagation();
    panel.open = false;
    panel.querySelector("summary").focus();
  }

  #filter() {
    const found = {};
    for (const name of FILTERS) {
      const { value } = this.#field(name);
      if (value !== "") found[name] = value;
    }
    return found;
  }

  #field(name) {
    return this.root.querySelector(`select[name=${name}]`);
  }

  // Speakers and tags are the debate's own words, from the topology.
  #fillFilters() {
    const { topology, language } = this.scene;
    const named = (entry) => entry.name[language] ?? Object.values(entry.name)[0];
    const add = (name, list) => {
      this.#field(name).append(...list.map(([value, words]) => new Option(words, value)));
      if (!list.length) this.#field(name).closest("label").hidden = true;
    };
    const heard = new Set([...topology.speaker, ...[...topology.several.values()].flat()]);
    const speakers = topology.speakers
      .map((speaker, k) => [String(k + 1), named(speaker)])
      .filter(([k]) => heard.has(Number(k)));
    add("speaker", [...(heard.has(-1) ? [["-1", this.words("several")]] : []), ...speakers]);
    add(
      "tag",
      topology.tags.map((tag, k) => [String(k), named(tag)]),
    );
  }

  // The controls say what the scene is. `depth`: the level that is open; `count`: how many claims the filter leaves.
  sync({ depth, count }) {
    const { scene } = this;
    const deepest = scene.topology.depth.reduce((most, next) => Math.max(most, next), 0);
    const levels = this.#field("depth");
    for (const option of levels.options) option.hidden = option.value !== "all" && Number(option.value) > deepest;
    levels.value =
      depth >= deepest
        ? "all"
        : [...levels.options].some((option) => option.value === String(depth))
          ? String(depth)
          : "";
    this.#field("sort").value = scene.sort;
    this.#field("by").value = scene.by;
    for (const name of FILTERS) this.#field(name).value = scene.filter[name] ?? "";
    const active = Object.keys(scene.filter).length;
    this.root.querySelector("[data-active]").textContent = active ? `${active}` : "";
    this.root.querySelector("[data-matches]").textContent = active ? this.words("matches").replace("{n}", count) : "";
    for (const name of ["clear", "unfocus"]) {
      for (const button of this.root.querySelectorAll(`[data-do=${name}]`))
        button.hidden = name === "clear" ? !active : scene.focus < 0;
    }
    for (const name of ["back", "focus"]) this.root.querySelector(`[data-do=${name}]`).disabled = scene.selected < 0;
    this.#legend();
  }

  #legend() {
    const { scene, words } = this;
    const list = this.root.querySelector("[data-legend]");
    const shown = scene.colours.categories.filter((category) => category.count && category.key !== "question");
    list.replaceChildren(
      ...shown.map((category) => {
        const item = document.createElement("li");
        const swatch = document.createElement("span");
        swatch.className = category.hollow ? "map-swatch hollow" : "map-swatch";
        swatch.style.setProperty(
          "--edge",
          `var(--${category.colour.startsWith("se") ? "map-" : ""}${category.colour})`,
        );
        swatch.textContent = category.mark;
        const count = document.createElement("span");
        count.className = "number muted";
        count.textContent = category.count;
        item.append(swatch, this.#categoryName(category), count);
        return item;
      }),
    );
  }

  #categoryName(category) {
    const name = document.createElement("span");
    name.className = "name";
    name.textContent = this.#nameOf(category);
    name.title = name.textContent;
    return name;
  }

  #nameOf(category) {
    const { topology, language } = this.scene;
    if (category.key === "speaker") {
      const { name } = topology.speakers[category.speaker - 1];
      return name[language] ?? Object.values(name)[0];
    }
    const words = this.words(category.key);
    return category.node === undefined ? words : words.replace("{position}", this.label(category.node));
  }

  // Set by the map: the short name of a node.
  label = () => "…";
}
