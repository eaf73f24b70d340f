// The conversation: every message once, as it stands now, in the order in which they came up.

import { announce } from "./announcer.js";
import { find } from "./elements.js";
import { Message } from "./message.js";

const NEAR_PX = 120;

export class Conversation extends EventTarget {
  #messages = new Map();
  #clients = new Set();
  #isAtEnd = true;
  #top = 0;
  #frame = 0; // many messages may come at once; one look at the end is enough

  constructor(onPress) {
    super();
    this.onPress = onPress;
    this.section = find("conversation");
    this.list = this.section.querySelector(".messages");
    this.newest = find("newest");
    this.newest.addEventListener("click", () => this.toEnd());
    addEventListener("scroll", () => this.#settle(), { passive: true });
    // Pictures and films take their room late, the message box grows, and a phone's keyboard comes up.
    const stay = () => this.#isAtEnd && !this.section.hidden && this.#toEnd();
    new ResizeObserver(stay).observe(document.body);
    addEventListener("resize", stay);
  }

  take(row) {
    const known = this.#messages.get(row.id);
    if (known && known.row.seq >= row.seq) return;
    if (row.client) this.#clients.add(row.client);
    if (known) known.show(row);
    else this.#insert(new Message(row, this.onPress));
    const message = this.#messages.get(row.id);
    if (row.from === "bot" && !message.isRunning && !row.preview) announce(message.spoken);
    this.dispatchEvent(new CustomEvent("change", { detail: message }));
    this.follow();
  }

  has(client) {
    return this.#clients.has(client);
  }

  get all() {
    return [...this.#messages.values()];
  }

  // The newest work that can be stopped.
  get running() {
    return this.all.filter((message) => message.isRunning).sort(byNumber).at(-1);
  }

  isRunning(id) {
    return this.#messages.get(id).isRunning;
  }

  redraw() {
    for (const message of this.all) message.redraw();
  }

  // Stay at the end while something is being written, unless somebody reads further up.
  follow() {
    if (this.section.hidden) return;
    if (!this.#isAtEnd) this.newest.hidden = false;
    else this.#frame ||= requestAnimationFrame(() => this.#toEnd());
  }

  toEnd() {
    this.#isAtEnd = true;
    this.newest.hidden = true;
    this.#toEnd();
  }

  #insert(message) {
    const after = this.all.filter((other) => byNumber(other, message) < 0).sort(byNumber).at(-1);
    if (after) after.element.after(message.element);
    else this.list.prepend(message.element);
    this.#messages.set(message.row.id, message);
  }

  #toEnd() {
    this.#frame = 0;
    scrollTo(0, document.documentElement.scrollHeight);
  }

  // Only somebody who scrolls up leaves the end; words that come below do not.
  #settle() {
    const { scrollHeight, scrollTop, clientHeight } = document.documentElement;
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX) this.#isAtEnd = true;
    else if (scrollTop < this.#top) this.#isAtEnd = false;
    this.#top = scrollTop;
    if (this.#isAtEnd) this.newest.hidden = true;
  }
}

const number = (message) => Number(message.row.id.replace(/\D/g, ""));
const byNumber = (one, other) => number(one) - number(other);
