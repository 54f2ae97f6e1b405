/*
What was wrong with the rows of accepted packages, on the last day of the package's period: the reasons
behind rows set aside, and warnings. A row with two problems is counted under both.

grain  one row per package, file, column and problem code
key    package_no, file, column_name, code
reads  core.problems, mart.packages
as     table
*/
select
	problem.package_no,
	package.unit,
	package.period_to,
	problem.file,
	problem.column_name,
	problem.code,
	problem.severity,
	problem.problems,
	problem.rows_concerned,
	problem.first_rows
from core.problems as problem
inner join mart.packages as package on package.package_no = problem.package_no
