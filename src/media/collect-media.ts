import { sql } from 'kysely';
import { AppError } from '../contract/error.ts';
import { asActor } from '../db/as-actor.ts';
import type { Database } from '../db/database.ts';
import { clearContent, notedAmong } from './clear-content.ts';
import type { KeptContent, MediaStore } from './store/media-store.ts';
import { type CollectedTakes, collectTakes } from './takes/collect-takes.ts';

export interface CollectOptions {
  /** What came to the store since then stays: an upload notes its owner only once it is whole. */
  before: Date;
  /** Says what would go, and deletes nothing. */
  dryRun?: boolean | undefined;
  /** Also takes that are stale wherever they are in use; without that, none goes. */
  stale?: boolean | undefined;
  /** Also takes that are not in use; without that, none goes. */
  unchosen?: boolean | undefined;
  /** Goes on where the database knows nothing that is in the store. */
  evenAll?: boolean | undefined;
  onProgress?: ((line: string) => void) | undefined;
}

export interface Collected {
  /** What went, or would go. */
  files: number;
  bytes: number;
  /** What stays, in files. */
  kept: number;
  dry_run: boolean;
  /** Where some were told of: takes that went, or would go, before their files. */
  takes?: CollectedTakes | undefined;
}

const SERVICE = { role: 'service_role' } as const;
/** Contents that the database is asked about at a time. */
const BATCH = 1_000;
/** Contents between two words about how far it is. */
const WORD_EVERY = 1_000;

/**
 * Deletes what the store keeps and no row refers to any more; of takes those alone that were told of.
 * Uploads may go on meanwhile: each content is looked at once more, under a lock that whoever records an
 * upload takes as well.
 *
 * @throws AppError `conflict` where the database knows nothing that is in the store and it was not
 *   said that this is right, `media.unreachable`
 */
export async function collectMedia(
  { db, store }: { db: Database; store: MediaStore },
  options: CollectOptions,
): Promise<Collected> {
  const { before, dryRun = false, stale = false, unchosen = false } = options;
  if (!stale && !unchosen) return collectFiles({ db, store }, options);
  const takes = await collectTakes(db, { stale, unchosen, before }, { dryRun });
  return { ...(await collectFiles({ db, store }, options)), takes };
}

async function collectFiles(
  { db, store }: { db: Database; store: MediaStore },
  { before, dryRun = false, evenAll = false, onProgress = () => undefined }: CollectOptions,
): Promise<Collected> {
  const { unowned, seen, owned } = await lookThrough(db, store, before);
  onProgress(`${seen} files are in the store; ${unowned.length} old ones are nobody's.`);
  const loose = await withoutNoted(db, unowned);
  const told = { kept: seen - loose.length, dry_run: dryRun };
  if (dryRun) return { ...told, files: loose.length, bytes: bytesOf(loose) };
  if (owned === 0 && loose.length > 0 && !evenAll) throw strangeStore(seen);
  const gone: KeptContent[] = [];
  for (const [index, content] of loose.entries()) {
    if (await clearContent(db, store, content.sha256)) gone.push(content);
    if ((index + 1) % WORD_EVERY === 0) onProgress(`${index + 1} of ${loose.length} are gone.`);
  }
  return { ...told, files: gone.length, bytes: bytesOf(gone), kept: seen - gone.length };
}

const bytesOf = (contents: KeptContent[]) => contents.reduce((sum, { size }) => sum + size, 0);

interface Looked {
  /** Old, and no account has it. */
  unowned: KeptContent[];
  /** Contents of the store. */
  seen: number;
  /** Those that an account has. */
  owned: number;
}

async function lookThrough(db: Database, store: MediaStore, before: Date): Promise<Looked> {
  const looked: Looked = { unowned: [], seen: 0, owned: 0 };
  let batch: KeptContent[] = [];
  const ask = async () => {
    const owned = await ownedAmong(db, batch);
    looked.seen += batch.length;
    looked.owned += owned.size;
    looked.unowned.push(
      ...batch.filter(({ sha256, kept_at }) => !owned.has(sha256) && kept_at < before),
    );
    batch = [];
  };
  for await (const content of store.list()) {
    batch.push(content);
    if (batch.length === BATCH) await ask();
  }
  await ask();
  return looked;
}

function ownedAmong(db: Database, contents: KeptContent[]): Promise<Set<string>> {
  return asActor(db, SERVICE, async (trx) => {
    const hashes = contents.map(({ sha256 }) => sha256);
    const owned = await trx
      .selectFrom('media_files')
      .select('sha256')
      .distinct()
      .where('sha256', '=', sql<string>`any(${hashes}::text[])`)
      .execute();
    return new Set(owned.map(({ sha256 }) => sha256));
  });
}

/** Leaves out what a generation notes, though its owner gave the file up: that is no loss to hasten. */
async function withoutNoted(db: Database, contents: KeptContent[]): Promise<KeptContent[]> {
  if (contents.length === 0) return [];
  const hashes = contents.map(({ sha256 }) => sha256);
  const noted = await notedAmong(db, hashes);
  return contents.filter(({ sha256 }) => !noted.has(sha256));
}

function strangeStore(seen: number): AppError {
  return new AppError(
    'conflict',
    `none of the ${seen} files in the media store is known to this database, so they may be another's`,
    { hint: 'Check which database and which store it is; --yes deletes them all the same.' },
  );
}
