// Where people say things: words, files that are chosen, pasted or dropped, and Cancel.

import { card } from "./card.js";
import { find } from "./elements.js";
import * as store from "./store.js";
import { Upload } from "./upload.js";
import * as uploads from "./uploads.js";

export class Composer {
  #staged = store.kept("staged", []).map((facts) => new Upload(facts));

  constructor(limits, onSay) {
    this.onSay = onSay;
    this.form = find("composer");
    this.words = find("message");
    this.tray = this.form.querySelector(".tray");
    this.picker = find("picker");
    this.words.maxLength = limits.text;
    this.picker.accept = limits.types.map((type) => `.${type}`).join();
    this.words.value = store.kept("words", "");
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.words.addEventListener("keydown", (event) => this.#key(event));
    this.words.addEventListener("input", () => this.#changed());
    this.words.addEventListener("paste", (event) => this.#paste(event));
    this.picker.addEventListener("change", () => this.#picked());
    for (const id of ["attach", "choose"]) find(id).addEventListener("click", () => this.picker.click());
    for (const upload of this.#staged) this.#watch(upload);
    this.#show();
    this.#changed();
  }

  add(files) {
    for (const file of files) {
      const upload = uploads.start(file);
      this.#staged.push(upload);
      this.#watch(upload);
    }
    this.#show();
    this.words.focus();
  }

  insert(text) {
    const gap = this.words.value && !this.words.value.endsWith(" ") ? " " : "";
    this.words.value += gap + text;
    this.#changed();
    this.words.focus();
  }

  // Say this with the files that are good; a refusal has been read by now, and a lost file may be found yet.
  say(text) {
    const going = this.#staged.filter((upload) => !upload.isStuck);
    if (!text && !going.length) return;
    this.#staged = this.#staged.filter((upload) => upload.state === "lost");
    this.#show();
    this.onSay(text, going);
  }

  #submit(event) {
    event.preventDefault();
    this.say(this.words.value.trim());
    this.words.value = "";
    this.#changed();
    this.words.focus();
  }

  #key(event) {
    // While a character is being composed, Enter only picks it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  #paste(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.add(files);
  }

  #picked() {
    this.add(this.picker.files);
    this.picker.value = "";
  }

  #watch(upload) {
    upload.addEventListener("change", () => this.#keep());
  }

  #remove(upload) {
    upload.cancel();
    this.#staged = this.#staged.filter((other) => other !== upload);
    this.#show();
    this.words.focus();
  }

  #show() {
    const cards = this.#staged.map((upload) => card(upload, { onRemove: () => this.#remove(upload) }));
    this.tray.replaceChildren(...cards);
    this.tray.hidden = !cards.length;
    this.#keep();
  }

  #keep() {
    store.keep("staged", this.#staged.filter((upload) => upload.state !== "refused").map((upload) => upload.facts));
    this.form.classList.toggle("is-empty", !this.words.value.trim() && this.#staged.every((upload) => upload.isStuck));
  }

  // Where the style sheet alone cannot let the box grow with its words.
  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.words.style.blockSize = "auto";
    this.words.style.blockSize = `${this.words.scrollHeight}px`;
  }

  #changed() {
    store.keep("words", this.words.value);
    this.#grow();
    this.#keep();
  }
}
