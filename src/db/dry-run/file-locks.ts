import { type SqlStatement, splitStatements } from '../migrate/split-statements.ts';

/** PostgreSQL's names of the modes that matter here, the weakest first. */
export const LOCK_MODES = [
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'ACCESS EXCLUSIVE',
] as const;
export type LockMode = (typeof LOCK_MODES)[number];

/** What a lock is held for. catalog: milliseconds; scan: the table is read; write: rows are written. */
export const LOCK_WORKS = ['catalog', 'scan', 'write'] as const;
export type LockWork = (typeof LOCK_WORKS)[number];

export interface FileLock {
  /** With its schema. */
  table: string;
  mode: LockMode;
  work: LockWork;
}

interface Pattern {
  pattern: RegExp;
  mode: LockMode;
  work: LockWork;
}

const TABLE = '(?:only\\s+)?(?<table>[a-z_]+\\.[a-z_0-9]+)';
const of = (text: string, mode: LockMode, work: LockWork): Pattern => ({
  pattern: new RegExp(text.replaceAll(' ', '\\s+').replace('TABLE', TABLE), 'gi'),
  mode,
  work,
});

/** What a statement asks of a table, by the manual's chapter on explicit locking. */
const PATTERNS: readonly Pattern[] = [
  of('lock table TABLE in access exclusive mode', 'ACCESS EXCLUSIVE', 'catalog'),
  of('alter table TABLE validate constraint', 'SHARE UPDATE EXCLUSIVE', 'scan'),
  of('alter table (?:if exists )?TABLE(?! validate)', 'ACCESS EXCLUSIVE', 'catalog'),
  of('alter table TABLE[^;]*?set not null', 'ACCESS EXCLUSIVE', 'scan'),
  of('create (?:unique )?index (?:if not exists )?[a-z_0-9]+ on TABLE', 'SHARE', 'scan'),
  of(
    'create (?:or replace )?(?:constraint )?trigger [^;]*? on TABLE',
    'SHARE ROW EXCLUSIVE',
    'catalog',
  ),
  of('(?:create|drop) policy (?:if exists )?"[^"]*" on TABLE', 'ACCESS EXCLUSIVE', 'catalog'),
  of('references TABLE \\(', 'SHARE ROW EXCLUSIVE', 'catalog'),
];

/** Functions of the archive that work on a whole table while their caller holds it. */
const WORKING_CALLS: readonly { call: RegExp; table: string }[] = [
  {
    call: /perform goldenrod_archive\.(fill_status|settle_scripts|restore_scripts)\(/,
    table: 'public.scripts',
  },
  {
    call: /perform goldenrod_archive\.settle_image_generations\(/,
    table: 'public.image_generations',
  },
  {
    call: /perform goldenrod_archive\.settle_audio_generations\(/,
    table: 'public.audio_generations',
  },
];

/** Each file carries the tables from before it, which a database that has them passes over. */
const BASELINE_ENDS = /^-- End of \S+_baseline\.sql\.$/m;
const MAKES_TABLE = /create\s+table\s+(?:if\s+not\s+exists\s+)?([a-z_]+\.[a-z_0-9]+)/gi;
const MAKES_FUNCTION = /^create\s+(or\s+replace\s+)?function\b/i;

/** The strongest lock that a file takes on each of the tables that are there already. */
export function fileLocks(sql: string, present: readonly string[]): FileLock[] {
  const end = BASELINE_ENDS.exec(sql);
  const own = end === null ? sql : sql.slice(end.index);
  const statements = splitStatements(own).filter(({ text }) => !MAKES_FUNCTION.test(text));
  const made = new Set([...own.matchAll(MAKES_TABLE)].map(([, table]) => table));
  const found = new Map<string, FileLock>();
  for (const lock of statements.flatMap(locksOf)) {
    if (!present.includes(lock.table) || made.has(lock.table)) continue;
    const before = found.get(lock.table);
    found.set(lock.table, before === undefined ? lock : stronger(before, lock));
  }
  return [...found.values()];
}

function locksOf({ text }: SqlStatement): FileLock[] {
  const locks = PATTERNS.flatMap(({ pattern, mode, work }) =>
    [...text.matchAll(pattern)].map(({ groups }) => ({ table: groups?.table ?? '', mode, work })),
  );
  const written = WORKING_CALLS.filter(({ call }) => call.test(text));
  return [
    ...locks,
    ...written.map(({ table }) => ({ table, mode: 'ACCESS EXCLUSIVE', work: 'write' }) as const),
  ];
}

/** In one transaction, the strongest lock is held for the longest of the works. */
function stronger(a: FileLock, b: FileLock): FileLock {
  const mode = LOCK_MODES[Math.max(LOCK_MODES.indexOf(a.mode), LOCK_MODES.indexOf(b.mode))];
  const work = LOCK_WORKS[Math.max(LOCK_WORKS.indexOf(a.work), LOCK_WORKS.indexOf(b.work))];
  return { table: a.table, mode: mode ?? a.mode, work: work ?? a.work };
}
