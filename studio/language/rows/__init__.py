"""The kinds of wishes, by what they are about; `phrasebook` puts them in order."""
