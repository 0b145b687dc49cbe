-- The application's tables as they were before Phase 1A.
-- A database that has a table keeps it exactly as it is; only what is missing is made.

do $$
begin
-- @include tables-before-phase-1a.sql
end
$$;
