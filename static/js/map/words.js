// The words the map says, all from the markup: <template data-words> holds one element with data-key per phrase.

import { ANSWERS } from "../lib/topology.js";

export function phrases(template) {
  const found = new Map();
  for (const element of template?.content.querySelectorAll("[data-key]") ?? []) {
    found.set(element.dataset.key, element.textContent);
  }
  return (key) => found.get(key) ?? "";
}

// What can be said of a node: its relation, its counts, where else it stands.
export class Told {
  constructor(scene, store, words) {
    Object.assign(this, { scene, store, words });
  }

  // The short name: the label, else the statement.
  label = (i) => {
    const pid = this.scene.topology.pid(i);
    return this.store.label(pid) || this.store.words(pid);
  };

  // The statement where it is known, else the label.
  statement = (i) => this.store.words(this.scene.topology.pid(i));

  relation = (i) => {
    const key = ["question", "position", "pro", "con", "context", "undercut"][this.scene.topology.relation[i]];
    return { words: this.words(key), mark: ["", "⚑", "+", "−", "≡", "⊣"][this.scene.topology.relation[i]] };
  };

  counts = (i) => {
    const { topology, doubts } = this.scene;
    const doubted = doubts.get(i) ?? 0;
    const below = i ? [] : [...topology.children.subarray(0, topology.childCount(0))];
    const parts = [
      ["answered", below.filter((child) => topology.relation[child] === ANSWERS).length],
      ["supporting", topology.pro[i]],
      ["opposing", topology.con[i] - doubted],
      ["doubted", doubted],
      ["passages", topology.cited[i]],
    ];
    return (
      parts
        .filter(([, n]) => n)
        .map(([key, n]) => this.words(key).replace("{n}", n))
        .join(this.words("comma")) || this.words("nothing")
    );
  };

  // What a joint premise carries with, in words; empty for none.
  together = (i) => {
    const partners = this.scene.partners(i).map((other) => this.label(other) || "…");
    return partners.length ? this.words("together").replace("{claims}", partners.join(this.words("comma"))) : "";
  };

  // Cross links at a node, a line each, the first of them; the nodes they lead to.
  elsewhere = (i) => {
    const links = (this.scene.crossings.get(i) ?? []).slice(0, 4);
    const ends = links.map(({ from, to }) => (from === i ? to : from));
    const lines = links.map(({ from, relation }, k) => {
      const key = { p: "pro", c: "con", x: "context", u: "undercut" }[relation];
      const said = this.words(from === i ? "stands-at" : "stands-here").replace("{relation}", this.words(key));
      return said.replace("{claim}", this.label(ends[k]) || "…");
    });
    return { lines, ends };
  };

  // The name of a tree item.
  name = (i) => {
    const pid = this.scene.topology.pid(i);
    const waiting = this.scene.suggested.get(pid) ?? 0;
    const marks = [
      this.scene.isBack(i) && this.words("set-back"),
      this.scene.news.has(pid) && this.words("news"),
      waiting && this.words("suggested").replace("{n}", waiting),
    ];
    const front = marks.map((mark) => (mark ? `${mark}${this.words("comma")}` : "")).join("");
    const said = this.statement(i) || "…";
    const stop = /[.?!。？！…]$/.test(said) ? " " : this.words("stop");
    const joint = this.together(i);
    const more = joint ? `${this.words("stop")}${joint}` : "";
    return `${front}${this.relation(i).words}${this.words("colon")}${said}${i ? stop + this.counts(i) : ""}${more}`;
  };
}
