// Text broken into lines by the same rule of thumb as the server's `lines`: a CJK character is 1 em wide, others half.

const wide = (code) => code >= 0x2e80 && code !== 0x2018 && code !== 0x2019;
const CLOSING = "，。；：、！？）」』》〉,.;:!?)";

export const widthOf = (text) => {
  let sum = 0;
  for (const char of text) sum += wide(char.codePointAt(0)) ? 1 : 0.55;
  return sum;
};

// Pieces that stay whole: one CJK character with the punctuation after it, or a Latin word with its space.
function pieces(text) {
  return text.match(/[⺀-￿][，。；：、！？）」』》〉]*|[^⺀-￿\s]+\s*|\s+|./gu) ?? [];
}

// At most `most` lines no wider than `width` em; what is left out is told by "…".
export function wrap(text, width, most) {
  const lines = [];
  let line = "";
  let used = 0;
  for (const piece of pieces(text.trim()).flatMap((whole) => (widthOf(whole) > width ? [...whole] : [whole]))) {
    const size = widthOf(piece.trimEnd());
    if (used + size > width && line) {
      if (lines.length + 1 === most) return [...lines, shorten(line, width)];
      lines.push(line.trimEnd());
      line = "";
      used = 0;
    }
    line += piece;
    used += widthOf(piece);
  }
  if (widthOf(line.trimEnd()) > width + 0.5) line = shorten(line, width);
  return line ? [...lines, line.trimEnd()] : lines;
}

function shorten(line, width) {
  let kept = line.trimEnd();
  while (kept && widthOf(kept) + 1 > width) kept = kept.slice(0, -1);
  while (kept && CLOSING.includes(kept.at(-1))) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
