// What the bot says, as it says it. After a break the server goes on behind the last thing that was heard.

import { pause, wake } from "./server.js";

const QUIET_MS = 700; // a break shorter than this is nobody's business
const ASLEEP_MS = 30_000;

export class Events {
  #after = 0;
  #tries = 0;
  #source;
  #hiddenAt = 0;
  #sleep;

  constructor({ onMessage, onConnected, onBroken, onRefused, onGone }) {
    this.onMessage = onMessage;
    this.onConnected = onConnected;
    this.onBroken = onBroken;
    this.onRefused = onRefused;
    this.onGone = onGone;
    document.addEventListener("visibilitychange", () => this.#seen());
  }

  open() {
    this.#source?.close();
    const source = (this.#source = new EventSource(`/api/events?after=${this.#after}`));
    source.onopen = () => {
      this.#tries = 0;
      clearTimeout(this.quiet);
      this.onConnected();
      wake();
    };
    source.addEventListener("message", ({ data }) => {
      const message = JSON.parse(data);
      this.#after = Math.max(this.#after, message.seq);
      this.onMessage(message);
    });
    source.addEventListener("gone", () => {
      source.close();
      this.onGone();
    });
    source.onerror = () => this.#again(source);
  }

  async #again(source) {
    if (source.readyState === EventSource.CLOSED) this.onRefused();
    source.close();
    clearTimeout(this.quiet);
    this.quiet = setTimeout(this.onBroken, this.#tries ? 0 : QUIET_MS);
    await pause(this.#tries++);
    if (this.#source === source) this.open();
  }

  // A page that nobody looks at gives its connection back, as browsers have few; and a device that slept may
  // hold one that is long dead.
  #seen() {
    clearTimeout(this.#sleep);
    if (document.hidden) {
      this.#hiddenAt = Date.now();
      this.#sleep = setTimeout(() => this.#rest(), ASLEEP_MS);
    } else if (!this.#source || Date.now() - this.#hiddenAt > ASLEEP_MS) this.open();
  }

  #rest() {
    this.#source?.close();
    this.#source = null;
  }
}
