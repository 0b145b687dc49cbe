import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { rollback } from '../../src/upgrade/rollback.ts';
import { OWNER, one, refusal } from '../sql/support/call.ts';
import { chapterId, INES, scriptId } from '../starts/ids.ts';
import { openStart } from '../starts/open-start.ts';

const BASE = '20250828000000';
const ines = { role: 'authenticated', userId: INES } as const;
const CREATE = `select project, label, width, version from public.create_script_version($1, 'INT. PIER - DAY', $2, parent_id => $3)`;

describe.each(['postgres', 'embedded'] as const)(
  'on %s, columns of the application that need a value',
  (engine) => {
    let db: Database;
    let close = () => Promise.resolve();
    const project = 'c0000000-0000-4000-8000-0000000000aa';

    beforeAll(async () => {
      ({ db, close } = await openStart(engine, 'deployed'));
      await db.pool.query(
        `alter table public.scripts add project uuid, add label varchar(40), add width int not null default 3`,
      );
      await db.pool.query('update public.scripts set project = $1, label = script_style', [
        project,
      ]);
      await db.pool.query(
        'alter table public.scripts alter project set not null, alter label set not null',
      );
      await migrate(db);
    });
    afterAll(() => close());

    test('let the database verify', async () => {
      expect((await verify(db)).filter(({ ok }) => !ok)).toEqual([]);
    });

    test('go on to a version of another', async () => {
      expect(
        await one(db, ines, CREATE, [chapterId(1), 'cinematic_movie', scriptId(1)]),
      ).toMatchObject({ project, label: 'cinematic_movie', width: 3, version: 2 });
    });

    test('go on to the first version of another style of the chapter', async () => {
      expect(await one(db, ines, CREATE, [chapterId(1), 'noir', null])).toMatchObject({
        project,
        label: 'cinematic_movie',
        version: 1,
      });
    });

    test('go on to a version that is restored', async () => {
      expect(
        await one(db, ines, 'select project from public.restore_script_version($1)', [scriptId(1)]),
      ).toEqual({ project });
    });

    test('are as they are given where somebody gives them', async () => {
      const own = project.replace(/aa$/, 'bb');
      expect(
        await one(
          db,
          ines,
          `insert into public.scripts (chapter_id, user_id, script_style, script, project)
           values ($1, $2, 'noir', 'FADE IN:', $3) returning project, label`,
          [chapterId(1), INES, own],
        ),
      ).toEqual({ project: own, label: expect.any(String) });
    });

    test('are named where the chapter has no script to take them from', async () => {
      const { id } = await one(
        db,
        OWNER,
        `insert into public.chapters (book_id, chapter_number, title, content)
         select book_id, 77, 'New', 'Text.' from public.chapters where id = $1 returning id`,
        [chapterId(1)],
      );
      expect(await refusal(one(db, ines, CREATE, [id, 'noir', null]))).toMatchObject({
        code: '23502',
        column: 'project',
        message: expect.stringContaining('project, label'),
        hint: expect.stringContaining('alter table public.scripts alter column project'),
      });
    });

    test('are there after the way back, and needed', async () => {
      await rollback(db, { to: BASE });
      const { rows } = await db.pool.query(
        `select attname, attnotnull from pg_attribute where attrelid = 'public.scripts'::regclass
         and attname in ('project', 'label', 'width') order by 1`,
      );
      expect(rows).toEqual([
        { attname: 'label', attnotnull: true },
        { attname: 'project', attnotnull: true },
        { attname: 'width', attnotnull: true },
      ]);
    });
  },
);
