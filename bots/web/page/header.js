// The bar on top: the project at hand, the profile, the language, and how the connection is.

import { find, icon, make } from "./elements.js";
import { say } from "./words.js";

const GAP_PX = 6;
const EDGE_PX = 8;

export class Header {
  #shown = "";

  constructor(onPress) {
    this.onPress = onPress;
    for (const name of ["projects", "profile", "language"]) opens(find(name), find(`${name}-menu`));
    find("help").addEventListener("click", () => this.#say("web-help", "help"));
  }

  // Drawn anew only when something is different: a menu may be open, with the focus in it.
  show({ language, languages, profile, profiles, projects }) {
    const state = JSON.stringify([language, languages, profile, profiles, projects]);
    if (state === this.#shown) return;
    this.#shown = state;
    const current = projects.find((project) => project.is_current);
    this.#name("projects", current ? `${current.number}. ${current.name}` : say("web-projects"));
    this.#fill("projects-menu", "web-projects", [
      ...projects.map((project) =>
        this.#choice(`${project.number}. ${project.name}`, `project:${project.number}`, project.is_current),
      ),
      this.#choice(say("web-new-project"), "new", false, icon("plus")),
    ]);
    const active = profiles.find((one) => one.name === profile);
    this.#name("profile", active?.shown ?? "");
    find("profile").querySelector(".bar-emoji").textContent = active?.emoji ?? "";
    this.#fill("profile-menu", "web-profile", profiles.map((one) => this.#choice(one.shown, `skill:${one.name}`, one.name === profile, one.emoji)));
    this.#name("language", named(language));
    this.#fill("language-menu", "web-language", languages.map((tag) => this.#choice(named(tag), `language:${tag}`, tag === language)));
  }

  set connection(words) {
    find("connection").textContent = words;
  }

  #name(id, text) {
    find(id).querySelector(".bar-name").textContent = text;
    find(id).setAttribute("aria-label", `${find(id).title}: ${text}`);
  }

  #fill(id, title, choices) {
    const heading = make("p", { className: "menu-title", id: `${id}-title` }, say(title));
    const list = make("ul", { "aria-labelledby": heading.id }, ...choices.map((choice) => make("li", {}, choice)));
    const menu = find(id);
    const focused = [...menu.querySelectorAll("button")].indexOf(document.activeElement);
    menu.replaceChildren(heading, list);
    menu.querySelectorAll("button")[focused]?.focus();
  }

  #choice(label, action, isCurrent, sign) {
    const choice = make(
      "button",
      { type: "button", className: "choice", "aria-current": isCurrent ? "true" : null },
      make("span", { className: "choice-sign", "aria-hidden": "true" }, sign ?? ""),
      make("span", { className: "choice-label" }, label),
      isCurrent ? icon("done") : null,
    );
    choice.addEventListener("click", () => {
      choice.closest("[popover]").hidePopover();
      if (!isCurrent) this.onPress({ label, action });
    });
    return choice;
  }

  #say(name, action) {
    this.onPress({ label: say(name), action });
  }
}

// A language is called by its own name.
function named(tag) {
  return new Intl.DisplayNames([tag], { type: "language" }).of(tag);
}

// A menu hangs below its button; the arrows go through it.
function opens(button, menu) {
  menu.addEventListener("toggle", ({ newState }) => {
    button.setAttribute("aria-expanded", newState === "open");
    if (newState !== "open") return;
    const { left, bottom } = button.getBoundingClientRect();
    const most = document.documentElement.clientWidth - menu.offsetWidth - EDGE_PX;
    menu.style.insetBlockStart = `${bottom + GAP_PX}px`;
    menu.style.insetInlineStart = `${Math.max(EDGE_PX, Math.min(left, most))}px`;
    (menu.querySelector("[aria-current]") ?? menu.querySelector("button"))?.focus();
  });
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const choices = [...menu.querySelectorAll("button")];
    const next = choices.indexOf(document.activeElement) + step;
    choices.at(next % choices.length)?.focus();
  });
}
