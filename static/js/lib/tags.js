// Tags as they are typed in one line, with commas of either script between them.

const COMMAS = /[,\uff0c\u3001;\uff1b\n]/;
const MOST = 20;

// Each once, in their order.
export function tagsOf(text) {
  return [...new Set(text.split(COMMAS).map((tag) => tag.trim()))].filter((tag) => tag !== "");
}

// The whole line for each known tag that its last one may become; those it has already are left out.
export function completions(line, known) {
  const last = line.split(COMMAS).at(-1);
  const kept = line.slice(0, line.length - last.length);
  const begun = last.trim().toLowerCase();
  const had = new Set(tagsOf(kept));
  const before = kept && !/\s$/.test(kept) && !/[\uff0c\u3001\uff1b]$/.test(kept) ? `${kept} ` : kept;
  const fits = known.filter((tag) => !had.has(tag) && tag.toLowerCase().includes(begun));
  return fits.slice(0, MOST).map((tag) => before + tag);
}
