/*
What was wrong with the rows of accepted packages, counted. No cell of a row comes along: the words of a
problem may hold one, so that only its code and place are taken.

grain  one row per package, file, column and problem code
key    package_no, file, column_name, code
reads  ledger.packages, ledger.problems, ledger.receipts, meta.release
as     table
*/
select
	package.package_no,
	coalesce(problem.file, '') as file,
	coalesce(problem.column_name, '') as column_name,
	problem.code,
	count(*) as problems,
	count(distinct problem.row_no) as rows_concerned,
	array_to_string(
		list_slice(list_sort(list(distinct problem.row_no) filter (problem.row_no is not null)), 1, 20),
		', '
	) as first_rows
from ledger.packages as package
inner join ledger.receipts as receipt
	on receipt.package_no = package.package_no and not receipt.is_repeat
inner join ledger.problems as problem on problem.receipt_no = receipt.receipt_no
where package.received_at <= (select release.known_at from meta.release as release)
group by
	package.package_no,
	coalesce(problem.file, ''),
	coalesce(problem.column_name, ''),
	problem.code
