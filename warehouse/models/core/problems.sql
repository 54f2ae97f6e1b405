/*
What was wrong with the rows of accepted packages, with how grave it is.

grain  one row per package, file, column and problem code
key    package_no, file, column_name, code
reads  staging.problems, seed.problem_codes
as     view
*/
select problem.*, code.severity
from staging.problems as problem
inner join seed.problem_codes as code on code.code = problem.code
