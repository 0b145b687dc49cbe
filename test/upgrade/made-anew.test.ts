import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import type { MigrationEvent } from '../../src/db/migration-files/events.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { PHASE_1A } from '../../src/upgrade/phase-1a/phase-1a.ts';
import { BORIS, chapterId, INES, MARA, scriptId } from '../starts/ids.ts';
import { openStart } from '../starts/open-start.ts';

const BASE = '20250828000000';
const FIRST = '20251004000001';
const V1 = 'INT. LAMP ROOM - NIGHT';
const V2 = '50000000-0000-4000-8000-000000000902';
const V3 = '50000000-0000-4000-8000-000000000903';
const LED2 = '50000000-0000-4000-8000-000000000912';
const WATER2 = '50000000-0000-4000-8000-000000000922';
const MINE = '50000000-0000-4000-8000-000000000931';
const MINE2 = '50000000-0000-4000-8000-000000000932';
const IN_ITS_PLACE = '50000000-0000-4000-8000-000000000933';
const LONG_AGO = '2025-06-01T10:00:00.000Z';

/** Versions and judgements on the lamp, a second version on both of Boris's, lineage alone on the caravan. */
const WORK = `
  set session_replication_role = replica;
  update public.scripts set status = 'approved' where id in ('${scriptId(1)}', '${scriptId(10)}', '${scriptId(11)}');
  insert into public.scripts (id, chapter_id, user_id, script_style, script, version, status, parent_id) values
    ('${V2}', '${chapterId(1)}', '${INES}', 'cinematic_movie', 'SECOND', 2, 'active', '${scriptId(1)}'),
    ('${V3}', '${chapterId(1)}', '${INES}', 'cinematic_movie', 'THIRD', 3, 'draft', '${V2}'),
    ('${LED2}', '${chapterId(5)}', '${BORIS}', 'cinematic_movie', 'LED 2', 2, 'active', '${scriptId(10)}'),
    ('${WATER2}', '${chapterId(6)}', '${BORIS}', 'emotional_match', 'VODA 2', 2, 'active', '${scriptId(11)}'),
    ('${MINE}', '${chapterId(4)}', '${INES}', 'anew', 'MINE', 1, 'approved', null),
    ('${MINE2}', '${chapterId(4)}', '${INES}', 'anew', 'MINE 2', 2, 'active', '${MINE}');
  update public.scripts set text_hash = 'of the old text', created_by = '${BORIS}', origin = 'import' where id in ('${scriptId(5)}', '${scriptId(2)}');
  insert into public.script_evaluations (script_id, user_id, evaluator, score) values
    ('${scriptId(1)}', '${INES}', 'one', 40), ('${V2}', '${INES}', 'two', 90), ('${V3}', '${INES}', 'three', 10);
  insert into goldenrod.cast_reasons (script_id, character_id, chosen) values ('${V3}', '${MARA}', true);
  set session_replication_role = origin`;

/** After the rollback: three ids are used anew, and three rows are written in place. */
const MEANWHILE = `
  delete from public.scripts where id in ('${scriptId(1)}', '${scriptId(5)}', '${MINE}');
  insert into public.scripts (id, chapter_id, user_id, script_style, script, updated_at) values
    ('${scriptId(1)}', '${chapterId(1)}', '${INES}', 'cinematic_movie', 'ANEW', '2030-01-01'),
    ('${scriptId(5)}', '${chapterId(4)}', '${INES}', 'cinematic_movie', 'CARAVAN ANEW', default),
    ('${V3}', '${chapterId(2)}', '${INES}', 'noir', 'TAKEN', default),
    ('${IN_ITS_PLACE}', '${chapterId(4)}', '${INES}', 'anew', 'IN ITS PLACE', default);
  update public.scripts set script = 'SKERRY EDITED' where id = '${scriptId(2)}';
  update public.scripts set script = 'LED EDITED' where id = '${scriptId(10)}';
  set session_replication_role = replica;
  update public.scripts set script = 'VODA EDITED', updated_at = '${LONG_AGO}' where id = '${scriptId(11)}';
  set session_replication_role = origin`;

interface Script {
  id: string;
  version: number;
  status: string;
  script: string;
  created_at: Date;
  updated_at: Date;
}

describe.each(['postgres', 'embedded'] as const)(
  'on %s, what was written after a rollback',
  (engine) => {
    let db: Database;
    let close = () => Promise.resolve();
    let editedAt: Date | undefined;
    let migratedAt: Date | undefined;

    beforeAll(async () => {
      ({ db, close } = await openStart(engine, 'deployed'));
      await migrate(db);
      await query(WORK);
      await rollback(db, { to: BASE });
      await query(MEANWHILE);
      [editedAt] = (await of(BORIS, 5, 'cinematic_movie')).map(({ updated_at }) => updated_at);
      migratedAt = new Date();
      await migrate(db);
    });
    afterAll(() => close());

    async function query(sql: string): Promise<void> {
      const client = await db.pool.connect();
      try {
        for (const statement of sql.split(';')) await client.query(statement);
      } finally {
        client.release();
      }
    }
    const all = async <T>(sql: string) => (await db.pool.query(sql)).rows as T[];
    const of = (user: string, chapter: number, style: string) =>
      all<Script>(
        `select s.*, split_part(script, E'\\r', 1) as script from public.scripts s where user_id = '${user}'
          and chapter_id = '${chapterId(chapter)}' and script_style = '${style}' order by (to_jsonb(s) ->> 'version')::integer`,
      );
    const brief = (found: Script[]) =>
      found.map(({ version, status, script }) => [version, status, script]);
    const idOf = async (script: string) =>
      (
        await all<Script>(
          `select id from public.scripts where script like '${script}%' and user_id = '${INES}' and chapter_id = '${chapterId(1)}' and script_style = 'cinematic_movie'`,
        )
      )[0]?.id;

    test('a script made anew under the id of the one that stayed keeps id, text and times; that one returns beside it', async () => {
      const found = await of(INES, 1, 'cinematic_movie');
      expect(brief(found)).toEqual([
        [1, 'approved', V1],
        [2, 'approved', 'SECOND'],
        [3, 'draft', 'THIRD'],
        [4, 'active', 'ANEW'],
      ]);
      expect(found[3]).toMatchObject({ id: scriptId(1), updated_at: new Date('2030-01-01') });
      expect(found[1]?.id).toBe(V2);
    });

    test('one made anew under the id of one that was taken out keeps it as well', async () => {
      expect(await of(INES, 2, 'noir')).toMatchObject([
        { id: V3, version: 1, status: 'active', script: 'TAKEN' },
      ]);
    });

    test('old code finds both by these ids, and one that took the place of another as well', async () => {
      const shown = await all<{ id: string; script: string }>(
        `select id, script from legacy.scripts where script in ('ANEW', 'TAKEN', 'IN ITS PLACE') order by script`,
      );
      expect(shown).toEqual([
        { id: scriptId(1), script: 'ANEW' },
        { id: IN_ITS_PLACE, script: 'IN ITS PLACE' },
        { id: V3, script: 'TAKEN' },
      ]);
    });

    test('what the archive had about a version follows it to its new id: parents, evaluations, reasons of casts', async () => {
      const parents =
        await all(`select script, (select p.script from public.scripts p where p.id = s.parent_id) is not null as has_parent
      from public.scripts s where script in ('SECOND', 'THIRD') order by 1`);
      expect(parents).toEqual([
        { script: 'SECOND', has_parent: true },
        { script: 'THIRD', has_parent: true },
      ]);
      const judged = await all(
        `select e.evaluator, split_part(s.script, E'\\r', 1) as script from public.script_evaluations e
         join public.scripts s on s.id = e.script_id where e.evaluator in ('one', 'two', 'three') order by e.score`,
      );
      expect(judged).toEqual([
        { evaluator: 'three', script: 'THIRD' },
        { evaluator: 'one', script: V1 },
        { evaluator: 'two', script: 'SECOND' },
      ]);
      expect(await all('select script_id from goldenrod.cast_reasons')).toEqual([
        { script_id: await idOf('THIRD') },
      ]);
    });

    test('lineage of a script that is gone is not put on the one made anew', async () => {
      const [made] = await all(
        `select script, text_hash, created_by, origin from public.scripts where id = '${scriptId(5)}'`,
      );
      expect(made).toEqual({
        script: 'CARAVAN ANEW',
        text_hash: null,
        created_by: null,
        origin: 'legacy',
      });
    });

    test('an edit in place becomes a version of the time when it was written', async () => {
      const edited = (await of(BORIS, 5, 'cinematic_movie')).at(-1);
      expect(edited).toMatchObject({ script: 'LED EDITED', status: 'active' });
      expect(edited?.updated_at).toEqual(editedAt);
      expect(edited?.created_at).toEqual(editedAt);
    });

    test('where nothing notes that time, it is that of the migrate', async () => {
      const edited = (await of(BORIS, 6, 'emotional_match')).at(-1);
      expect(edited).toMatchObject({ script: 'VODA EDITED', status: 'active' });
      expect(edited?.updated_at.getTime()).toBeGreaterThanOrEqual(
        (migratedAt?.getTime() ?? 0) - 1000,
      );
      expect(edited?.created_at).toEqual(edited?.updated_at);
    });

    test('an edit of a script that has one version alone has its own hash', async () => {
      const found = await of(INES, 1, 'emotional_match');
      expect(brief(found)).toEqual([[1, 'active', 'SKERRY EDITED']]);
      expect(
        await all(
          `select text_hash = goldenrod.hash(script) as is_its_own from public.scripts where id = '${scriptId(2)}'`,
        ),
      ).toEqual([{ is_its_own: true }]);
    });

    test('all of it goes there and back again', async () => {
      expect((await verify(db)).filter(({ ok }) => !ok)).toEqual([]);
      // What somebody deleted does not come back by itself.
      expect(
        await all("select id from goldenrod_archive.rows where file = '20251004000001'"),
      ).toEqual([{ id: MINE }]);
      const before = await of(INES, 1, 'cinematic_movie');
      await rollback(db, { to: BASE });
      await migrate(db);
      expect(await of(INES, 1, 'cinematic_movie')).toEqual(before);
    });

    test.skipIf(engine === 'embedded')(
      'also what is made anew while --online prepares',
      async () => {
        await rollback(db, { to: BASE });
        const stayed = await idOf('ANEW');
        const online = { upgrade: PHASE_1A };
        const onEvent = (event: MigrationEvent) => {
          if (event.kind === 'started' && event.file.startsWith(FIRST)) throw new Error('stopped');
        };
        await expect(migrate(db, { to: FIRST, online, onEvent })).rejects.toThrow('stopped');
        await query(`delete from public.scripts where id = '${stayed}';
      insert into public.scripts (id, chapter_id, user_id, script) values ('${stayed}', '${chapterId(1)}', '${INES}', 'AT LAST')`);
        await migrate(db, { to: FIRST, online });
        const found = await of(INES, 1, 'cinematic_movie');
        expect(brief(found)).toEqual([
          [1, 'approved', V1],
          [2, 'approved', 'SECOND'],
          [3, 'draft', 'THIRD'],
          [4, 'approved', 'ANEW'],
          [5, 'active', 'AT LAST'],
        ]);
        expect(found[4]?.id).toBe(stayed);
      },
    );
  },
);
