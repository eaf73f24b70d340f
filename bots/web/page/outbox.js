// What was said and is not known to have arrived. Each message has an id of its own, so that sending it
// once more never says it twice.

import { newId } from "./elements.js";
import * as server from "./server.js";
import * as store from "./store.js";
import { Upload } from "./upload.js";

// waiting → sending → sent; offline tries again by itself, refused waits for a person.
export class Outbox extends EventTarget {
  entries = [];

  // What people see of it: opening a chat is said by nobody.
  get spoken() {
    return this.entries.filter((entry) => entry.text || entry.uploads.length);
  }

  restore() {
    for (const facts of store.kept("outbox", [])) {
      this.#add({ ...facts, uploads: facts.uploads.map((upload) => new Upload(upload)) });
    }
    this.#pump();
  }

  say(text, { uploads = [], press, answers } = {}) {
    this.#add({ id: newId(), text, press, answers, uploads });
    this.#pump();
  }

  again(entry) {
    entry.state = "waiting";
    this.#pump();
  }

  discard(entry) {
    for (const upload of entry.uploads) upload.cancel();
    this.arrived(entry.id);
  }

  remove(entry, upload) {
    upload.cancel();
    entry.uploads = entry.uploads.filter((other) => other !== upload);
    if (!entry.uploads.length && !entry.text) this.arrived(entry.id);
    else this.#pump();
  }

  // The conversation has it: it stands there from now on.
  arrived(id) {
    this.entries = this.entries.filter((entry) => entry.id !== id);
    this.#pump();
  }

  #add(entry) {
    const whole = { state: "waiting", error: "", ...entry };
    this.entries.push(whole);
    for (const upload of whole.uploads) upload.addEventListener("change", () => this.#pump());
  }

  // Send what may go: in the order said, but a press (Cancel, say) never waits for a file.
  #pump() {
    let isHeld = false;
    for (const entry of this.entries) {
      if (["sent", "refused"].includes(entry.state) || entry.uploads.some((upload) => upload.isStuck)) continue;
      const mayGo = entry.press || !isHeld;
      if (entry.state === "waiting" && mayGo && entry.uploads.every((upload) => upload.isReady)) this.#send(entry);
      if (!entry.press) isHeld = true;
    }
    this.#tell();
  }

  async #send(entry) {
    entry.state = "sending";
    for (let tries = 0; this.entries.includes(entry); tries++) {
      try {
        await server.post(posted(entry));
        entry.state = "sent";
        break;
      } catch (error) {
        if (error instanceof server.Refusal && !error.isPassing) {
          Object.assign(entry, { state: "refused", error: error.message });
          break;
        }
        entry.state = "offline";
        this.#tell();
        await server.pause(tries);
      }
    }
    this.#pump();
  }

  #tell() {
    const open = this.entries.filter((entry) => entry.state !== "sent");
    store.keep("outbox", open.map(kept));
    this.dispatchEvent(new Event("change"));
  }
}

function posted({ id, text, press, answers, uploads }) {
  return { id, text, press, answers, files: uploads.map((upload) => upload.id) };
}

function kept({ id, text, press, answers, uploads }) {
  return { id, text, press, answers, uploads: uploads.map((upload) => upload.facts) };
}
