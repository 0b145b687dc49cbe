-- A column that sounds like a secret, in a table without row level security that API roles can read.
select format('%I.%I.%I', n.nspname, c.relname, a.attname) as name,
  format('readable by %s', string_agg(r.rolname, ', ' order by r.rolname)) as detail
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_roles r on r.rolname in ('anon', 'authenticated')
where c.relkind in ('r', 'p') and not c.relrowsecurity and a.attnum > 0 and not a.attisdropped
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and has_schema_privilege(r.oid, n.oid, 'usage') and has_column_privilege(r.oid, c.oid, a.attnum, 'select')
  and a.attname ~* '(^|_)(pass(word|wd|port)?|pwd|secret|token|jwt|otp|pin|api_?key|auth_code|ssn|social_security|national_id|tax_id|driver_licen[cs]e|card_number|credit_card|cvv|iban|swift_code|(bank_)?account_number|bank_account|routing_number|health_record|medical_record|patient_id|insurance_number|diagnosis|mac_address|imei|device_uuid|(ssh|pgp|private)_key|certificate|fingerprint|biometric|facial_recognition)(_|$)'
group by n.nspname, c.relname, a.attname
