// The page's sentences, in the visitor's language, as the server's catalogue has them.

let words = {};

export function learn(given) {
  words = given;
}

export function say(name, values = {}) {
  return (words[name] ?? "").replace(/\{(\w+)\}/g, (place, value) => values[value] ?? place);
}

// Put words where the page's skeleton asks for them.
export function fill(root = document) {
  for (const one of root.querySelectorAll("[data-word]")) one.textContent = say(one.dataset.word);
  for (const one of root.querySelectorAll("[data-placeholder]")) one.placeholder = say(one.dataset.placeholder);
  for (const one of root.querySelectorAll("[data-label]")) {
    one.setAttribute("aria-label", say(one.dataset.label));
    if (one.matches("button")) one.title = say(one.dataset.label);
  }
}
