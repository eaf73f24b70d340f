// Sizes, lengths and moments, as people read them.

const MB = 1024 * 1024;
const GAP = "\u00a0"; // a figure and its unit stay together

export function size(bytes) {
  if (bytes >= 1024 * MB) return `${(bytes / 1024 / MB).toFixed(1)}${GAP}GB`;
  if (bytes >= 10 * MB) return `${Math.round(bytes / MB)}${GAP}MB`;
  if (bytes >= MB) return `${(bytes / MB).toFixed(1)}${GAP}MB`;
  return `${Math.max(1, Math.ceil(bytes / 1024))}${GAP}KB`;
}

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
