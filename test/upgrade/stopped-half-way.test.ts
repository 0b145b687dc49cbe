import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { splitStatements } from '../../src/db/migration-files/split-statements.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { type Fingerprint, fingerprint, losses } from '../starts/fingerprint.ts';
import { expectEndState } from './end-state.ts';
import { onStart } from './on-start.ts';
import { PHASE_1A } from './phase-1a-files.ts';

/** Runs `work` and takes back all that it did. */
async function undone<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    return await work();
  } finally {
    await client.query('rollback');
  }
}

interface State {
  schema: string;
  rows: Fingerprint;
}

const stateOf = async (client: pg.Client): Promise<State> => ({
  schema: await schemaSnapshot(client),
  rows: await fingerprint(client),
});

/** What people go on writing while the file is half-way: what is refused there and then is no matter. */
const WRITES = [
  `insert into public.scripts (chapter_id, user_id, script_style, script)
   select chapter_id, user_id, script_style, 'FADE IN: meanwhile.' from public.scripts`,
  `insert into public.scripts (chapter_id, user_id, script_style, script)
   select c.id, b.user_id, 'meanwhile', 'FADE IN: new.' from public.chapters c join public.books b on b.id = c.book_id`,
  "update public.scripts set status = 'active' where script <> ''",
  'update public.scripts set status = null, version = null',
  'update public.scripts set evaluation_score = 999',
  // Later a trigger of 20251004000007 refuses it.
  `update public.scripts set character_ids = array['00000000-0000-4000-8000-000000000000'::uuid]
    where exists (select from goldenrod_archive.starting_points where file = '20251004000001' and converted_at is null)`,
  `insert into public.image_generations (video_generation_id) select id from public.video_generations`,
  `insert into public.audio_generations (video_generation_id, audio_type) select id, 'narrator' from public.video_generations`,
  'update public.image_generations set character_id = gen_random_uuid()',
];

async function writeWhatIsAllowed(client: pg.Client): Promise<void> {
  for (const write of WRITES) {
    await client.query('savepoint write');
    await client.query(write).catch(() => client.query('rollback to savepoint write'));
  }
}

/** A comment or a right is nothing to stop after that its neighbour is not. */
const isBoundary = (statement: string): boolean => !/^(comment on|revoke) /.test(statement);

describe.each(['deployed', 'planned', 'verbatim-on-deployed-by-hand'] as const)('%s', (start) => {
  test.each(PHASE_1A.map((file, place) => ({ ...file, place })))(
    '$name, stopped after any statement',
    async ({ up, down, place }) => {
      await onStart(sharedServer(), start, async (client) => {
        const before = await stateOf(client);
        const after = await undone(client, async () => {
          await client.query(up);
          return stateOf(client);
        });
        const statements = splitStatements(up).map(({ text }) => text);
        for (const [number, statement] of statements.entries()) {
          await client.query(statement);
          if (!isBoundary(statement)) continue;
          const stop = `after statement ${number + 1}: ${statement.slice(0, 60)}`;

          const again = await undone(client, async () => {
            await client.query(up);
            return stateOf(client);
          });
          expect(again.schema, stop).toBe(after.schema);
          expect(losses(after.rows, again.rows), stop).toEqual([]);

          await undone(client, async () => {
            await writeWhatIsAllowed(client);
            await client.query(up);
            await expectEndState(client, place);
          });

          const back = await undone(client, async () => {
            await client.query('savepoint down');
            await client.query(down).catch(async (error: pg.DatabaseError) => {
              // Nothing was noted yet, so nothing was changed yet.
              expect(error.code, stop).toBe('GR011');
              await client.query('rollback to savepoint down');
            });
            return stateOf(client);
          });
          expect(back.schema, stop).toBe(before.schema);
          expect(losses(before.rows, back.rows), stop).toEqual([]);
        }
      });
    },
  );
});
