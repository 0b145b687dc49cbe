import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { opener } from '../harness/engines.ts';
import { until } from '../harness/until.ts';
import { become, OWNER, refusal, run, withConnections } from '../sql/support/call.ts';
import { addScript, openStudio, type Studio } from '../sql/support/studio.ts';

/** Each is done by somebody who has the version locked, while somebody else deletes Mara. */
const WRITES = {
  'a cast that is written without her': (script: string) => [
    "update public.scripts set character_ids = '{}' where id = $1",
    [script],
  ],
  'cues that name her no more': (script: string) => [
    "select goldenrod.cast_by_cues($1, '{}')",
    [script],
  ],
  'cues that name her elsewhere': (script: string, studio: Studio) => [
    'select goldenrod.cast_by_cues($1, $2)',
    [script, [studio.characters[1], studio.characters[0]]],
  ],
} satisfies Record<string, (script: string, studio: Studio) => [string, unknown[]]>;

describe('a character that is deleted while somebody writes a version', () => {
  const open = opener('postgres');
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });

  const somebodyWaits = () =>
    until(async () => {
      const rows = await run(
        db,
        OWNER,
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      return rows.length === 1;
    });

  it.each(Object.entries(WRITES))('waits for %s, and nobody waits in a ring', async (_, write) => {
    const studio = await openStudio(db);
    const [mara, tom] = studio.characters;
    const { id } = await addScript(db, studio, { text: 'INT. QUAY' });
    await run(db, studio.user, 'select goldenrod.cast_by_cues($1, $2)', [id, [mara, tom]]);
    await withConnections(db, 2, async ([writer, deleter]) => {
      if (!writer || !deleter) throw new Error('two sessions were asked for');
      for (const session of [writer, deleter]) {
        await session.query('begin');
        await become(session, studio.user);
      }
      await writer.query("update public.scripts set script = 'EXT. SEA' where id = $1", [id]);
      const deletion = deleter.query('delete from public.characters where id = $1', [mara]);
      await somebodyWaits();
      await writer.query(...write(id, studio));
      await writer.query('commit');
      await deletion;
      await deleter.query('commit');
    });
    const [row] = await run(db, OWNER, 'select character_ids from public.scripts where id = $1', [
      id,
    ]);
    expect(row?.character_ids).not.toContain(mara);
    expect(
      await run(db, OWNER, 'select from goldenrod.cast_reasons where character_id = $1', [mara]),
    ).toEqual([]);
  });

  it('is gone for who would take her into a cast meanwhile: they are told at once', async () => {
    const studio = await openStudio(db);
    const [mara] = studio.characters;
    const { id } = await addScript(db, studio);
    await withConnections(db, 1, async ([deleter]) => {
      if (!deleter) throw new Error('a session was asked for');
      await deleter.query('begin');
      await become(deleter, studio.user);
      await deleter.query('delete from public.characters where id = $1', [mara]);
      const take = run(
        db,
        studio.user,
        'update public.scripts set character_ids = $2 where id = $1',
        [id, [mara]],
      );
      expect((await refusal(take)).code).toBe('GR003');
      await deleter.query('commit');
    });
  });

  it('waits for whoever renames her, and then takes her in', async () => {
    const studio = await openStudio(db);
    const [mara] = studio.characters;
    const { id } = await addScript(db, studio);
    await withConnections(db, 1, async ([namer]) => {
      if (!namer) throw new Error('a session was asked for');
      await namer.query('begin');
      await become(namer, studio.user);
      await namer.query("update public.characters set name = 'Martha' where id = $1", [mara]);
      const taken = run(
        db,
        studio.user,
        'update public.scripts set character_ids = $2 where id = $1',
        [id, [mara]],
      );
      await somebodyWaits();
      await namer.query('commit');
      await taken;
    });
    const [row] = await run(db, OWNER, 'select character_ids from public.scripts where id = $1', [
      id,
    ]);
    expect(row?.character_ids).toEqual([mara]);
  });
});
