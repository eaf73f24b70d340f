// The timeline, drawn to scale: a lane for each track, and the time under the pointer or the focus.

import { make } from "./elements.js";
import { clock, moment } from "./figures.js";
import { say } from "./words.js";

const STEPS_S = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
const MOST_TICKS = 7;

export function timeline({ duration_ms, tracks, words }) {
  const ends = tracks.flatMap((track) => track.segments.map((segment) => segment.end_ms));
  const whole = Math.max(duration_ms, ...ends, 1);
  const told = make("p", { className: "timeline-told", "aria-hidden": "true" });
  const tell = (segment) => (told.textContent = segment ? named(segment) : "");
  const lanes = tracks.map((track) => lane(track, whole, tell));
  const needle = make("span", { className: "needle", "aria-hidden": "true", hidden: true });
  const field = make("div", { className: "timeline-field" }, ruler(whole), ...lanes, needle);
  follow(field, needle, whole);
  return make(
    "figure",
    { className: "timeline" },
    make("figcaption", {}, say("web-timeline", { time: clock(duration_ms) })),
    make("p", { className: "unseen" }, words),
    told,
    make("div", { className: "timeline-labels", "aria-hidden": "true" }, make("span"), ...tracks.map(labelled)),
    field,
  );
}

const labelled = (track) => make("span", { "data-kind": track.kind }, track.label);

const named = (segment) =>
  say("web-segment", {
    name: segment.name,
    time: `${moment(segment.start_ms)} – ${moment(segment.end_ms)} (${moment(segment.end_ms - segment.start_ms)})`,
  });

function lane(track, whole, tell) {
  const items = track.segments.map((segment) => {
    const item = make("li", {}, block(segment, track.kind, tell));
    place(item, segment.start_ms / whole, (segment.end_ms - segment.start_ms) / whole);
    return item;
  });
  return make("ul", { className: "lane", "data-kind": track.kind, "aria-label": track.label }, ...items);
}

function block(segment, kind, tell) {
  const frames = (segment.thumbnails ?? []).map((src) => make("img", { src, alt: "", loading: "lazy", draggable: false }));
  const strip = frames.length ? make("span", { className: "strip" }, ...frames) : null;
  return make(
    "button",
    {
      type: "button",
      className: "segment",
      "data-kind": kind,
      "aria-label": named(segment),
      onpointerenter: () => tell(segment),
      onpointerleave: () => tell(null),
      onfocus: () => tell(segment),
      onblur: () => tell(null),
      onclick: () => tell(segment),
    },
    strip,
    make("span", { className: "segment-name" }, segment.name),
  );
}

function ruler(whole) {
  const step = (STEPS_S.find((seconds) => whole / 1000 / seconds <= MOST_TICKS) ?? STEPS_S.at(-1)) * 1000;
  const ticks = [];
  for (let at = 0; at <= whole - step / 3; at += step) {
    const tick = make("span", { className: "tick" }, moment(at));
    place(tick, at / whole);
    ticks.push(tick);
  }
  return make("div", { className: "ruler", "aria-hidden": "true" }, ...ticks);
}

// A thin line goes with the pointer and says where it is.
function follow(field, needle, whole) {
  field.addEventListener("pointermove", ({ clientX }) => {
    const { left, width } = field.getBoundingClientRect();
    const share = Math.min(Math.max((clientX - left) / width, 0), 1);
    needle.hidden = false;
    needle.dataset.time = moment(share * whole);
    place(needle, share);
    needle.classList.toggle("is-late", share > 0.85);
  });
  field.addEventListener("pointerleave", () => (needle.hidden = true));
}

function place(element, start, share) {
  element.style.insetInlineStart = `${start * 100}%`;
  if (share !== undefined) element.style.inlineSize = `${share * 100}%`;
}
