-- The digests of an entry's subject, decision and guess where a copy leaves their words out, as a JSON list; none in a case that was not made from one.

ALTER TABLE entries ADD COLUMN hidden TEXT;
