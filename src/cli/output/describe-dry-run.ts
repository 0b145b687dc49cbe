import { plural } from '../../contract/plural.ts';
import type { LockMode } from '../../db/dry-run/file-locks.ts';
import type { DryRun, LockWork, PlannedFile } from '../../upgrade/dry-run.ts';
import type { Seconds } from '../../upgrade/phase-1a/estimate-duration.ts';

const MODES: Record<LockMode, string> = {
  'SHARE UPDATE EXCLUSIVE': 'everybody reads and writes on',
  SHARE: 'writers wait',
  'SHARE ROW EXCLUSIVE': 'writers wait',
  EXCLUSIVE: 'writers wait',
  'ACCESS EXCLUSIVE': 'readers and writers wait',
};

const WORKS: Record<LockWork, string> = {
  catalog: 'for milliseconds',
  scan: 'while its rows are read',
  write: 'while rows are converted',
};

/** What a migration would do, for people. */
export function describeDryRun(run: DryRun): string {
  if (run.files.length === 0 && !run.platform) {
    return 'Nothing to apply: the database is up to date.';
  }
  return [
    `Starting point: ${run.start.name}`,
    ...run.start.facts.map((fact) => `  ${fact}`),
    ...section('Statuses:', run.statuses.map(describeStatus)),
    '',
    'Would apply:',
    ...(run.platform ? ['  what a Supabase project has: roles, accounts, auth.uid()'] : []),
    ...run.files.flatMap(describeFile),
    ...(run.notTried === null
      ? []
      : [
          '',
          'The locks are those of the planned start: on an empty copy of these tables the files',
          `did not run (${run.notTried}).`,
        ]),
    ...section(
      'Reads the old status words, which stay for it in scripts.legacy_status:',
      run.left.readsOldStatus,
    ),
    ...section(
      'Compares status with a word that the new type lacks, or sets it to one. If it means that of scripts,\nit fails with 22P02 from then on: let it say `status::text`, or a word of the new type, first:',
      run.left.failsOnOldWords,
    ),
    ...section(
      'Users can only read here, and go on so until you ask for more (see docs/UPGRADE.md):',
      run.left.onlyRead,
    ),
    ...section(
      'No policy lets users do this now; the plan gives it to them, for what is theirs (see docs/UPGRADE.md):',
      run.left.gained,
    ),
    ...section(
      'Writes with rights of its own, and is refused by the rules (42501) until it may use what they use:',
      run.left.leftOutRoles,
    ),
    ...section(
      'Unique keys that the versions of a script share: they hold among active ones then, and are made again\nas they are by the way back:',
      run.left.sharedKeys,
    ),
    ...section('Unknown to the migrations, and left as it is:', run.left.untouched),
    ...(run.returning > 0
      ? ['', `${plural(run.returning, 'row')} that an earlier rollback archived will come back.`]
      : []),
    '',
    ...advice(run),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function describeStatus({ status, becomes, rows }: DryRun['statuses'][number]): string {
  const was = status === null ? 'no status' : `"${status}"`;
  return `${plural(rows, 'script')} with ${was} will ${status === becomes ? 'stay so' : `become ${becomes}`}`;
}

function describeFile({ version, name, does, locks, converts }: PlannedFile): string[] {
  return [
    `  ${version}_${name}`,
    `    ${does}`,
    ...converts.map(({ what, rows }) => `    converts ${count(rows)} ${what}`),
    ...locks.map(
      ({ table, mode, work, rows }) =>
        `    ${mode} on ${table}${rows === null ? '' : ` (about ${count(rows)} rows)`}: ${MODES[mode]} ${WORKS[work]}`,
    ),
  ];
}

function advice({ start, files, spaceBytes, duration }: DryRun): string[] {
  const lines = [
    'In one transaction a file keeps its locks to its end. `--online` does the reading and',
    'converting ahead, beside your users, and holds each lock for milliseconds.',
  ];
  const megabytes = Math.round(spaceBytes / 1024 ** 2);
  if (megabytes > 0) {
    lines.push(`It takes about ${count(megabytes)} MB of disk for a while.`);
  }
  if (duration !== null) {
    const { rows, sampled, plain, online } = duration;
    lines.push(
      `On this server, of which ${count(sampled)} rows were read to see how fast it is, ${count(rows)} rows take`,
      `${span(plain)} in one transaction a file, or ${span(online)} with \`--online\`.`,
    );
  }
  if (start.name === 'unknown') {
    lines.push(
      'This is none of the starting points that docs/UPGRADE.md names: try it on a copy first.',
    );
  }
  return files.length === 0 ? [] : lines;
}

/** `40 s to 3 min`. */
function span([least, most]: Seconds): string {
  return `${time(least)} to ${time(most)}`;
}

function time(seconds: number): string {
  if (seconds < 100) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 100 * 60) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

function count(rows: number): string {
  return rows.toLocaleString('en');
}
