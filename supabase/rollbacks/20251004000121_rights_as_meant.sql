-- Rights that no migration gave are not given again, so taking this back changes nothing. An owner who
-- wants a role to have one grants it.
select 1;
