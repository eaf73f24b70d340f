// Files and links may be dropped anywhere on the window.

export function takeDrops({ onFiles, onText }) {
  let depth = 0;
  const cover = (isOver) => document.body.classList.toggle("is-dropping", isOver);
  const isOurs = ({ dataTransfer }) => ["Files", "text/uri-list"].some((type) => dataTransfer?.types.includes(type));
  const on = (name, act) =>
    addEventListener(name, (event) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      act(event);
    });
  on("dragenter", () => cover(++depth > 0));
  on("dragleave", () => cover(--depth > 0));
  on("dragover", ({ dataTransfer }) => (dataTransfer.dropEffect = "copy"));
  on("drop", ({ dataTransfer }) => {
    depth = 0;
    cover(false);
    if (dataTransfer.files.length) onFiles(dataTransfer.files);
    else onText(dataTransfer.getData("text/uri-list").split("\n").filter((line) => !line.startsWith("#")).join(" ").trim());
  });
}
