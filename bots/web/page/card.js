// A file that is being sent: what it is, how far it has come, and a way to take it back.

import { icon, make } from "./elements.js";
import { size } from "./figures.js";
import * as uploads from "./uploads.js";
import { say } from "./words.js";

const KINDS = { video: "film", audio: "sound", image: "picture" };

const cards = new WeakMap();

// The same card wherever the file stands: first above the message box, then in the conversation.
export function card(upload, { onRemove }) {
  if (!cards.has(upload)) cards.set(upload, drawn(upload));
  const { whole, remove } = cards.get(upload);
  remove.onclick = onRemove;
  return whole;
}

function drawn(upload) {
  const state = make("span", { className: "card-state" });
  const bar = make("progress", {
    max: 100,
    value: 0,
    "aria-label": say("web-file-progress", { name: upload.name }),
  });
  const remove = make(
    "button",
    {
      type: "button",
      className: "card-remove",
      title: say("web-file-remove", { name: upload.name }),
      "aria-label": say("web-file-remove", { name: upload.name }),
    },
    icon("close"),
  );
  const words = make("span", { className: "card-words" }, make("span", { className: "card-name" }, upload.name), state);
  const whole = make("li", { className: "card" }, look(upload), words, bar, remove);
  const choose = choosing(upload);
  const show = () => {
    whole.dataset.state = upload.state;
    state.textContent = told(upload);
    bar.value = percent(upload);
    bar.hidden = upload.isReady || upload.isStuck;
    if (upload.state === "lost") words.append(choose);
    else choose.remove();
  };
  upload.addEventListener("change", show);
  show();
  return { whole, remove };
}

// A file that is in: no more than its name and size, and its look as long as this page has it.
export function chip({ name, bytes, file }) {
  const state = bytes ? make("span", { className: "card-state" }, size(bytes)) : null;
  const words = make("span", { className: "card-words" }, make("span", { className: "card-name" }, name), state);
  return make("li", { className: "card", "data-state": "ready" }, look({ name, file }), words);
}

const percent = ({ offset, bytes }) => (bytes ? Math.floor((100 * offset) / bytes) : 100);

function told(upload) {
  const whole = size(upload.bytes);
  const sentences = {
    waiting: () => say("web-file-begin"),
    moving: () => say("web-file-percent", { count: percent(upload), size: whole }),
    offline: () => say("web-file-waiting"),
    ready: () => say("web-file-ready", { size: whole }),
  };
  return sentences[upload.state]?.() ?? upload.trouble;
}

// The file's own first picture where the browser can show it, else a sign of its kind.
function look({ name, file }) {
  const kind = file?.type.split("/")[0] ?? kindOf(name);
  const frame = make("span", { className: "card-look", "aria-hidden": "true" }, icon(KINDS[kind] ?? "film"));
  if (!file || !(kind in KINDS) || kind === "audio") return frame;
  const url = URL.createObjectURL(file);
  const tag = kind === "image" ? "img" : "video";
  const seen = make(tag, { src: kind === "image" ? url : `${url}#t=0.1`, muted: true, preload: "metadata", alt: "" });
  seen.addEventListener("error", () => seen.remove());
  frame.append(seen);
  return frame;
}

function kindOf(name) {
  const type = name.split(".").pop().toLowerCase();
  if (["mp3", "wav", "m4a", "aac"].includes(type)) return "audio";
  return ["jpg", "jpeg", "png", "gif", "webp"].includes(type) ? "image" : "video";
}

function choosing(upload) {
  const picker = make("input", { type: "file", hidden: true });
  picker.addEventListener("change", () => uploads.resume(upload, picker.files[0]));
  return make(
    "button",
    { type: "button", className: "link", onclick: () => picker.click() },
    say("web-file-choose"),
  );
}
