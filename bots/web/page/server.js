// The server's calls. A call that cannot be made is Unreachable; one that is answered with no is a Refusal.

const LIMIT_MS = 20_000;
const STILL_MS = 45_000; // bytes that do not move for so long are sent again
const LONGEST_PAUSE_MS = 8_000;
const PASSING = new Set([408, 409, 425, 429]);

const waiting = new Set();
addEventListener("online", wake);

export class Unreachable extends Error {}

export class Refusal extends Error {
  constructor(status, facts) {
    super(facts?.error ?? "");
    this.status = status;
    this.facts = facts ?? {};
  }

  // Whether the same call may go through later.
  get isPassing() {
    return this.status >= 500 ? this.status !== 507 : PASSING.has(this.status);
  }
}

export const me = () => call("GET", "/api/me");
export const login = (password) => call("POST", "/api/login", { password });
export const post = (message) => call("POST", "/api/messages", message);
export const begin = (upload) => call("POST", "/api/uploads", upload);
export const withdraw = (id) => call("DELETE", `/api/uploads/${id}`);

// Wait before the next try: a little longer each time, not all pages at one moment, and no longer than until
// the server is heard again.
export function pause(tries) {
  const ms = Math.min(500 * 2 ** tries, LONGEST_PAUSE_MS) * (0.75 + Math.random() / 2);
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      waiting.delete(over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    waiting.add(over);
  });
}

export function wake() {
  for (const over of [...waiting]) over();
}

// Send the next bytes of a file; tells how many have gone, and gives the new offset.
export function move(id, offset, bytes, { signal, onProgress }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let still = setTimeout(() => request.abort(), STILL_MS);
    const settle = (end, value) => {
      clearTimeout(still);
      end(value);
    };
    request.open("PATCH", `/api/uploads/${id}`);
    request.setRequestHeader("Upload-Offset", offset);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded }) => {
      clearTimeout(still);
      still = setTimeout(() => request.abort(), STILL_MS);
      onProgress(offset + loaded);
    };
    request.onload = () => {
      if (request.status < 300) settle(resolve, Number(request.getResponseHeader("Upload-Offset")));
      else settle(reject, new Refusal(request.status, request.response));
    };
    request.onerror = () => settle(reject, new Unreachable());
    request.onabort = request.onerror;
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(bytes);
  });
}

async function call(method, path, body) {
  const answer = await asked(method, path, body);
  const facts = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refusal(answer.status, facts);
  return facts;
}

async function asked(method, path, body) {
  const options = { method, signal: AbortSignal.timeout(LIMIT_MS) };
  if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers = { "Content-Type": "application/json" };
  }
  try {
    return await fetch(path, options);
  } catch {
    throw new Unreachable();
  }
}
