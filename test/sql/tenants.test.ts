import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { describeEngines } from '../harness/engines.ts';
import { type Caller, OWNER, one, onTrial, type Row, refusal, run } from './support/call.ts';
import { addScriptIn, openStudio, type Studio } from './support/studio.ts';

const ROLES = ['anon', 'owner', 'stranger', 'video owner', 'character owner', 'service'] as const;
type Role = (typeof ROLES)[number];
type Command = 'select' | 'insert' | 'update' | 'delete';

/** yes: it is done; none: nothing is seen or touched; else the SQLSTATE of the refusal. */
type Answer = 'yes' | 'none' | string;

/** Nobody but the owner and the service; visitors have no rights on the table at all. */
const OWN: Record<Role, Answer> = {
  anon: '42501',
  owner: 'yes',
  stranger: 'none',
  'video owner': 'none',
  'character owner': 'none',
  service: 'yes',
};
const OWN_INSERT: Record<Role, Answer> = {
  ...OWN,
  stranger: '42501',
  'video owner': '42501',
  'character owner': '42501',
};
const NOBODY: Record<Role, Answer> = {
  anon: '42501',
  owner: '42501',
  stranger: '42501',
  'video owner': '42501',
  'character owner': '42501',
  service: '42501',
};
/** An image or audio row of the owner, in somebody's video, with somebody's character. */
const SHARED_SELECT: Record<Role, Answer> = {
  ...OWN,
  'video owner': 'yes',
  'character owner': 'yes',
};
const SHARED_WRITE: Record<Role, Answer> = { ...OWN, 'video owner': 'yes' };
/** Nobody may attach somebody else's video and character to a new row, its owner included. */
const SHARED_INSERT: Record<Role, Answer> = { ...OWN_INSERT, owner: '42501' };

/** What is there for each table, and how a caller would touch it; $1 is the row, $2 its owner. */
interface Target {
  insert: string;
  update: string;
  answers: Record<Command, Record<Role, Answer>>;
  /** Deleted, the row stays, with a mark. */
  soft?: true;
}

const own = { select: OWN, insert: OWN_INSERT, update: OWN, delete: OWN };
const shared = {
  select: SHARED_SELECT,
  insert: SHARED_INSERT,
  update: SHARED_WRITE,
  delete: SHARED_WRITE,
};

const TARGETS: Record<string, Target> = {
  'public.books': {
    insert: "(user_id, title) values ('{owner}', 't')",
    update: "title = 'forged'",
    answers: own,
  },
  'public.chapters': {
    insert: "(book_id, chapter_number, title) values ('{book}', 99, 't')",
    update: "title = 'forged'",
    answers: own,
  },
  'public.characters': {
    insert: "(book_id, user_id, name) values ('{book}', '{owner}', 'n')",
    update: "name = 'forged'",
    answers: own,
  },
  'public.character_aliases': {
    insert: "(character_id, alias) values ('{character}', 'another')",
    update: "alias = 'forged'",
    answers: own,
  },
  'public.scripts': {
    insert: "(chapter_id, user_id, script) values ('{chapter}', '{owner}', 's')",
    update: "script = 'forged'",
    answers: own,
    soft: true,
  },
  'public.script_evaluations': {
    insert: "(script_id, evaluator, score, created_by) values ('{script}', 'e', 1, auth.uid())",
    update: "feedback = 'forged'",
    answers: {
      select: OWN,
      insert: {
        ...OWN_INSERT,
        stranger: 'GR005',
        'video owner': 'GR005',
        'character owner': 'GR005',
      },
      update: NOBODY,
      delete: NOBODY,
    },
  },
  'public.script_finding_decisions': {
    insert:
      "(script_id, finding, decision, decided_by) values ('{script}', repeat('b', 16), 'done', auth.uid())",
    update: "reason = 'forged'",
    answers: { select: OWN, insert: OWN_INSERT, update: NOBODY, delete: NOBODY },
  },
  'public.script_status_changes': {
    insert: "(script_id, from_status, to_status) values ('{script}', 'draft', 'active')",
    update: "note = 'forged'",
    answers: { select: OWN, insert: NOBODY, update: NOBODY, delete: NOBODY },
  },
  'public.book_sources': {
    insert: "(book_id, file_name, sha256, format) values ('{bareBook}', 'f', 'h', 'text')",
    update: "file_name = 'forged'",
    answers: own,
  },
  'public.video_generations': {
    insert: "(chapter_id, script_id, user_id) values ('{chapter}', '{script}', '{owner}')",
    update: "video_url = 'forged'",
    answers: own,
  },
  'public.image_generations': {
    insert:
      "(video_generation_id, character_id, user_id) values ('{guestVideo}', '{guestCharacter}', '{owner}')",
    update: "image_url = 'forged'",
    answers: shared,
  },
  'public.audio_generations': {
    insert:
      "(video_generation_id, character_id, user_id, audio_type) values ('{guestVideo}', '{guestCharacter}', '{owner}', 'narrator')",
    update: "audio_url = 'forged'",
    answers: shared,
  },
  'legacy.scripts': {
    insert: "(chapter_id, user_id, script, status) values ('{chapter}', '{owner}', 's', 'ready')",
    update: "script_name = 'forged'",
    answers: own,
    soft: true,
  },
  'legacy.image_generations': {
    insert: "(video_generation_id, user_id) values ('{guestVideo}', '{owner}')",
    update: "image_url = 'forged'",
    answers: shared,
  },
  'legacy.audio_generations': {
    insert:
      "(video_generation_id, user_id, audio_type) values ('{guestVideo}', '{owner}', 'narrator')",
    update: "audio_url = 'forged'",
    answers: shared,
  },
};

const CELLS = Object.keys(TARGETS).flatMap((table) =>
  (['select', 'insert', 'update', 'delete'] as const).flatMap((command) =>
    ROLES.map((role) => ({ table, command, role })),
  ),
);

describeEngines('tenants', (open) => {
  let db: Database;
  let stage: Stage;
  beforeAll(async () => {
    db = await open();
    stage = await setStage();
  });

  interface Stage {
    owner: Studio;
    callers: Record<Role, Caller>;
    /** The row of each table, by the name of the table without its schema. */
    rows: Record<string, unknown>;
    words: Record<string, string>;
  }

  async function setStage(): Promise<Stage> {
    const [owner, stranger, videoOwner, characterOwner] = [
      await openStudio(db),
      await openStudio(db),
      await openStudio(db),
      await openStudio(db),
    ];
    const made = async (text: string, params: unknown[]) => (await one(db, OWNER, text, params)).id;
    const userId = owner.user.userId;
    const script = await addScriptIn(db, owner, 'draft');
    const judged = await addScriptIn(db, owner, 'evaluated', { style: 'noir' });
    const guestVideo = await made(
      'insert into public.video_generations (user_id) values ($1) returning id',
      [videoOwner.user.userId],
    );
    const guestCharacter = characterOwner.characters[0];
    const rows: Record<string, unknown> = {
      books: owner.book,
      chapters: owner.chapter,
      characters: owner.characters[0],
      character_aliases: await made(
        "insert into public.character_aliases (character_id, alias) values ($1, 'alias') returning id",
        [owner.characters[0]],
      ),
      scripts: script,
      script_evaluations: await made(
        'select id from public.script_evaluations where script_id = $1',
        [judged],
      ),
      script_finding_decisions: await made(
        "insert into public.script_finding_decisions (script_id, finding, decision) values ($1, repeat('a', 16), 'done') returning id",
        [judged],
      ),
      script_status_changes: await made(
        'select id from public.script_status_changes where script_id = $1',
        [judged],
      ),
      book_sources: await made(
        "insert into public.book_sources (book_id, file_name, sha256, format) values ($1, 'f', 'h', 'text') returning book_id as id",
        [owner.book],
      ),
      video_generations: await made(
        'insert into public.video_generations (user_id, script_id) values ($1, $2) returning id',
        [userId, script],
      ),
      image_generations: await made(
        'insert into public.image_generations (user_id, video_generation_id, character_id) values ($1, $2, $3) returning id',
        [userId, guestVideo, guestCharacter],
      ),
      audio_generations: await made(
        "insert into public.audio_generations (user_id, video_generation_id, character_id, audio_type) values ($1, $2, $3, 'character') returning id",
        [userId, guestVideo, guestCharacter],
      ),
    };
    const bareBook = await made(
      "insert into public.books (user_id, title) values ($1, 'bare') returning id",
      [userId],
    );
    return {
      owner,
      rows,
      callers: {
        anon: { role: 'anon' },
        owner: owner.user,
        stranger: stranger.user,
        'video owner': videoOwner.user,
        'character owner': characterOwner.user,
        service: { role: 'service_role' },
      },
      words: {
        owner: userId,
        book: owner.book,
        bareBook: String(bareBook),
        chapter: owner.chapter,
        character: owner.characters[0],
        script,
        guestVideo: String(guestVideo),
        guestCharacter,
      },
    };
  }

  describe.each(CELLS)('$table: $command as $role', ({ table, command, role }) => {
    const target = TARGETS[table] as Target;
    const answer = target.answers[command][role];
    it(
      answer === 'yes'
        ? 'is done'
        : answer === 'none'
          ? 'touches nothing'
          : `is refused with ${answer}`,
      async () => {
        const bare = table.replace(/^\w+\./, '');
        const id = stage.rows[bare];
        const key = bare === 'book_sources' ? 'book_id' : 'id';
        const values = target.insert.replace(
          /\{(\w+)\}/g,
          (_, word: string) => stage.words[word] ?? '',
        );
        const text = {
          select: `select * from ${table} where ${key} = $1`,
          insert: `insert into ${table} ${values} returning *`,
          update: `update ${table} set ${target.update} where ${key} = $1 returning *`,
          delete: `delete from ${table} where ${key} = $1`,
        }[command];
        await onTrial(db, async (trial) => {
          const look = async (): Promise<Look> => {
            const all = await trial.run(OWNER, `select * from public.${bare} t order by t::text`);
            return { all, row: all.find((row) => row[key] === id) };
          };
          const before = await look();
          const attempt = trial.run(stage.callers[role], text, command === 'insert' ? [] : [id]);
          if (answer === 'yes') {
            const rows = await attempt;
            if (command !== 'delete') expect(rows).toHaveLength(1);
            expectDone(command, before, await look(), target.soft === true);
          } else {
            if (answer === 'none') expect(await attempt).toEqual([]);
            else expect((await refusal(attempt)).code).toBe(answer);
            expect(await look()).toEqual(before);
          }
        });
      },
    );
  });

  type Look = { row: Row | undefined; all: Row[] };
  function expectDone(command: Command, before: Look, after: Look, soft: boolean) {
    if (command === 'select') expect(after).toEqual(before);
    if (command === 'insert') expect(after.all.length).toBe(before.all.length + 1);
    if (command === 'update') expect(JSON.stringify(after.row)).toContain('forged');
    if (command === 'delete' && soft) expect(after.row?.deleted_at).toBeTruthy();
    if (command === 'delete' && !soft) expect(after.row).toBeUndefined();
  }

  it.each([
    ['books', 'user_id'],
    ['characters', 'user_id'],
    ['scripts', 'user_id'],
    ['video_generations', 'user_id'],
    ['image_generations', 'user_id'],
    ['audio_generations', 'user_id'],
  ])('cannot give a row of %s to somebody else', async (table, column) => {
    const no = await refusal(
      run(db, stage.owner.user, `update public.${table} set ${column} = $2 where id = $1`, [
        stage.rows[table],
        (await openStudio(db)).user.userId,
      ]),
    );
    expect(no.code).toBe('42501');
  });

  it.each([
    'books',
    'chapters',
    'characters',
    'scripts',
    'video_generations',
    'image_generations',
    'audio_generations',
    'script_evaluations',
    'script_finding_decisions',
    'script_status_changes',
    'character_aliases',
    'book_sources',
  ])('cannot truncate %s', async (table) => {
    const { user } = await openStudio(db);
    for (const caller of [user, { role: 'anon' } as const]) {
      expect((await refusal(run(db, caller, `truncate public.${table} cascade`))).code).toBe(
        '42501',
      );
    }
    if (table.startsWith('script_')) {
      const no = await refusal(run(db, { role: 'service_role' }, `truncate public.${table}`));
      expect(no.code).toBe('42501');
    }
  });

  it('cannot look into the archive', async () => {
    const { user } = await openStudio(db);
    for (const caller of [user, { role: 'anon' } as const, { role: 'service_role' } as const]) {
      for (const table of ['rows', 'old_values', 'links', 'starting_points']) {
        expect(
          (await refusal(run(db, caller, `select from goldenrod_archive.${table}`))).code,
        ).toBe('42501');
      }
    }
  });

  it('have row level security on every table', async () => {
    const rows = await run(
      db,
      OWNER,
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'goldenrod_archive') and c.relkind = 'r' and not c.relrowsecurity`,
    );
    expect(rows).toEqual([]);
  });

  it('see through every view only what the tables show them', async () => {
    const rows = await run(
      db,
      OWNER,
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'legacy', 'goldenrod') and c.relkind = 'v'
         and not coalesce('security_invoker=true' = any (c.reloptions), false)`,
    );
    expect(rows).toEqual([]);
  });
});
