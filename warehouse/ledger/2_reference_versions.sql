-- Reference data of the site: a whole table of `seeds` each, in place of the one that the program
-- brings, for releases whose known-at instant is not earlier.
create table if not exists ledger.reference_versions (
	version_no integer primary key,
	table_name varchar not null,
	known_at timestamp not null,
	content varchar not null, -- CSV, UTF-8
	imported_at timestamp not null
);
