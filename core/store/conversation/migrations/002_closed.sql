-- What is over is found by its age, to be swept.
CREATE INDEX inbox_closed ON inbox (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX exports_closed ON exports (closed_at) WHERE closed_at IS NOT NULL;
