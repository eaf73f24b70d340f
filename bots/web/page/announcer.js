// Tells answers to people who listen: once they are finished, not while they are being written.

import { find } from "./elements.js";

const SETTLED_MS = 1200;

let waiting;

export function announce(text) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    find("announcer").textContent = text;
  }, SETTLED_MS);
}
