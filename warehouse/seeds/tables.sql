-- The facts beside this file, typed and keyed. Each table is the CSV of its name; columns in order.

create schema seed;

-- Every procuracy: level, province in both maps, days on which it existed (null: open).
create table seed.units (
	unit varchar primary key,
	name varchar not null,
	level varchar not null,
	province_63 varchar,
	province_34 varchar,
	valid_from date,
	valid_to date,
	parent varchar
);

-- Who took over from whom, from which day: the day after the unit closed.
create table seed.unit_succession (
	unit varchar primary key,
	successor varchar not null,
	from_day date not null,
	basis varchar not null
);

-- The map until 2025-06-30. Never join the two maps on the bare code.
create table seed.provinces_63 (
	code varchar primary key,
	name varchar not null,
	full_name varchar not null,
	type varchar not null,
	region varchar not null,
	valid_to date not null,
	note varchar
);

-- The map from 2025-07-01.
create table seed.provinces_34 (
	code varchar primary key,
	name varchar not null,
	full_name varchar not null,
	type varchar not null,
	region varchar not null,
	valid_from date not null,
	valid_to date,
	admin_centre varchar not null,
	admin_centre_old_province_code varchar not null,
	admin_centre_old_province varchar not null,
	old_province_count integer not null,
	old_province_codes varchar not null,
	type_current varchar not null,
	type_changed_on date,
	note varchar
);

create table seed.province_merge (
	old_code varchar primary key,
	old_name varchar not null,
	new_code varchar not null,
	new_name varchar not null,
	merged boolean not null,
	valid_from date not null,
	basis varchar not null
);

create table seed.codes (
	list varchar not null,
	code varchar not null,
	label_vi varchar not null,
	abbreviation varchar,
	primary key (list, code)
);

-- Columns of the six record types, and the identity columns that no package may have.
create table seed.columns (
	type varchar not null,
	"column" varchar not null,
	kind varchar not null,
	label_vi varchar not null,
	required boolean not null,
	code_list varchar,
	primary key (type, "column")
);

create table seed.problem_codes (
	code varchar primary key,
	severity varchar not null check (severity in ('error', 'row', 'warning')),
	"when" varchar not null,
	message_vi varchar not null,
	remedy_vi varchar not null
);

create table seed.periods (
	calendar varchar not null,
	grain varchar not null check (grain in ('year', 'half', 'quarter', 'month', 'window')),
	key varchar not null,
	first_day date not null,
	last_day date not null,
	note varchar,
	primary key (calendar, grain, key),
	check (first_day <= last_day)
);

create table seed.time_limits (
	key varchar primary key,
	family varchar not null,
	owner varchar not null,
	domain varchar not null,
	petition_type varchar not null,
	level varchar not null,
	stage varchar not null,
	law varchar not null,
	article varchar not null,
	effective_from date not null,
	effective_to date,
	clock_unit varchar,
	base_limit integer,
	ext_kind varchar,
	ext_unit varchar,
	ext_limit integer,
	max_total integer,
	max_unit varchar,
	start_event varchar,
	notes varchar,
	verified_through date,
	source varchar not null,
	confidence varchar not null
);

create table seed.holidays (
	date date primary key,
	name varchar not null,
	kind varchar not null check (kind in ('holiday', 'compensatory', 'makeup_workday')),
	source varchar not null,
	confidence varchar not null
);

-- target is a number, or 'plan' (a yearly plan that each unit sets), or null (for information).
create table seed.targets (
	key varchar primary key,
	indicator varchar,
	"where" varchar,
	valid_from date,
	valid_to date,
	scope varchar not null,
	"group" varchar not null,
	name_vi varchar not null,
	name_en varchar not null,
	numerator_vi varchar,
	denominator_vi varchar,
	unit varchar not null,
	direction varchar not null,
	target varchar,
	instrument varchar,
	form_ref varchar,
	source varchar not null,
	confidence varchar not null,
	notes varchar
);

create table seed.form_items (
	form varchar not null,
	row integer, -- null: the form is known by name only
	label_vi varchar not null,
	label_en varchar,
	unit varchar,
	kind varchar,
	confidence varchar not null,
	notes varchar,
	unique (form, row)
);

create table seed.reporting_calendar (
	key varchar primary key,
	regime varchar not null,
	audience varchar not null,
	period_type varchar not null,
	period_start varchar,
	period_end varchar,
	start_year_offset integer,
	due_level varchar,
	due_rule varchar,
	due_value varchar,
	valid_from date,
	valid_to date,
	legal_basis varchar,
	source varchar not null,
	confidence varchar not null,
	notes varchar
);
