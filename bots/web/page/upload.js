// One file on its way to the server: in pieces, from wherever it broke off, until it is in or refused.

import { newId } from "./elements.js";
import * as server from "./server.js";
import { say } from "./words.js";

const PIECE = 8 * 1024 * 1024;

// waiting → moving → ready; offline tries again by itself, lost needs the file once more, refused is over.
export class Upload extends EventTarget {
  #stopping = new AbortController();

  constructor({ id, name, bytes, offset = 0, isIn = false, file = null }) {
    super();
    Object.assign(this, { id, name, bytes, offset, file, trouble: "" });
    this.state = isIn ? "ready" : "waiting";
    if (!isIn && !file) this.#become("lost", say("web-file-broken-off"));
  }

  static of(file) {
    return new Upload({ id: newId(), name: file.name, bytes: file.size, file });
  }

  get isReady() {
    return this.state === "ready";
  }

  // Nothing goes on before a person has done something.
  get isStuck() {
    return this.state === "lost" || this.state === "refused";
  }

  get facts() {
    return { id: this.id, name: this.name, bytes: this.bytes, offset: this.offset, isIn: this.isReady };
  }

  async run() {
    for (let tries = 0; this.state !== "cancelled"; tries++) {
      try {
        await this.#send();
        return;
      } catch (error) {
        if (this.state === "cancelled") return;
        if (error.status === 404) this.id = newId(); // it was swept: begin again
        else if (error instanceof server.Refusal && !error.isPassing) return this.#become("refused", error.message);
        if (!(await this.#isReadable())) return this.#become("lost", say("web-file-send-again"));
        this.#become("offline");
        await server.pause(error.status === 409 ? 0 : tries);
      }
    }
  }

  cancel() {
    const isKnown = this.state !== "refused";
    this.#become("cancelled");
    this.#stopping.abort();
    if (isKnown) server.withdraw(this.id).catch(() => {}); // the server sweeps what it was not told of
  }

  // Go on with the same file, chosen anew.
  resume(file) {
    if (file.name !== this.name || file.size !== this.bytes) {
      this.#become("lost", say("web-file-other", { name: this.name }));
      return false;
    }
    this.file = file;
    this.#become("waiting");
    return true;
  }

  async #send() {
    const { offset } = await server.begin({ id: this.id, name: this.name, bytes: this.bytes });
    this.#moved(offset);
    while (this.offset < this.bytes) {
      const from = this.offset;
      const piece = this.file.slice(from, from + PIECE);
      const now = await server.move(this.id, from, piece, {
        signal: this.#stopping.signal,
        onProgress: (sent) => this.#moved(Math.min(sent, this.bytes)),
      });
      this.#moved(now);
    }
    this.#become("ready");
  }

  async #isReadable() {
    try {
      await this.file.slice(0, 1).arrayBuffer();
      return true;
    } catch {
      return false;
    }
  }

  #moved(offset) {
    this.offset = offset;
    this.#become("moving");
  }

  #become(state, trouble = "") {
    if (this.state === "cancelled") return;
    this.state = state;
    this.trouble = trouble;
    this.dispatchEvent(new Event("change"));
  }
}
