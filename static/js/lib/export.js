// The view as a picture that can be taken along: an SVG document in which every claim is a link to its permalink, and
// shows it. Pure: takes plain values, returns text.

export const escape = (text) =>
  String(text)
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");

const round = (value) => Math.round(value * 10) / 10;

// A canvas path that remembers itself as SVG path data.
export class Trace {
  #parts = [];
  #add = (letter, values) => this.#parts.push(letter + values.map(round).join(" "));
  moveTo = (...values) => this.#add("M", values);
  lineTo = (...values) => this.#add("L", values);
  bezierCurveTo = (...values) => this.#add("C", values);
  quadraticCurveTo = (...values) => this.#add("Q", values);
  toString = () => this.#parts.join("");
}

function linkMarkup({ d, colour, dash, width }) {
  const dashed = dash ? ` stroke-dasharray="${dash}"` : "";
  return `<path d="${d}" fill="none" stroke="${escape(colour)}" stroke-width="${round(width)}"${dashed}/>`;
}

function cardMarkup({ x, y, width, height, fill, line, edge, ink, href, shown, lines, size, leading, strong }) {
  const [left, middle] = [x + Math.max(5, size * 0.7), y + (height - (shown ? size * 0.7 : 0)) / 2];
  const first = middle - ((lines.length - 1) * leading) / 2 + size * 0.36;
  const words = lines.map(
    (text, k) => `<tspan x="${round(left)}" y="${round(first + k * leading)}">${escape(text)}</tspan>`,
  );
  const weight = strong ? ` font-weight="600"` : "";
  const small = Math.max(7, size * 0.6);
  const permalink = shown
    ? `<text x="${round(left)}" y="${round(y + height - small * 0.6)}" font-size="${round(small)}" opacity=".7">${escape(shown)}</text>`
    : "";
  return `<a href="${escape(href)}" target="_top"><g fill="${escape(ink)}">
<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${round(Math.min(9, height / 4))}" fill="${escape(fill)}" stroke="${escape(line)}"/>
<rect x="${round(x)}" y="${round(y + 2)}" width="${round(Math.max(2, size / 4))}" height="${round(Math.max(0, height - 4))}" fill="${escape(edge)}"/>
<text font-size="${round(size)}"${weight}>${words.join("")}</text>${permalink}</g></a>`;
}

// {width, height, title, address, font, paper, ink, links, cards} → an SVG document.
export function svg({ width, height, title, address, font, paper, ink, links, cards }) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height + 26)}" viewBox="0 0 ${round(width)} ${round(height + 26)}" font-family="${escape(font)}">
<title>${escape(title)}</title>
<rect width="100%" height="100%" fill="${escape(paper)}"/>
${links.map(linkMarkup).join("\n")}
${cards.map(cardMarkup).join("\n")}
<rect y="${round(height)}" width="100%" height="26" fill="${escape(paper)}"/>
<a href="${escape(address)}" target="_top"><text x="12" y="${round(height + 17)}" font-size="11" fill="${escape(ink)}">${escape(title)} · ${escape(address)}</text></a>
</svg>`;
}
