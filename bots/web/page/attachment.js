// A finished file: played or shown in place, with what was measured on it, and a way to keep it.

import { icon, make } from "./elements.js";
import { clock, size } from "./figures.js";
import { say } from "./words.js";

export function attachment(file) {
  const look = { native: player, picture }[file.style]?.(file);
  return make("div", { className: "result", "data-style": file.style }, look, foot(file));
}

// The words of a result that its card says already are left out.
export function besides(text, file) {
  return text.startsWith(`${file.name} — `) ? text.split("\n").slice(1).join("\n").trim() : text;
}

// A film shows its first picture when it comes near; a long conversation holds many that nobody looks at.
const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      target.preload = "metadata";
      near.unobserve(target);
    }
  },
  { rootMargin: "100%" },
);

function player(file) {
  const video = make("video", {
    src: file.url,
    controls: true,
    playsInline: true,
    preload: "none",
    poster: file.poster ?? undefined,
    width: file.width || undefined,
    height: file.height || undefined,
    "aria-label": say("web-video", { name: file.name }),
  });
  near.observe(video);
  return video;
}

function picture(file) {
  const image = make("img", { src: file.url, alt: say("web-picture", { name: file.name }) });
  return make("a", { href: file.url, target: "_blank", rel: "noopener" }, image);
}

function foot(file) {
  const facts = [
    file.width && file.height ? `${file.width}×${file.height}` : null,
    file.duration_ms ? clock(file.duration_ms) : null,
    file.bytes ? size(file.bytes) : null,
  ].filter(Boolean);
  return make(
    "div",
    { className: "result-foot" },
    make(
      "div",
      { className: "result-words" },
      make("p", { className: "result-name" }, file.name),
      make("ul", { className: "facts" }, ...facts.map((fact) => make("li", {}, fact))),
    ),
    saving(file),
  );
}

export function saving(file, className = "primary") {
  return make(
    "a",
    { className, href: `${file.url}?download=1`, download: file.name, "aria-label": say("web-download-name", { name: file.name }) },
    icon("save"),
    say("web-download"),
  );
}
