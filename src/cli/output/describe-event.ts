import type { MigrationEvent } from '../../db/migration-files/events.ts';

/** A line of progress. */
export function describeEvent(event: MigrationEvent): string {
  switch (event.kind) {
    case 'waiting':
      return `another runner is migrating this database${event.pid ? ` (process ${event.pid} of the server)` : ''}: waiting for it`;
    case 'platform':
      return 'making the roles and accounts that a Supabase project has';
    case 'started':
      return `${event.direction === 'up' ? 'applying' : 'taking back'} ${event.file}`;
    case 'finished':
      return `${event.direction === 'up' ? 'applied' : 'took back'} ${event.file} in ${Math.round(event.milliseconds)} ms`;
    case 'out_of_order':
      return `${event.file} is older than ${event.after}, which is applied already: applying it now`;
    case 'retrying':
      return `${event.file}: ${event.reason}; attempt ${event.attempt + 1} in ${(event.waitMilliseconds / 1000).toFixed(1)} s`;
    case 'step':
      return `${event.file}: ${event.what}`;
    case 'progress':
      return `${event.file}: ${event.what}: ${describeProgress(event)}`;
    case 'warning':
      return `warning: ${event.message}`;
  }
}

type Progress = Extract<MigrationEvent, { kind: 'progress' }>;

/** `300,000 of about 1,000,000 rows, about 40 s left`. */
function describeProgress({ done, total, leftMilliseconds }: Progress): string {
  const count = (rows: number) => rows.toLocaleString('en');
  const left =
    leftMilliseconds === undefined ? '' : `, about ${Math.ceil(leftMilliseconds / 1000)} s left`;
  return `${count(done)} of about ${count(Math.max(done, total))} rows${left}`;
}
