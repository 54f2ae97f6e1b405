/*
law.counted_suspensions(suspensions, as_of) → struct(from_day date, to_day date)[]

The intervals of suspension that the law knows of at the end of as_of, in their order: cut to what
lies on or after 2026-07-01, when suspension came to exist (Decree 155/2026, art. 28a and 22.1:
open matters included), without those of no day. to_day is the day the clock runs again; null when
it has not by as_of. A null list is an empty one.
*/
create macro law.counted_suspensions(suspensions, as_of) as list_filter(
	list_transform(
		coalesce(suspensions, []),
		lambda interval: struct_pack(
			from_day := greatest(interval.from_day, date '2026-07-01'),
			to_day := case when interval.to_day <= as_of then interval.to_day end
		)
	),
	lambda interval: interval.from_day <= as_of
	and (interval.to_day is null or interval.from_day < interval.to_day)
);
