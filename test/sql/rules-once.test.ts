import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { listChapterStates } from '../../src/book/chapter-states.ts';
import { listBookStates } from '../../src/book/list-book-states.ts';
import type { Actor } from '../../src/db/as-actor.ts';
import type { Database } from '../../src/db/database.ts';
import { roadOf } from '../../src/db/road.ts';
import { listAudio, listImages } from '../../src/media/parts.ts';
import { findScript } from '../../src/script/find-script.ts';
import { listTimeline } from '../../src/script/list-timeline.ts';
import { previewActivation } from '../../src/script/preview-activation.ts';
import { countStatuses } from '../../src/upgrade/phase-1a/count-statuses.ts';
import { describeEngines } from '../harness/engines.ts';
import { as, OWNER, one, refusal, run } from './support/call.ts';
import {
  addChapter,
  addScript,
  addScriptIn,
  openStudio,
  STATES,
  type Studio,
} from './support/studio.ts';

const SERVICE = { role: 'service_role' } as const satisfies Actor;
const BLANKS = ['', ' \n', 'INT. QUAY - DAY'];

/** A version as anybody might have left it: ties, gaps and times that go backwards among them. */
const VERSION = fc.record({
  style: fc.constantFrom('cinematic_movie', 'anime', 'noir'),
  owner: fc.constantFrom('own', 'own', 'guest', null),
  status: fc.constantFrom(...STATES),
  deleted: fc.constantFrom(false, false, false, true),
  minute: fc.integer({ min: 0, max: 4 }),
  made_from: fc.constantFrom('now', 'before', null),
});
type Version = (typeof VERSION extends fc.Arbitrary<infer T> ? T : never) & {
  id: string;
  chapter: number;
  version: number;
};
const CHAPTERS = fc.array(fc.array(VERSION, { maxLength: 7 }), { minLength: 12, maxLength: 12 });

/** Numbers them within their key, and leaves one active in each. */
function numbered(chapters: Omit<Version, 'id' | 'chapter' | 'version'>[][]): Version[] {
  return chapters.flatMap((versions, at) => {
    const count = new Map<string, number>();
    const active = new Set<string>();
    return versions.map((each) => {
      const key = `${each.owner}/${each.style}`;
      const version = (count.get(key) ?? 0) + 1;
      count.set(key, version);
      const taken = each.owner !== null && active.has(key);
      const status = each.status === 'active' && (taken || each.deleted) ? 'rejected' : each.status;
      if (status === 'active') active.add(key);
      return { ...each, status, id: randomUUID(), chapter: at + 1, version };
    });
  });
}

const INSERT = `
insert into public.scripts (id, chapter_id, user_id, script_style, version, status, created_at, deleted_at, chapter_hash, script, script_name)
select x.id, c.id, case x.owner when 'own' then $2::uuid when 'guest' then $3::uuid end, x.style, x.version,
  x.status::public.script_status, timestamptz '2026-01-01' + x.minute * interval '1 minute',
  case when x.deleted then now() end,
  case x.made_from when 'now' then goldenrod.hash(c.content) when 'before' then goldenrod.hash('before') end, 'INT.', x.id
from jsonb_to_recordset($1::jsonb) as x (
  id uuid, chapter integer, owner text, style text, version integer, status text, minute integer, deleted boolean,
  made_from text
)
join public.chapters c on c.book_id = $4 and c.chapter_number = x.chapter`;

describeEngines('each rule', (open) => {
  let db: Database;
  let studio: Studio;
  let guest: Studio;
  const versions = numbered(fc.sample(CHAPTERS, { numRuns: 1, seed: 11 })[0] ?? []);
  beforeAll(async () => {
    db = await open();
    studio = await openStudio(db);
    guest = await openStudio(db, 'guest');
    for (let number = 3; number <= 12; number += 1) await addChapter(db, studio.book, number);
    await as(db, OWNER, async (client) => {
      // Rows as years of use may have left them: the triggers would set them right.
      await client.query('set local session_replication_role = replica');
      await client.query(INSERT, [
        JSON.stringify(versions),
        studio.user.userId,
        guest.user.userId,
        studio.book,
      ]);
    });
  });

  const ownersOf = (actor: Actor) =>
    actor.role === 'service_role' ? ['own', 'guest', null] : ['own'];
  const standingOf = (all: Version[]) =>
    all.filter(
      (each) =>
        !each.deleted &&
        !all.some(
          (other) =>
            each.owner !== null &&
            !other.deleted &&
            other.chapter === each.chapter &&
            other.owner === each.owner &&
            other.style === each.style &&
            (other.status === 'active'
              ? each.status !== 'active'
              : each.status !== 'active' && other.version > each.version),
        ),
    );
  const seenBy = (actor: Actor) => versions.filter(({ owner }) => ownersOf(actor).includes(owner));
  const callers = () => [studio.user, SERVICE] as Actor[];

  it('of which version stands for a chapter, owner and style is what the words of it say', async () => {
    for (const caller of callers()) {
      const rows = await run(db, caller, 'select script_id from goldenrod.standing_scripts');
      const mine = new Set(versions.map(({ id }) => id));
      expect(
        rows
          .map(({ script_id }) => script_id)
          .filter((id) => mine.has(String(id)))
          .sort(),
      ).toEqual(
        standingOf(seenBy(caller))
          .map(({ id }) => id)
          .sort(),
      );
    }
  });

  it('of which version stands is what old code sees', async () => {
    // Old code knows it by another id.
    const rows = await run(db, SERVICE, 'select script_name as id from legacy.scripts order by 1');
    const standing = await run(
      db,
      SERVICE,
      'select script_id::text as id from goldenrod.standing_scripts order by 1',
    );
    expect(rows).toEqual(standing);
  });

  it('of which version stands is what a handle without a version finds', async () => {
    for (const { chapter, style } of versions) {
      const [row] = await run(
        db,
        studio.user,
        `select s.script_id from goldenrod.standing_scripts s join public.chapters c on c.id = s.chapter_id
         where c.book_id = $1 and c.chapter_number = $2 and s.script_style = $3`,
        [studio.book, chapter, style],
      );
      if (row === undefined) continue;
      const found = await roadOf(db, studio.user).look((trx) =>
        findScript(trx, `${studio.book}/${chapter}/${style}`),
      );
      expect(found.id).toBe(row.script_id);
    }
  });

  it('of which version tells a chapter is the same in the view, the chapters and the books', async () => {
    for (const caller of callers()) {
      const told = await run(
        db,
        caller,
        'select chapter_number as number, script_id as id from goldenrod.telling_scripts where book_id = $1 order by 1',
        [studio.book],
      );
      const [states, books] = await roadOf(db, caller).look(async (trx) => [
        await listChapterStates(trx, { id: studio.book, handle: 'the-lamp' }),
        await listBookStates(trx, [studio.book]),
      ]);
      expect(told.length).toBeGreaterThan(6);
      expect(
        states.flatMap(({ number, telling_version }) =>
          telling_version === null ? [] : [{ number, id: telling_version.id }],
        ),
      ).toEqual(told);
      const counts = Object.fromEntries(['none', ...STATES].map((state) => [state, 0]));
      for (const { state } of states) counts[state] = (counts[state] ?? 0) + 1;
      expect(books.get(studio.book)?.chapter_states).toMatchObject(counts);
    }
  });

  it('of which version tells a chapter takes one that stands, an active one first', async () => {
    const standing = standingOf(seenBy(SERVICE));
    const told = await run(
      db,
      SERVICE,
      'select script_id as id from goldenrod.telling_scripts where book_id = $1',
      [studio.book],
    );
    for (const { id } of told) {
      const one = standing.find((each) => each.id === id);
      const others = standing.filter(({ chapter }) => chapter === one?.chapter);
      expect(one?.status === 'active').toBe(others.some(({ status }) => status === 'active'));
    }
  });

  it('of what is stale is the same in the view, the chapters, the timeline and the preview', async () => {
    const road = roadOf(db, studio.user);
    const stale = seenBy(studio.user).filter(
      ({ made_from, deleted }) => made_from === 'before' && !deleted,
    );
    const rows = await run(db, studio.user, 'select script_id as id from public.stale_scripts');
    expect(rows.map(({ id }) => id).sort()).toEqual(stale.map(({ id }) => id).sort());
    const states = await road.look((trx) =>
      listChapterStates(trx, { id: studio.book, handle: 'the-lamp' }),
    );
    for (const { number, counts } of states) {
      const here = stale.filter(({ chapter }) => chapter === number).map(({ id }) => id);
      expect(counts.stale).toBe(here.length);
      const { items } = await listTimeline(road, { book: studio.book, number, deleted: false });
      expect(
        items
          .filter((item) => item.stale)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(here.sort());
      for (const { id } of items) {
        expect((await previewActivation(road, { script: id })).stale).toBe(here.includes(id));
      }
    }
  });

  it.each(STATES)(
    'of what may be deleted says of what is %s what a deletion does',
    async (state) => {
      const own = await openStudio(db);
      const id = await addScriptIn(db, own, state);
      const { can } = await one(
        db,
        own.user,
        'select goldenrod.script_abilities(status, deleted_at, user_id) as can from public.scripts where id = $1',
        [id],
      );
      const deletion = run(db, own.user, 'delete from public.scripts where id = $1', [id]);
      if ((can as { delete: boolean }).delete) await deletion;
      else expect((await refusal(deletion)).code).toBe('GR007');
      const [row] = await run(db, OWNER, 'select deleted_at from public.scripts where id = $1', [
        id,
      ]);
      expect(row?.deleted_at !== null).toBe((can as { delete: boolean }).delete);
    },
  );

  describe.each([
    ['image_generations', 'image_prompt', listImages],
    ['audio_generations', 'text_content', listAudio],
  ] as const)('of who may change a part in %s', (table, column, list) => {
    it('says what an update and a deletion do, whoever owns it and the video', async () => {
      const own = await openStudio(db);
      const video = async (of: Studio) =>
        String(
          (
            await one(
              db,
              OWNER,
              'insert into public.video_generations (chapter_id, user_id) values ($1, $2) returning id',
              [of.chapter, of.user.userId],
            )
          ).id,
        );
      const videos = [await video(own), await video(guest), null];
      const owners = [own.user.userId, guest.user.userId, null];
      const kind = table === 'audio_generations' ? ", audio_type = 'narrator'" : '';
      await as(db, OWNER, async (client) => {
        await client.query('set local session_replication_role = replica');
        for (const each of videos) {
          for (const owner of owners) {
            const columns = table === 'audio_generations' ? ', audio_type' : '';
            const values = table === 'audio_generations' ? ", 'narrator'" : '';
            await client.query(
              `insert into public.${table} (video_generation_id, user_id${columns}) values ($1, $2${values})`,
              [each, owner],
            );
          }
        }
      });
      for (const caller of [own.user, guest.user, SERVICE] as Actor[]) {
        const { items } = await list(roadOf(db, caller), { limit: 200, cursor: undefined });
        expect(items.length).toBeGreaterThan(0);
        for (const { id, can } of items) {
          const does = async (statement: string) => {
            let done = 0;
            await as(db, caller, async (client) => {
              done = (await client.query(statement, [id])).rowCount ?? 0;
              throw new Error('taken back');
            }).catch((error: Error) => {
              if (error.message !== 'taken back') throw error;
            });
            return done === 1;
          };
          expect(
            await does(`update public.${table} set ${column} = 'x'${kind} where id = $1`),
          ).toBe(can.change);
          expect(await does(`delete from public.${table} where id = $1`)).toBe(can.delete);
        }
      }
    });
  });

  it('of what a state is called in old words is the same in both places', async () => {
    const rows = await run(
      db,
      OWNER,
      'select s.status, goldenrod.legacy_word(s.status) as word from unnest(enum_range(null::public.script_status)) as s (status)',
    );
    await as(db, OWNER, async (client) => {
      await client.query(
        'create temporary table kept (status public.script_status, legacy_status text) on commit drop',
      );
      await client.query(
        'create trigger keep before insert on kept for each row execute function goldenrod_archive.keep_legacy_status()',
      );
      const kept = await client.query(
        'insert into kept (status) select unnest(enum_range(null::public.script_status)) returning status, legacy_status as word',
      );
      expect(kept.rows).toEqual(rows);
    });
  });

  it('of what an old word becomes is the same for old code’s writes and for the migration', async () => {
    for (const word of ['ready', 'active', 'draft', 'approved', null]) {
      const { by_code, by_migration } = await one(
        db,
        OWNER,
        "select goldenrod.status_of_word($1) as by_code, goldenrod_archive.status_after($1, 'INT.') as by_migration",
        [word],
      );
      expect(by_code).toBe(by_migration);
    }
  });

  it('of what an old word becomes is the same in the dry run and in the migration', async () => {
    const words = [...STATES, 'ready', 'failed', ' Draft', '', null];
    await as(db, OWNER, async (client) => {
      await client.query('alter table public.scripts rename to scripts_now');
      await client.query(
        `create table public.scripts (
           id uuid default gen_random_uuid(), chapter_id uuid, user_id uuid, script_style text,
           created_at timestamptz, status text, script text)`,
      );
      for (const word of words) {
        for (const text of [...BLANKS, null]) {
          await client.query('insert into public.scripts (status, script) values ($1, $2)', [
            word,
            text,
          ]);
        }
      }
      const counted = await countStatuses(client);
      const { rows } = await client.query(
        `select status, goldenrod_archive.status_after(status, script)::text as becomes, count(*)::float8 as rows
         from public.scripts group by 1, 2`,
      );
      const sorted = (list: unknown[]) => list.map((each) => JSON.stringify(each)).sort();
      expect(sorted(counted)).toEqual(sorted(rows));
      throw new Error('taken back');
    }).catch((error: Error) => {
      if (error.message !== 'taken back') throw error;
    });
  });

  it('of one version is not two: a chapter with one draft has it standing and telling', async () => {
    const own = await openStudio(db);
    const { id } = await addScript(db, own);
    expect(
      await run(
        db,
        own.user,
        `select s.script_id as standing, t.script_id as telling
         from goldenrod.standing_scripts s join goldenrod.telling_scripts t using (chapter_id)`,
      ),
    ).toEqual([{ standing: id, telling: id }]);
  });
});
