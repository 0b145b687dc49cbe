import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isPgError } from '../../src/db/pg-error.ts';
import type { StartName } from '../starts/build-start.ts';
import { BORIS, chapterId, INES, videoId } from '../starts/ids.ts';

/** One statement of the application from before Phase 1A, that can be told from all others. */
export interface Write {
  text: string;
  values: unknown[];
  /** Whether it happened, for when the connection broke before the answer came. */
  trace: { text: string; values: unknown[] };
}

/** What a start allows: which columns there are, and whether a key can have several scripts. */
interface Dialect {
  hasStatus: boolean;
  severalOfAKey: boolean;
  words: readonly (string | null)[];
}

const DIALECTS: Partial<Record<StartName, Dialect>> = {
  planned: { hasStatus: false, severalOfAKey: false, words: [] },
  verbatim: { hasStatus: true, severalOfAKey: true, words: ['active', 'draft'] },
  'verbatim-on-deployed': { hasStatus: true, severalOfAKey: true, words: ['ready', 'approved'] },
  'verbatim-on-deployed-by-hand': {
    hasStatus: true,
    severalOfAKey: true,
    words: ['ready', 'approved'],
  },
};
const WITH_WORDS: Dialect = {
  hasStatus: true,
  severalOfAKey: false,
  words: ['ready', 'ready', 'draft', 'approved', 'rejected', 'whatever', '', null],
};

const pick = <T>(items: readonly T[]): T => {
  const item = items[randomInt(items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

const uuid = (kind: string, writer: number, n: number): string =>
  `${kind}0000000-0000-4000-9000-${String(writer).padStart(4, '0')}${String(n).padStart(8, '0')}`;

/**
 * A session that writes as the application from before Phase 1A does, on rows of its own and on
 * rows that were there, until the old shape is no longer. What it was told is committed is in `log`.
 */
export class OldWriter {
  readonly log: Write[] = [];
  /** Refused for reasons of the new rules that come a moment before the new shape. */
  refused = 0;
  private going = true;
  private made = 0;
  private keys = 0;
  private readonly running: Promise<void>;
  private readonly url: string;
  private readonly number: number;

  constructor(url: string, start: StartName, number: number) {
    this.url = url;
    this.number = number;
    this.running = this.run(DIALECTS[start] ?? WITH_WORDS);
  }

  /** Ends the writing; throws what went wrong in it. */
  async stop(): Promise<void> {
    this.going = false;
    await this.running;
  }

  private async run(dialect: Dialect): Promise<void> {
    let client: pg.Client | undefined;
    while (this.going) {
      await sleep(PAUSE_MS);
      const write = this.next(dialect);
      try {
        client ??= await this.connect();
        if (!(await this.commit(client, write))) break;
      } catch (error) {
        if (isPgError(error) && error.code === '23505') {
          this.refused += 1;
          await client?.query('rollback');
        } else if (isPgError(error) && !error.code.startsWith('57')) {
          throw error;
        } else {
          // The server went away: see whether it had been done.
          client?.end().catch(() => undefined);
          client = await this.reconnect();
          if (client !== undefined && (await happened(client, write))) this.log.push(write);
        }
      }
    }
    await client?.end();
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  private async reconnect(): Promise<pg.Client | undefined> {
    for (;;) {
      try {
        return await this.connect();
      } catch {
        await sleep(50);
      }
    }
  }

  /** False when the scripts have their new shape: from there on old code has the schema legacy. */
  private async commit(client: pg.Client, write: Write): Promise<boolean> {
    await client.query('begin');
    let error: unknown;
    try {
      await client.query(write.text, write.values);
    } catch (cause) {
      error = cause;
      if (!isPgError(cause)) throw cause;
      await client.query('rollback');
      await client.query('begin');
    }
    const converted = await isConverted(client);
    if (converted || error !== undefined) {
      await client.query('rollback');
      if (converted) return false;
      throw error;
    }
    await client.query('commit');
    this.log.push(write);
    return true;
  }

  private next(dialect: Dialect): Write {
    const n = this.made;
    this.made += 1;
    const kind = randomInt(10);
    if (this.keys === 0 || kind < 4) return this.insertScript(dialect, n);
    if (kind < 6) return this.updateScript(dialect, n);
    if (kind < 7) return this.updateOther(n);
    return this.insertMedia(n);
  }

  private insertScript({ hasStatus, severalOfAKey, words }: Dialect, n: number): Write {
    const first = !severalOfAKey || this.keys === 0 || randomInt(2) === 0;
    if (first) this.keys += 1;
    const style = `w${this.number}-${this.keys}`;
    const id = uuid('5', this.number, n);
    const text = pick([`FADE IN: ${style}.`, `FADE IN: ${style}.`, `FADE IN: ${style}.`, '', null]);
    const values: unknown[] = [
      id,
      chapterId(this.number % 2 === 0 ? 1 : 5),
      this.number % 2 === 0 ? INES : BORIS,
      style,
      // The first of a key has a text: which of several is active must not be a matter of chance.
      severalOfAKey && first ? `FADE IN: ${style}.` : text,
      new Date(Date.UTC(2025, 10, 1) + n * 1000).toISOString(),
      JSON.stringify({ op: n }),
    ];
    const word = first && severalOfAKey ? words[0] : pick([...words, words[0] ?? null]);
    if (hasStatus) values.push(word);
    return {
      text: `insert into public.scripts (id, chapter_id, user_id, script_style, script, created_at, metadata${hasStatus ? ', status' : ''})
             values ($1, $2, $3, $4, $5, $6, $7${hasStatus ? ', $8' : ''})`,
      values,
      trace: { text: 'select from public.scripts where id = $1', values: [id] },
    };
  }

  /** In place, as the application overwrites a script; its status where a key has but one. */
  private updateScript({ hasStatus, severalOfAKey, words }: Dialect, n: number): Write {
    const id = uuid('5', this.number, randomInt(n));
    const op = JSON.stringify({ op: n });
    const trace = traceOf('scripts', id, op);
    if (severalOfAKey) {
      return {
        text: 'update public.scripts set character_details = $2, metadata = $3 where id = $1',
        values: [id, `Mara, ${n}`, op],
        trace,
      };
    }
    const status = hasStatus ? ', status = $4' : '';
    return {
      text: `update public.scripts set script = $2, metadata = $3${status} where id = $1`,
      values: [id, pick([`FADE IN: again, ${n}.`, '']), op, ...(hasStatus ? [pick(words)] : [])],
      trace,
    };
  }

  /** A row that was there, of this writer alone. */
  private updateOther(n: number): Write {
    const id = `5000f000-0000-4000-8000-${String(this.number * 1000 + randomInt(FILLERS)).padStart(12, '0')}`;
    const op = JSON.stringify({ op: n });
    return {
      text: 'update public.scripts set script_name = $2, metadata = $3 where id = $1',
      values: [id, `renamed ${n}`, op],
      trace: traceOf('scripts', id, op),
    };
  }

  private insertMedia(n: number): Write {
    const [table, more, value] = pick([
      ['image_generations', '', ''],
      ['audio_generations', ', audio_type', ", 'narrator'"],
    ] as const);
    const id = uuid(table === 'image_generations' ? '1' : '2', this.number, n);
    return {
      text: `insert into public.${table} (id, video_generation_id, scene_id, created_at${more}) values ($1, $2, $3, $4${value})`,
      values: [
        id,
        pick([null, videoId(1), videoId(3), videoId(4)]),
        `op${n}`,
        '2025-11-01T00:00:00Z',
      ],
      trace: { text: `select from public.${table} where id = $1`, values: [id] },
    };
  }
}

/** A person clicks more slowly; the logs stay short enough to be run again. */
const PAUSE_MS = 3;

/** Scripts of the start that each writer has to itself. */
export const FILLERS = 150;

const traceOf = (table: string, id: string, op: string): Write['trace'] => ({
  text: `select from public.${table} where id = $1 and metadata = $2::jsonb`,
  values: [id, op],
});

async function happened(client: pg.Client, { trace }: Write): Promise<boolean> {
  return (await client.query(trace.text, trace.values)).rows.length > 0;
}

async function isConverted(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('goldenrod_archive.starting_points') is not null as there",
  );
  if (rows[0]?.there !== true) return false;
  await client.query('savepoint look');
  try {
    const found = await client.query(
      "select from goldenrod_archive.starting_points where file = '20251004000001' and converted_at is not null",
    );
    return found.rows.length > 0;
  } catch (error) {
    // Abandoned between the two.
    if (!isPgError(error) || error.code !== '42P01') throw error;
    await client.query('rollback to savepoint look');
    return false;
  }
}
