-- Nothing is lost or counted twice on the way in: rows in = rows accepted + rows set aside.
select package.package_no, package.package_id
from mart.packages as package
where package.rows_in <> package.rows_accepted + package.rows_quarantined
