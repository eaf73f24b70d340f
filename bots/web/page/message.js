// One message as it stands now. Its parts are drawn anew only when they change, so that a film goes on
// playing and a button keeps the focus while the words below are still being written.

import { attachment, besides } from "./attachment.js";
import { chip } from "./card.js";
import { make } from "./elements.js";
import { paragraphs } from "./marks.js";
import { timeline } from "./timeline.js";
import { say } from "./words.js";

const PARTS = ["head", "files", "result", "words", "timeline", "bar", "buttons"];
const STOPPING = /^(cancel|stop):/;
const PERCENT = /\b(\d{1,3})\s?%/;
const HELD_MS = 900; // a button that was pressed takes no second press meanwhile

export class Message {
  #drawn = {};

  constructor(row, onPress) {
    this.onPress = onPress;
    this.slots = Object.fromEntries(PARTS.map((name) => [name, make("div", { className: "slot" })]));
    this.element = make("li", { id: row.id }, ...Object.values(this.slots));
    this.show(row);
  }

  show(row) {
    this.row = row;
    const isYou = row.from === "you";
    this.element.className = `message ${isYou ? "is-you" : "is-bot"}`;
    this.element.classList.toggle("is-pressed", Boolean(row.pressed));
    this.element.classList.toggle("is-running", this.isRunning);
    this.slots.words.title = new Date(row.at).toLocaleString(document.documentElement.lang);
    this.#part("head", isYou, () => make("span", { className: "unseen" }, isYou ? say("web-you") : "Cutroom"));
    this.#part("files", row.files?.length ? row.files : null, sent);
    this.#part("result", this.#result, attachment);
    this.#part("words", this.words || null, (text) => make("div", { className: "bubble" }, ...(isYou ? [text] : paragraphs(text))));
    this.#part("timeline", row.timeline?.tracks.length ? row.timeline : null, timeline);
    this.#part("bar", this.isRunning ? { percent: this.words.match(PERCENT)?.[1] } : null, progress);
    this.#part("buttons", row.buttons?.length ? row.buttons : null, (rows) => this.#buttons(rows));
  }

  // A change of language: everything is said anew.
  redraw() {
    this.#drawn = {};
    this.show(this.row);
  }

  // What is not told by a drawing or a card already.
  get words() {
    const { text, attachment: file, timeline: drawn } = this.row;
    return (file ? besides(text, file) : text).replace(drawn?.words ?? "", "").trim();
  }

  // What somebody hears who does not see it.
  get spoken() {
    return this.row.text.replace(/\*\*|`/g, "");
  }

  get isRunning() {
    return Boolean(this.stop);
  }

  // What stops the work that this message tells of.
  get stop() {
    return (this.row.buttons ?? []).flat().find((button) => STOPPING.test(button.action ?? ""));
  }

  // A drawing to scale stands in for a picture of the same.
  get #result() {
    const { attachment: file, timeline: drawn } = this.row;
    return file && !(file.style === "picture" && drawn?.tracks.length) ? file : null;
  }

  #part(name, facts, draw) {
    const state = JSON.stringify(facts) ?? "null";
    if (this.#drawn[name] === state) return;
    this.#drawn[name] = state;
    this.slots[name].replaceChildren(...(facts === null ? [] : [draw(facts)]));
  }

  #buttons(rows) {
    const drawn = rows.map((row) => make("div", { className: "button-row" }, ...row.map((button) => this.#button(button))));
    return make("div", { className: "buttons" }, ...drawn);
  }

  #button({ label, action, link }) {
    if (link) return make("a", { className: "pill", href: link, target: "_blank", rel: "noopener noreferrer" }, label);
    const pill = make("button", { type: "button", className: "pill" }, label);
    pill.addEventListener("click", () => {
      if (pill.ariaDisabled === "true") return;
      pill.ariaDisabled = "true";
      setTimeout(() => (pill.ariaDisabled = null), HELD_MS);
      this.onPress({ label, action, answers: this.row.id });
    });
    return pill;
  }
}

const sent = (files) => make("ul", { className: "cards", "aria-label": say("web-files") }, ...files.map(chip));

// How far the work is, where the words tell it; else that it goes on.
function progress({ percent }) {
  const fill = make("span");
  if (percent) fill.style.inlineSize = `${percent}%`;
  return make("div", { className: `bar-line ${percent ? "" : "is-open"}`, "aria-hidden": "true" }, fill);
}
