// A message's words with their few marks: **bold**, `code` and links. Everything else is plain text.

import { icon, make } from "./elements.js";
import { say } from "./words.js";

const MARKS = /(\*\*[^*\n]+\*\*|`[^`\n]+`|https?:\/\/[^\s<>"'`，。）]+)/;
const AFTER_LINK = /[.,;:!?)\]]+$/;
const POINT = /^[•·-] /;
const LONGEST_LINK = 48;
const COPIED_MS = 1600;

// One paragraph a line, so that points of a list can hang.
export function paragraphs(text) {
  return text.split("\n").map((line) => {
    if (!line.trim()) return make("p", { className: "gap" });
    return make("p", { className: POINT.test(line) ? "point" : "" }, ...marked(line));
  });
}

function* marked(line) {
  for (const piece of line.split(MARKS)) {
    if (piece.startsWith("**") && piece.length > 4) yield make("strong", {}, piece.slice(2, -2));
    else if (piece.startsWith("`") && piece.length > 2) yield make("code", {}, piece.slice(1, -1));
    else if (/^https?:\/\//.test(piece)) yield* linked(piece);
    else if (piece) yield piece;
  }
}

function* linked(piece) {
  const end = piece.match(AFTER_LINK)?.[0] ?? "";
  const link = piece.slice(0, piece.length - end.length);
  yield make("a", { href: link, target: "_blank", rel: "noopener noreferrer", title: link }, short(link));
  if (navigator.clipboard) yield copying(link); // it is not there on a plain http address
  if (end) yield end;
}

// A long address is told by its beginning and its end.
function short(link) {
  const bare = link.replace(/^https?:\/\//, "");
  return bare.length > LONGEST_LINK ? `${bare.slice(0, LONGEST_LINK / 2)}…${bare.slice(-LONGEST_LINK / 2)}` : bare;
}

function copying(link) {
  const button = make(
    "button",
    {
      type: "button",
      className: "copy",
      title: say("web-copy"),
      "aria-label": say("web-copy"),
      onclick: async () => {
        await navigator.clipboard.writeText(link);
        button.replaceChildren(icon("done"), say("web-copied"));
        setTimeout(() => button.replaceChildren(icon("copy")), COPIED_MS);
      },
    },
    icon("copy"),
  );
  return button;
}
