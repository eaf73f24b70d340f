-- Whom an admin let in or kept out in chat: people and chats, as platform:id.
CREATE TABLE permissions (
  name TEXT PRIMARY KEY,
  is_allowed INTEGER NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  decided_at REAL NOT NULL
);

-- When somebody who may not come in was last told so.
CREATE TABLE knocks (
  name TEXT PRIMARY KEY,
  knocked_at REAL NOT NULL
);

-- Caps that an admin set in chat; they go before the settings.
CREATE TABLE caps (
  name TEXT PRIMARY KEY,
  amount INTEGER NOT NULL
);

-- What each turn has cost, once under its id; credits are unknown while it is under way.
CREATE TABLE spendings (
  turn INTEGER PRIMARY KEY,
  person TEXT NOT NULL,
  holder TEXT NOT NULL,
  session TEXT NOT NULL,
  day INTEGER NOT NULL,
  expected INTEGER NOT NULL,
  credits REAL
);
CREATE INDEX spendings_day ON spendings (day, person);
CREATE INDEX spendings_session ON spendings (session);
CREATE INDEX spendings_open ON spendings (holder) WHERE credits IS NULL;

-- What an account held when its last turn began or ended, for as long as one is under way.
CREATE TABLE balances (
  holder TEXT PRIMARY KEY,
  total REAL NOT NULL
);

-- What makes people's fingerprints of a day; without it they say nothing.
CREATE TABLE days (
  day INTEGER PRIMARY KEY,
  salt TEXT NOT NULL
);

-- Something to tell every chat, once each; `turn` is the one that asked whether it is meant.
CREATE TABLE broadcasts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  turn INTEGER NOT NULL UNIQUE,
  chat TEXT NOT NULL,
  person TEXT NOT NULL,
  text TEXT NOT NULL,
  job INTEGER,
  begun_at REAL NOT NULL,
  is_stopped INTEGER NOT NULL DEFAULT 0,
  ended_at REAL
);

CREATE TABLE broadcast_chats (
  broadcast INTEGER NOT NULL,
  chat TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  PRIMARY KEY (broadcast, chat)
) WITHOUT ROWID;
CREATE INDEX broadcast_chats_waiting ON broadcast_chats (broadcast) WHERE state = 'waiting';
