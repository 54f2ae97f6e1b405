-- The ledger: everything that was ever received, in the order of receipt. Rows are only added.
--
-- Each file of this folder is a step, and a ledger takes all of them in order. A step that was released
-- is never changed: a new one is added.
--
-- Attached as the catalogue `ledger`. Instants are kept as Vietnam time (UTC+7, no summer time), so
-- that the day of an instant is its date. Text is NFC, trimmed, with runs of spaces as one.

create table if not exists ledger.schema_version (version integer not null, since timestamp not null);

-- One row per attempt to load a package, rejected and repeated ones included.
create table if not exists ledger.receipts (
	receipt_no integer primary key,
	name varchar not null, -- as the sender named the file or folder
	package_no integer, -- null: rejected
	package_id varchar,
	unit varchar,
	verdict varchar not null, -- accepted, accepted_with_quarantine, rejected
	is_repeat boolean not null, -- PKG-DUPLICATE: nothing was added
	rows_in integer not null,
	rows_accepted integer not null,
	rows_quarantined integer not null,
	received_at timestamp not null,
	loaded_at timestamp not null
);

create table if not exists ledger.problems (
	receipt_no integer not null,
	code varchar not null,
	severity varchar not null,
	file varchar,
	row_no integer, -- 1 = the first data row
	column_name varchar,
	message varchar not null,
	remedy varchar not null
);

-- One row per accepted package.
create table if not exists ledger.packages (
	package_no integer primary key, -- order of receipt
	package_id varchar not null,
	unit varchar not null,
	period_from date not null,
	period_to date not null,
	created_at timestamp not null,
	received_at timestamp not null, -- what --received-at says
	loaded_at timestamp not null, -- when this program took it in
	corrects varchar,
	reason varchar,
	source varchar,
	content_hash varchar not null, -- of file names and bytes, the same for a folder and a zip
	rows_in integer not null,
	rows_accepted integer not null,
	rows_quarantined integer not null
);

-- Rows set aside, as they came, for the sender to correct. Tokens and fingerprints are never kept.
create table if not exists ledger.set_aside_rows (
	package_no integer not null,
	record_type varchar not null,
	row_no integer not null,
	unit varchar,
	record_key varchar,
	cells map(varchar, varchar) not null
);

-- Accepted rows of the six record types. record_key is what records are compared by: record_id
-- without case. A withdrawn row has only unit, record_id, record_key.
create table if not exists ledger.receptions (
	package_no integer not null,
	row_no integer not null,
	unit varchar not null,
	record_id varchar not null,
	record_key varchar not null,
	withdrawn boolean not null,
	department varchar,
	received_on date,
	visit_kind varchar,
	people_count integer,
	is_group boolean,
	by_leader boolean,
	result varchar
);

create table if not exists ledger.petitions (
	package_no integer not null,
	row_no integer not null,
	unit varchar not null,
	record_id varchar not null,
	record_key varchar not null,
	withdrawn boolean not null,
	department varchar,
	received_on date,
	channel varchar,
	petition_kind varchar,
	field varchar,
	respondent varchar,
	classified_on date,
	processed_on date,
	competence varchar,
	disposition varchar,
	forwarded_to varchar,
	duplicate_of varchar, -- a record_key
	matter_id varchar, -- a record_key
	petitioner_token varchar,
	petitioner_count integer,
	petitioner_province varchar,
	content_fingerprint varchar,
	over_level boolean,
	prolonged boolean,
	supervised_on date
);

create table if not exists ledger.matters (
	package_no integer not null,
	row_no integer not null,
	unit varchar not null,
	record_id varchar not null,
	record_key varchar not null,
	withdrawn boolean not null,
	department varchar,
	petition_kind varchar,
	field varchar,
	instance varchar,
	limit_key varchar,
	received_on date, -- the day of received_at as sent
	received_at timestamp, -- null: a date alone was sent
	accepted_on date,
	extended_on date,
	extension_length integer,
	suspensions struct(from_day date, to_day date)[], -- to_day: the day the clock runs again; null: open
	concluded_on date,
	outcome varchar,
	effective_on date,
	respondent varchar,
	previous_unit varchar,
	previous_matter_id varchar, -- a record_key
	protection boolean
);

create table if not exists ledger.supervisions (
	package_no integer not null,
	row_no integer not null,
	unit varchar not null,
	record_id varchar not null,
	record_key varchar not null,
	withdrawn boolean not null,
	department varchar,
	measure varchar,
	respondent varchar,
	field varchar,
	started_on date,
	concluded_on date,
	violations integer
);

create table if not exists ledger.documents (
	package_no integer not null,
	row_no integer not null,
	unit varchar not null,
	record_id varchar not null,
	record_key varchar not null,
	withdrawn boolean not null,
	department varchar,
	supervision_id varchar, -- a record_key
	kind varchar,
	respondent varchar,
	field varchar,
	issued_on date,
	replied_on date,
	reply varchar,
	rechecked_on date
);

create table if not exists ledger.reviews (
	package_no integer not null,
	row_no integer not null,
	unit varchar not null,
	record_id varchar not null,
	record_key varchar not null,
	withdrawn boolean not null,
	department varchar,
	review_kind varchar,
	field varchar,
	requested_on date,
	eligible boolean,
	accepted_on date,
	concluded_on date,
	review_outcome varchar,
	decision_unit varchar
);
