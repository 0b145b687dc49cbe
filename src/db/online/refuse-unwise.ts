import { AppError } from '../../contract/error.ts';
import type { Queryable } from '../migration-files/history.ts';
import type { MigrationFile } from '../migration-files/migration-files.ts';
import { freeSpace } from './free-space.ts';
import type { OnlineLimits } from './online-limits.ts';
import { isCostly, type Upgrade } from './upgrade.ts';

/** Asks a person. */
export type Confirm = (question: string) => Promise<boolean>;

interface Circumstances {
  pending: readonly MigrationFile[];
  upgrade: Upgrade;
  limits: OnlineLimits;
  confirm: Confirm | undefined;
}

/**
 * Throws `db.busy` where somebody else would hold an online migration up for nobody knows how
 * long, `db.failed` where the disk is too small, `migration.needs_consent` where it cannot be seen
 * and nobody says that it is large enough.
 */
export async function refuseUnwise(
  observer: Queryable,
  { pending, upgrade, limits, confirm }: Circumstances,
): Promise<void> {
  if (pending.length === 0) return;
  await refuseOldTransactions(observer, limits.oldTransactionMinutes);
  await refusePrepared(observer);
  await refuseIdleSlots(observer);
  // The other files write next to nothing.
  if (isCostly(upgrade, pending)) {
    await refuseSmallDisk(observer, await upgrade.estimateSpace(observer), confirm);
  }
}

const OLD_TRANSACTIONS = `
select pid, coalesce(usename, '') as "user", coalesce(application_name, '') as application,
       coalesce(state, '') as state, floor(extract(epoch from clock_timestamp() - xact_start) / 60)::integer as minutes
  from pg_catalog.pg_stat_activity
 where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
   and xact_start < clock_timestamp() - make_interval(mins => $1)
 order by xact_start`;

interface OldTransaction {
  pid: number;
  user: string;
  application: string;
  state: string;
  minutes: number;
}

async function refuseOldTransactions(observer: Queryable, minutes: number): Promise<void> {
  const { rows } = await observer.query(OLD_TRANSACTIONS, [minutes]);
  const found = rows as OldTransaction[];
  const [first] = found;
  if (first === undefined) return;
  const told = found.map(
    ({ pid, user, application, state, minutes: age }) =>
      `process ${pid} (${[user, application, state].filter((text) => text !== '').join(', ')}) has a transaction open for ${age} minutes`,
  );
  throw new AppError(
    'db.busy',
    `${told.join('; ')}: an index that is built online would wait for it`,
    {
      hint: `Let it end, or end it with \`select pg_terminate_backend(${first.pid})\`, and run this again.`,
      details: { transactions: found },
    },
  );
}

async function refusePrepared(observer: Queryable): Promise<void> {
  const { rows } = await observer.query(
    `select gid, owner, floor(extract(epoch from clock_timestamp() - prepared) / 60)::integer as minutes
       from pg_catalog.pg_prepared_xacts where database = current_database() order by prepared`,
  );
  const found = rows as { gid: string; owner: string; minutes: number }[];
  const [first] = found;
  if (first === undefined) return;
  const told = found.map(
    ({ gid, owner, minutes }) => `"${gid}" of ${owner}, prepared ${minutes} minutes ago`,
  );
  throw new AppError(
    'db.busy',
    `a prepared transaction is waiting for its commit (${told.join('; ')}): an index that is built online would wait for it`,
    {
      hint: `Finish it: \`commit prepared '${first.gid}'\` or \`rollback prepared '${first.gid}'\`.`,
      details: { prepared: found },
    },
  );
}

/** A slot that nobody reads keeps everything that is written, until the disk is full. */
async function refuseIdleSlots(observer: Queryable): Promise<void> {
  const { rows } = await observer.query(
    `select slot_name as name, coalesce(database, '') as database,
            pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) as kept
       from pg_catalog.pg_replication_slots
      where not active and restart_lsn is not null and not pg_is_in_recovery()`,
  );
  const found = rows as { name: string; database: string; kept: string }[];
  const [first] = found;
  if (first === undefined) return;
  const told = found.map(({ name, kept }) => `"${name}" (${kept} so far)`);
  throw new AppError(
    'db.busy',
    `nobody reads the replication slot ${told.join(', ')}: the server would keep all that this migration writes`,
    {
      hint: `Start its reader, or drop it: \`select pg_drop_replication_slot('${first.name}')\`.`,
      details: { slots: found },
    },
  );
}

/** Below this the disk is no question. */
const NO_QUESTION_BYTES = 256 * 1024 * 1024;

async function refuseSmallDisk(
  observer: Queryable,
  needed: number,
  confirm: Confirm | undefined,
): Promise<void> {
  if (needed < NO_QUESTION_BYTES) return;
  const free = await freeSpace(observer);
  if (free === undefined) {
    const question = `The migration needs about ${inGigabytes(needed)} of disk for a while, and how much the server has free cannot be seen from here. Is it enough?`;
    if (await confirm?.(question)) return;
    throw new AppError(
      'migration.needs_consent',
      `this needs about ${inGigabytes(needed)} on the server's disk, which cannot be seen from here`,
      {
        hint: 'Look at the disk of the server, then add --yes.',
        details: { needed_bytes: needed },
      },
    );
  }
  if (free >= needed) return;
  throw new AppError(
    'db.failed',
    `the disk of the server has ${inGigabytes(free)} free, and this needs about ${inGigabytes(needed)}`,
    {
      hint: 'Make room first: a disk that runs full stops the whole server.',
      details: { needed_bytes: needed, free_bytes: free },
    },
  );
}

function inGigabytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}
