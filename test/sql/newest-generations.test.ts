import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { describeEngines } from '../harness/engines.ts';
import { as, OWNER, run } from './support/call.ts';
import { openStudio, type Studio } from './support/studio.ts';

const LOWEST = '00000000-0000-0000-0000-000000000000';
const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** What a table has besides, in the order of an insert. */
const MORE = {
  image_generations: ['', ''],
  audio_generations: ['audio_type, ', "'character', "],
} as const;

describeEngines('the generations that a user sees', (open) => {
  let db: Database;
  let studio: Studio;

  beforeAll(async () => {
    db = await open();
    studio = await openStudio(db);
  });

  describe.each(['image_generations', 'audio_generations'] as const)('in %s', (table) => {
    it('are found by the indexes of all three owners', async () => {
      const plan = await as(db, studio.user, async (client) => {
        // Few rows are read whole, whatever the policy.
        await client.query('set local enable_seqscan = off');
        const { rows } = await client.query(
          `explain (format json) select * from public.${table} order by created_at desc limit 50`,
        );
        return JSON.stringify(rows);
      });
      for (const index of ['user', 'video', 'character_id']) {
        expect(plan).toContain(`idx_${table}_${index}`);
      }
    });

    it('are all of theirs, whatever their id', async () => {
      const [column, value] = MORE[table];
      const insert = `insert into public.${table} (${column}id, user_id) values (${value}$1, $2)`;
      for (const id of [LOWEST, HIGHEST]) await run(db, OWNER, insert, [id, studio.user.userId]);
      const seen = await run(db, studio.user, `select id from public.${table} order by id`);
      expect(seen).toEqual([{ id: LOWEST }, { id: HIGHEST }]);
    });
  });
});
