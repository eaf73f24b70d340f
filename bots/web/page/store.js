// What a reload of this tab must not lose: words half typed, and messages that are not out yet.

const NAME = "cutroom.";

export function keep(name, value) {
  try {
    sessionStorage.setItem(NAME + name, JSON.stringify(value));
  } catch {
    // A full or forbidden storage only means that a reload forgets.
  }
}

export function kept(name, otherwise) {
  try {
    return JSON.parse(sessionStorage.getItem(NAME + name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function forget() {
  try {
    sessionStorage.clear();
  } catch {
    // As above.
  }
}
