// The current view as a file: what is drawn now, as SVG or as PNG.

import { svg, Trace } from "../lib/export.js";
import { WIDTH } from "../lib/measure.js";
import { CON, PRO, UNDERCUT } from "../lib/topology.js";
import { scaleX, step } from "../lib/viewport.js";
import { wrap } from "../lib/wrap.js";
import { joints, trace, traceJoint } from "./links.js";

const SHARP = 2; // pixels of a PNG per pixel of the screen

// `address(pid)`: absolute permalink; `words(i)`: the statement or label.
function picture(scene, colours, { address, words, title, page }) {
  const { culled, view, topology } = scene;
  const nodes = [...culled.nodes.subarray(0, culled.nodeCount)].filter((i) => onScreen(scene, i));
  const links = [...culled.links.subarray(0, culled.linkCount)].map((i) => link(scene, colours, i));
  const brackets = joints(scene).map((members) => bracket(scene, colours, members));
  const cards = nodes.map((i) => card(scene, colours, i, words(i), address(topology.pid(i))));
  return svg({
    width: view.width,
    height: view.height,
    title,
    address: page,
    font: colours.sans,
    paper: colours.paper,
    ink: colours.muted,
    links: [...links, ...brackets],
    cards,
  });
}

function link(scene, colours, i) {
  const path = new Trace();
  trace(path, scene, i);
  const relation = scene.topology.relation[i];
  const styles = { [PRO]: ["pro", ""], [CON]: ["con", "6 4"], [UNDERCUT]: ["con", "2 3"] };
  const [colour, dash] = styles[relation] ?? ["neutral", ""];
  return { d: String(path), colour: colours[colour], dash, width: Math.max(0.8, 1.8 * scene.view.scale) };
}

function bracket(scene, colours, members) {
  const path = new Trace();
  traceJoint(path, scene, members);
  return { d: String(path), colour: colours.ink, dash: "", width: Math.max(1, 1.5 * scene.view.scale) };
}

function onScreen(scene, i) {
  const [x, y] = scene.at(i);
  const wide = WIDTH * scaleX(scene.view);
  return (
    x + wide > 0 && x < scene.view.width && y + scene.layout.height[i] * scene.view.scale > 0 && y < scene.view.height
  );
}

function card(scene, colours, i, words, href) {
  const { layout, view, topology } = scene;
  const [x, y] = scene.at(i);
  const width = WIDTH * scaleX(view);
  const height = Math.max(2, layout.height[i] * view.scale);
  const near = step(view.scale) === "cards";
  const size = near ? 14 * view.scale : Math.min(12.5, height * 0.8);
  const leading = size * 1.45;
  const { colour, mark } = scene.category(i);
  const rows = Math.max(1, Math.floor((height - (near ? size : 0)) / leading));
  const lines = size < 3 ? [] : wrap(mark ? `${mark} ${words}` : words, (width - 14) / size, rows);
  return {
    x,
    y,
    width,
    height,
    href,
    lines,
    size,
    leading,
    shown: near ? href.replace(/^https?:\/\//, "") : "",
    fill: i === 0 ? colours.solid : colours.card,
    ink: i === 0 ? colours["on-solid"] : colours.ink,
    line: colours.line,
    edge: colours[colour],
    strong: topology.kind(i) !== "c",
  };
}

function save(name, url) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

const svgAddress = (text) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;

async function png(text) {
  const image = new Image();
  image.src = svgAddress(text);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * SHARP;
  canvas.height = image.height * SHARP;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

// `map`: the DebateMap; `kind`: "svg" or "png".
export async function saveView({ scene, painter, told, data }, kind) {
  const here = (path) => new URL(path, window.location.href).href;
  const page = new URL(window.location.href);
  page.hash = "";
  const address = (pid) => here(`${data.claim}${pid}/`);
  const title = data.title || document.title;
  const text = picture(scene, painter.colours, { address, words: told.statement, title, page: page.href });
  save(`${data.name || "map"}.${kind}`, kind === "svg" ? svgAddress(text) : await png(text));
}
