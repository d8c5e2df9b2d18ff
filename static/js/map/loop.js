// One frame at a time: something asks for a picture, at most one is drawn per frame. Movements are short, and none
// where the reader prefers less motion.

const SHORT = 180; // milliseconds
const REST = 140; // after this long without change the map is at rest

const ease = (t) => 1 - (1 - t) ** 3;
const between = (a, b, t) => a + (b - a) * t;

export class Loop {
  #asked = 0;
  #rest = 0;
  #still = window.matchMedia("(prefers-reduced-motion: reduce)");
  #view = null; // {from, to, start}
  #cards = null; // {from, to, start}: an old and a new layout

  constructor(scene, { draw, rest }) {
    Object.assign(this, { scene, draw, rest });
  }

  request() {
    if (!this.#asked) this.#asked = window.requestAnimationFrame((now) => this.#frame(now));
  }

  stop() {
    window.cancelAnimationFrame(this.#asked);
    window.clearTimeout(this.#rest);
  }

  get isMoving() {
    return this.#view !== null || this.#cards !== null;
  }

  // The view moves to `view`; a hand on the map interrupts it.
  moveTo(view) {
    const { scene } = this;
    this.#view = this.#still.matches ? null : { from: scene.view, to: view, start: 0 };
    if (!this.#view) scene.view = view;
    this.request();
  }

  interrupt() {
    this.#view = null;
  }

  // The cards glide from an old layout to the scene's new one; those that were not there start at their parent. The card
  // `kept` does not move on the screen.
  glide(before, kept = -1) {
    const { scene } = this;
    this.settle();
    if (before && !this.#still.matches && scene.layout.visible.length < 20000) {
      const shift = kept < 0 ? 0 : scene.layout.y[kept] - before.y[kept];
      this.#cards = { from: before, to: scene.layout, start: 0, seen: new Uint8Array(scene.topology.n), shift };
      for (const i of before.visible) this.#cards.seen[i] = 1;
    }
    this.request();
  }

  settle() {
    if (this.#cards) this.scene.layout = this.#cards.to;
    this.#cards = null;
  }

  #frame(now) {
    this.#asked = 0;
    if (this.#view) this.#stepView(now);
    if (this.#cards) this.#stepCards(now);
    this.draw(this.isMoving);
    window.clearTimeout(this.#rest);
    if (this.isMoving) this.request();
    else this.#rest = window.setTimeout(() => this.rest(), REST);
  }

  #stepView(now) {
    const move = this.#view;
    move.start ||= now;
    const t = ease(Math.min(1, (now - move.start) / SHORT));
    const scale = move.from.scale * (move.to.scale / move.from.scale) ** t;
    // the middle travels in step with the scale, so that it runs straight across the screen
    const part =
      move.from.scale === move.to.scale
        ? t
        : (1 / move.from.scale - 1 / scale) / (1 / move.from.scale - 1 / move.to.scale);
    const [cx, cy] = [between(move.from.cx, move.to.cx, part), between(move.from.cy, move.to.cy, part)];
    const { width, height } = this.scene.view;
    this.scene.view = t >= 1 ? { ...move.to, width, height } : { ...move.to, width, height, scale, cx, cy };
    if (t >= 1) this.#view = null;
  }

  #stepCards(now) {
    const move = this.#cards;
    const { scene } = this;
    move.start ||= now;
    const t = ease(Math.min(1, (now - move.start) / SHORT));
    if (t >= 1) return this.settle();
    scene.layout = halfway(scene.topology, move, t);
    return undefined;
  }
}

// A layout between two, for drawing; the view has already moved by `shift`.
function halfway(topology, { from, to, seen, shift }, t) {
  const y = new Float64Array(to.y.length);
  const top = new Float64Array(to.y.length);
  const start = new Float64Array(to.y.length);
  for (let k = 0; k < to.visible.length; k += 1) {
    const i = to.visible[k];
    const above = topology.parent[i];
    start[i] = seen[i] || above < 0 ? from.y[i] + shift : start[above];
    y[i] = between(start[i], to.y[i], t);
    top[i] = to.top[i] + y[i] - to.y[i];
  }
  return { ...to, y, top };
}
