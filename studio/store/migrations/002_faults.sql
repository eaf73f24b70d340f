-- What the check of a finished render found that people have to know: names, parted by spaces.
ALTER TABLE renders ADD COLUMN faults TEXT NOT NULL DEFAULT ''
