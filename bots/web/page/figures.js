// Sizes, lengths and moments, as people read them.

const MB = 1e6;
const MIB = 1024 * 1024;
const GAP = "\u00a0"; // a figure and its unit stay together

// As the bot itself writes sizes: `48 MB`, `0.3 MB` or `12 kB`.
export function size(bytes) {
  if (bytes < MB / 10) return `${Math.max(1, Math.round(bytes / 1000))}${GAP}kB`;
  return `${bytes < 10 * MB ? (bytes / MB).toFixed(1) : Math.round(bytes / MB)}${GAP}MB`;
}

// What is allowed is told in round figures.
export const limit = (bytes) => `${Math.floor(bytes / MIB)}${GAP}MB`;

export function clock(ms) {
  const seconds = Math.round(ms / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  if (seconds >= 3600) parts.unshift(Math.floor(seconds / 3600));
  return parts.map((part, place) => (place ? String(part).padStart(2, "0") : part)).join(":");
}

// With tenths, where whole seconds would tell too little.
export function moment(ms) {
  const tenths = Math.round(ms / 100);
  return tenths % 10 ? `${clock(Math.floor(tenths / 10) * 1000)}.${tenths % 10}` : clock(tenths * 100);
}
