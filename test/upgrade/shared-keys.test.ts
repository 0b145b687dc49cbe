import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { dryRun } from '../../src/upgrade/dry-run.ts';
import { rollback } from '../../src/upgrade/rollback.ts';
import { serverScratch } from '../harness/engines.ts';
import { one, refusal, run } from '../sql/support/call.ts';
import { foundStatements } from '../starts/found-starts.ts';
import { chapterId, INES, scriptId } from '../starts/ids.ts';
import { openStart } from '../starts/open-start.ts';

const BASE = '20250828000000';
const ines = { role: 'authenticated', userId: INES } as const;

const DEFINED = `
select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as index, pg_get_constraintdef(k.oid) as "constraint",
       coalesce(obj_description(k.oid, 'pg_constraint'), obj_description(i.indexrelid, 'pg_class')) as comment
  from pg_index i left join pg_constraint k on k.conindid = i.indexrelid and k.contype = 'u'
 where i.indexrelid::regclass::text in ('one_name', 'by_folded_name', 'one_of_a_kind', 'scripts_slug_key') order by 1`;

describe.each(['postgres', 'embedded'] as const)(
  'on %s, unique keys of the application',
  (engine) => {
    let db: Database;
    let close = () => Promise.resolve();
    let before: unknown[];

    const defined = async () => (await db.pool.query(DEFINED)).rows;
    const versions = async () =>
      (
        await db.pool.query(
          `select version, status::text, script_name, left(script, 10) as script from public.scripts
          where chapter_id = $1 and user_id = $2 and script_style = 'cinematic_movie' order by version`,
          [chapterId(1), INES],
        )
      ).rows;

    beforeAll(async () => {
      ({ db, close } = await openStart(engine, 'deployed'));
      for (const statement of foundStatements('shared-keys')) await db.pool.query(statement);
      before = await defined();
    });
    afterAll(() => close());

    test('are told by the dry run, and hold among active versions afterwards', async () => {
      const { left } = await dryRun(db, { scratch: serverScratch });
      expect(left.sharedKeys).toEqual([
        'public.by_folded_name',
        'public.one_name',
        'public.one_of_a_kind',
      ]);
      await migrate(db);
      expect(await defined()).toMatchObject([
        {
          index: expect.stringMatching(
            / INCLUDE \(service_used\) WHERE \(status = 'active'::(public\.)?script_status\)$/,
          ),
        },
        { index: expect.stringMatching(/ WHERE \(status = 'active'/), comment: 'One name a user.' },
        {
          index: expect.stringMatching(
            / WHERE \(\(user_id IS NOT NULL\) AND \(NOT shared\) AND \(status = 'active'/,
          ),
        },
        { name: 'scripts_slug_key', constraint: 'UNIQUE (slug)' },
      ]);
      expect((await verify(db)).filter(({ ok }) => !ok)).toEqual([]);
    });

    test('let old code overwrite, and a version be restored, with the name that they share', async () => {
      await run(db, ines, "update legacy.scripts set script = 'OVERWRITE' where id = $1", [
        scriptId(1),
      ]);
      await one(db, ines, 'select id from public.restore_script_version($1)', [scriptId(1)]);
      const name = 'The Lamp - cinematic';
      expect(await versions()).toEqual([
        { version: 1, status: 'approved', script_name: name, script: 'INT. LAMP ' },
        { version: 2, status: 'active', script_name: name, script: 'OVERWRITE' },
        { version: 3, status: 'draft', script_name: name, script: 'INT. LAMP ' },
      ]);
      expect(
        await run(db, ines, 'select script_name from legacy.scripts where id = $1', [scriptId(1)]),
      ).toEqual([{ script_name: name }]);
    });

    test('keep another script from going on the air with that name', async () => {
      const insert = `insert into legacy.scripts (chapter_id, user_id, script_style, script, script_name)
      values ($1, $2, 'noir', 'FADE IN:', 'The Lamp - cinematic')`;
      expect(await refusal(run(db, ines, insert, [chapterId(2), INES]))).toMatchObject({
        code: '23505',
      });
    });

    test('keep the way back from beginning where scripts share a name that are not active', async () => {
      const { id } = await one(
        db,
        ines,
        `insert into public.scripts (chapter_id, user_id, script_style, script, script_name)
       values ($1, $2, 'noir', 'FADE IN:', 'The Lamp - cinematic') returning id`,
        [chapterId(2), INES],
      );
      await expect(rollback(db, { to: BASE, dryRun: true })).rejects.toMatchObject({
        code: 'migration.blocked',
        details: { found: [{ kind: 'values', name: 'public.one_name', rows: 1 }] },
      });
      await db.pool.query("update public.scripts set script_name = 'Noir' where id = $1", [id]);
      expect((await rollback(db, { to: BASE, dryRun: true })).along).toEqual([]);
    });

    test('are as they were after the way back, and no returning or edited version breaks them', async () => {
      const made = await versions();
      await rollback(db, { to: BASE });
      expect(await defined()).toEqual(before);
      await db.pool.query("update public.scripts set script = 'EDITED' where id = $1", [
        scriptId(1),
      ]);
      await migrate(db);
      expect((await versions()).map(({ script }) => script)).toEqual([
        ...made.map(({ script }) => script),
        'EDITED',
      ]);
      expect((await verify(db)).filter(({ ok }) => !ok)).toEqual([]);
    });

    test('stay away where their owner dropped them since', async () => {
      await db.pool.query('drop index public.by_folded_name');
      await rollback(db, { to: BASE });
      expect(await defined()).toEqual(before.slice(1));
    });
  },
);
