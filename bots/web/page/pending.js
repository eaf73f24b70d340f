// The messages that are on their way, at the end of the conversation.

import { card } from "./card.js";
import { make } from "./elements.js";
import { say } from "./words.js";

const NOTES = { offline: "web-not-sent", refused: "web-not-taken" };

export class Pending {
  #shown = new Map();

  constructor(list, outbox, isKnown) {
    this.list = list;
    this.outbox = outbox;
    outbox.addEventListener("change", () => this.#show(isKnown));
  }

  #show(isKnown) {
    const open = this.outbox.spoken.filter((entry) => !isKnown(entry.id));
    for (const [id, shown] of this.#shown) {
      if (open.some((entry) => entry.id === id)) continue;
      shown.element.remove();
      this.#shown.delete(id);
    }
    for (const entry of open) this.#showOne(entry);
  }

  #showOne(entry) {
    const state = JSON.stringify([entry.state, entry.uploads.map((upload) => [upload.id, upload.isReady, upload.isStuck])]);
    const before = this.#shown.get(entry.id);
    if (before?.state === state) return;
    const element = this.#drawn(entry);
    if (before) before.element.replaceWith(element);
    else this.list.append(element);
    this.#shown.set(entry.id, { element, state });
  }

  #drawn(entry) {
    const cards = entry.uploads.map((upload) =>
      card(upload, { onRemove: () => this.outbox.remove(entry, upload) }),
    );
    return make(
      "li",
      { className: `message is-you ${entry.press ? "is-pressed" : ""}`, "data-state": entry.state },
      make("span", { className: "unseen" }, say("web-you")),
      cards.length ? make("ul", { className: "cards", "aria-label": say("web-files") }, ...cards) : null,
      entry.text ? make("div", { className: "bubble" }, entry.text) : null,
      this.#note(entry),
    );
  }

  #note(entry) {
    const isWaiting = entry.state === "waiting" && entry.uploads.some((upload) => !upload.isReady);
    const words = isWaiting ? say("web-after-files") : NOTES[entry.state] && say(NOTES[entry.state]);
    if (!words) return null;
    if (entry.state !== "refused") return make("p", { className: "note" }, words);
    const again = make("button", { type: "button", className: "link", onclick: () => this.outbox.again(entry) }, say("web-again"));
    const discard = make("button", { type: "button", className: "link", onclick: () => this.outbox.discard(entry) }, say("web-discard"));
    return make("p", { className: "note is-trouble", role: "alert" }, `${words} ${entry.error} `, again, " ", discard);
  }
}
