-- The baseline holds the books themselves and may have found them already there, so taking it
-- back removes nothing. To remove a database, drop the database.
select 1;
