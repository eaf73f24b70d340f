// The page, put together.

import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { takeDrops } from "./drop.js";
import { find } from "./elements.js";
import { Events } from "./events.js";
import { Header } from "./header.js";
import { logIn } from "./login.js";
import { Outbox } from "./outbox.js";
import { Pending } from "./pending.js";
import * as server from "./server.js";
import * as store from "./store.js";
import { Welcome } from "./welcome.js";
import { fill, learn, say } from "./words.js";

const LOOK_AGAIN_MS = 300;

let language;
let looking;

const outbox = new Outbox();
const press = ({ label, action, answers }) => outbox.say(label, { press: action, answers });
const conversation = new Conversation(press);
const header = new Header(press);

async function start() {
  const facts = await reached();
  learn(facts.words);
  const composer = new Composer(facts.limits, (text, uploads) => {
    outbox.say(text, { uploads });
    conversation.toEnd();
  });
  const welcome = new Welcome((text) => composer.say(text));
  const events = new Events({
    onMessage: (row) => take(row),
    onConnected: () => (header.connection = ""),
    onBroken: () => (header.connection = say("web-reconnecting")),
    onRefused: () => look(show),
    onGone: anew,
  });

  function show(now) {
    learn(now.words);
    document.documentElement.lang = now.language;
    fill();
    header.show(now);
    welcome.show(now);
    if (language && language !== now.language) {
      conversation.redraw();
      welcome.status = "";
    }
    language = now.language;
  }

  function take(row) {
    const sent = outbox.entries.find((entry) => entry.id === row.client)?.uploads ?? [];
    conversation.take({ ...row, files: row.files.map((file, place) => ({ ...file, file: sent[place]?.file })) });
    if (row.from === "bot" && row.seq > facts.last) welcome.status = row.text.split("\n").at(-1);
    if (row.client) outbox.arrived(row.client);
    arrange();
    // A finished answer may have changed the project, the profile or the language.
    if (row.from === "you" || row.preview || conversation.isRunning(row.id)) return;
    clearTimeout(looking);
    looking = setTimeout(() => look(show), LOOK_AGAIN_MS);
  }

  function arrange() {
    const said = [...conversation.all.map((message) => message.row).filter((row) => row.from === "you"), ...outbox.spoken];
    welcome.isShown = !said.some((one) => !one.pressed && !one.press);
    find("conversation").hidden = !said.length;
    find("stop").hidden = !conversation.running;
  }

  new Pending(find("conversation").querySelector(".is-pending"), outbox, (client) => conversation.has(client));
  outbox.addEventListener("change", () => {
    arrange();
    conversation.follow();
  });
  find("stop").addEventListener("click", () => {
    const { stop, row } = conversation.running ?? {};
    if (stop) press({ ...stop, answers: row.id });
  });
  takeDrops({ onFiles: (files) => composer.add(files), onText: (text) => composer.insert(text) });

  show(facts);
  document.body.classList.remove("is-loading");
  find("dock").hidden = false;
  arrange();
  outbox.restore();
  events.open();
  if (!facts.last && !outbox.entries.length) outbox.say("", { press: "start" });
}

// Ask until the server answers and lets us in.
async function reached() {
  for (let tries = 0; ; tries++) {
    try {
      return await server.me();
    } catch (error) {
      if (error.status === 401) {
        learn(error.facts.words);
        document.documentElement.lang = error.facts.language;
        fill();
        document.body.classList.remove("is-loading");
        await logIn();
      } else {
        header.connection = say("web-reconnecting");
        await server.pause(tries);
      }
    }
  }
}

async function look(show) {
  try {
    show(await server.me());
  } catch (error) {
    if (error.status === 401) location.reload(); // to the door; what was said waits
  }
}

// The server knows us no more.
function anew() {
  store.forget();
  location.reload();
}

start();
