-- Up to where a chat was erased: a page that still shows what stood there has to begin anew.
ALTER TABLE web_visitors ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;
