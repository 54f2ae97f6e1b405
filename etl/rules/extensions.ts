import { details } from '../vi.ts';
import { apart } from './records.ts';

/*
TMP-EXTENSION-LATE: extended after the due day, so that the extension does not count. Judged on the
day the package was made; nothing is said where there is no due day. `batch.extended_matter` is what
law.matter_due() asks for.
*/

export const EXTENSION_FAULTS = `
create or replace table batch.extended_matter as
select
	row_number() over () as matter_no,
	package_no,
	row_no,
	limit_key,
	received_on,
	received_at,
	accepted_on,
	extended_on,
	extension_length,
	suspensions,
	created_on as as_of
from accepted.matters
where extended_on is not null;

insert into batch.fault
select
	matter.package_no, 'matters', matter.row_no, 'TMP-EXTENSION-LATE', 'extended_on',
	${apart('matter.extended_on', details.after, 'due.unextended_due_on')}
from law.matter_due('batch.extended_matter') as due
inner join batch.extended_matter as matter using (matter_no)
where matter.extended_on > due.unextended_due_on;`;
