-- A chat: one conversation, topic or thread anywhere, and the project it works on.
CREATE TABLE chats (
  key TEXT PRIMARY KEY,
  language TEXT,
  chosen_language TEXT,
  skill TEXT,
  project INTEGER,
  greeted INTEGER NOT NULL DEFAULT 0,
  is_gone INTEGER NOT NULL DEFAULT 0,
  moved_to TEXT
);

-- A project: one backend session and its place in the chat's list.
CREATE TABLE projects (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  chat TEXT NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  holder TEXT NOT NULL,
  task_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  user_id TEXT NOT NULL DEFAULT '',
  claim_url TEXT,
  claim_until REAL,
  exports INTEGER NOT NULL DEFAULT 0,
  created_at REAL NOT NULL,
  used_at REAL NOT NULL,
  UNIQUE (chat, number)
);

-- The inbox: everything that was said to us, under the platform's own key, so that repeats do nothing.
CREATE TABLE inbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  chat TEXT NOT NULL,
  message TEXT NOT NULL,
  person TEXT NOT NULL,
  incoming TEXT NOT NULL,
  phase TEXT NOT NULL DEFAULT 'received',
  is_aside INTEGER NOT NULL DEFAULT 0,
  job INTEGER,
  project INTEGER,
  progress TEXT NOT NULL DEFAULT '{}',
  status_message TEXT,
  received_at REAL NOT NULL,
  closed_at REAL,
  UNIQUE (chat, message)
);
CREATE INDEX inbox_open ON inbox (chat, id) WHERE closed_at IS NULL;
CREATE INDEX inbox_person ON inbox (person, received_at);

-- Files that were sent and that a new project may want again.
CREATE TABLE sent_files (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  project INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  media TEXT NOT NULL,
  added_at REAL NOT NULL,
  UNIQUE (turn, media)
);
CREATE INDEX sent_files_project ON sent_files (project);

-- Exports: render jobs that outlive the process that asked for them.
CREATE TABLE exports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  turn INTEGER NOT NULL,
  chat TEXT NOT NULL,
  project INTEGER NOT NULL,
  number INTEGER NOT NULL,
  person TEXT NOT NULL,
  output TEXT NOT NULL,
  phase TEXT NOT NULL DEFAULT 'wanted',
  render_id TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  job INTEGER,
  status_message TEXT,
  result TEXT,
  wanted_at REAL NOT NULL,
  closed_at REAL,
  UNIQUE (turn)
);
CREATE INDEX exports_open ON exports (project) WHERE closed_at IS NULL;
