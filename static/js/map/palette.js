// The colours and fonts of the stylesheet, as the canvas needs them; read anew when the reader turns the lights out.

const NAMES = [
  "paper",
  "card",
  "ink",
  "muted",
  "line",
  "line-strong",
  "pro",
  "con",
  "neutral",
  "accent",
  "solid",
  "on-solid",
  "wash",
];
const SERIES = [
  "series-1",
  "series-2",
  "series-3",
  "series-4",
  "series-5",
  "series-6",
  "series-7",
  "series-8",
  "several",
];

export function palette(element) {
  const style = window.getComputedStyle(element);
  const found = { sans: style.getPropertyValue("--sans"), serif: style.getPropertyValue("--serif") };
  for (const name of NAMES) found[name] = style.getPropertyValue(`--${name}`).trim();
  for (const name of SERIES) found[name] = style.getPropertyValue(`--map-${name}`).trim();
  return found;
}

// Calls `changed` when the colour scheme or the contrast does; returns a way to stop.
export function watchScheme(changed, signal) {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    window.matchMedia(query).addEventListener("change", changed, { signal });
  }
}
