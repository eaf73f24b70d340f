// The first screen: what this is, where to drop files, and what one could say.

import { find, icon, make } from "./elements.js";
import { limit } from "./figures.js";
import { paragraphs } from "./marks.js";
import { say } from "./words.js";

export class Welcome {
  constructor(onSay) {
    this.onSay = onSay;
    this.section = find("welcome");
  }

  show({ greeting, suggestions, limits }) {
    this.section.querySelector(".welcome-lead").replaceChildren(...paragraphs(greeting));
    this.section.querySelector(".drop-limits").textContent = say("web-drop-limits", { size: limit(limits.file_bytes) });
    this.section.querySelector(".suggestions").replaceChildren(...suggestions.map((thing) => this.#suggestion(thing)));
  }

  // How the first connection is getting on.
  set status(words) {
    this.section.querySelector(".welcome-status").textContent = words;
  }

  set isShown(isShown) {
    this.section.hidden = !isShown;
    document.body.classList.toggle("is-new", isShown);
  }

  #suggestion(thing) {
    const press = make("button", { type: "button", className: "suggestion", onclick: () => this.onSay(thing) }, make("span", {}, thing), icon("arrow"));
    return make("li", {}, press);
  }
}
