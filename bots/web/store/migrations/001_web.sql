-- The house: what tells its cookies from another's on the same host, and the password as it is known.
CREATE TABLE web_house (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  name TEXT NOT NULL,
  salt BLOB,
  hash BLOB,
  lock INTEGER NOT NULL DEFAULT 0
);

-- A visitor: one browser, known by a secret of which only the hash is here.
CREATE TABLE web_visitors (
  id TEXT PRIMARY KEY,
  secret BLOB NOT NULL UNIQUE,
  lock INTEGER NOT NULL,
  language TEXT,
  seq INTEGER NOT NULL DEFAULT 0,
  seen_at REAL NOT NULL
);

-- A message as it stands now; `seq` rises with every change in the chat, so that what is missed can be told.
CREATE TABLE web_messages (
  visitor TEXT NOT NULL REFERENCES web_visitors (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  client TEXT,
  incoming TEXT,
  is_handed INTEGER NOT NULL,
  body TEXT NOT NULL,
  at REAL NOT NULL,
  PRIMARY KEY (visitor, number),
  UNIQUE (visitor, client)
);
CREATE UNIQUE INDEX web_messages_seq ON web_messages (visitor, seq);
CREATE INDEX web_messages_open ON web_messages (visitor) WHERE NOT is_handed;

-- A file on its way in; how much of it is here is the size of the file on disk.
CREATE TABLE web_uploads (
  key TEXT PRIMARY KEY,
  visitor TEXT NOT NULL REFERENCES web_visitors (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  is_sent INTEGER NOT NULL DEFAULT 0,
  used_at REAL NOT NULL,
  UNIQUE (visitor, id)
);

-- A file that a message shows; `source` says where a frame came from, so that it is kept once.
CREATE TABLE web_files (
  key TEXT PRIMARY KEY,
  visitor TEXT NOT NULL REFERENCES web_visitors (id) ON DELETE CASCADE,
  message INTEGER,
  name TEXT NOT NULL,
  source TEXT,
  UNIQUE (visitor, source)
);
CREATE INDEX web_files_of ON web_files (visitor, message);
