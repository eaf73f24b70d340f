// All files on their way; a few move at once, the others wait their turn.

import { Upload } from "./upload.js";

const AT_ONCE = 2; // browsers open six connections to a server, and answers need some of them

const line = [];
let moving = 0;

export function start(file) {
  const upload = Upload.of(file);
  wait(upload);
  return upload;
}

export function resume(upload, file) {
  if (upload.resume(file)) wait(upload);
}

function wait(upload) {
  line.push(upload);
  next();
}

async function next() {
  if (moving >= AT_ONCE || !line.length) return;
  moving++;
  await line.shift().run();
  moving--;
  next();
}
