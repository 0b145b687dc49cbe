import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { describeEngines } from '../harness/engines.ts';
import { type Caller, OWNER, one, refusal, run } from './support/call.ts';
import { addScriptIn, openStudio, type Studio } from './support/studio.ts';

const HISTORY = [
  'script_elements',
  'script_evaluations',
  'script_finding_decisions',
  'script_status_changes',
];

describeEngines('history', (open) => {
  let db: Database;
  let studio: Studio;
  const counts = async () =>
    Promise.all(
      HISTORY.map(async (table) => (await one(db, OWNER, `select count(*) from ${table}`)).count),
    );
  beforeAll(async () => {
    db = await open();
    studio = await openStudio(db);
    const script = await addScriptIn(db, studio, 'active');
    await run(
      db,
      studio.user,
      "insert into public.script_finding_decisions (script_id, finding, decision) values ($1, repeat('a', 16), 'done')",
      [script],
    );
    await run(
      db,
      OWNER,
      `insert into public.script_elements (script_id, id, ordinal, kind, content_hash, start_at, end_at)
       values ($1, $1, 1, 'note', 'h', 0, 1)`,
      [script],
    );
    // As in a project whose default privileges gave every right on what a dump brought along.
    await run(db, OWNER, 'grant all on all tables in schema public to anon, authenticated');
    await run(db, OWNER, 'grant all on all tables in schema goldenrod to anon, authenticated');
    await run(db, OWNER, 'grant usage on schema goldenrod to anon');
  });

  it.each([
    ...HISTORY.map((table) => `truncate public.${table}`),
    'truncate public.scripts cascade',
    'truncate public.books cascade',
  ])('is not emptied by `%s`, by whomever', async (statement) => {
    const before = await counts();
    for (const caller of [OWNER, { role: 'anon' }, studio.user] satisfies Caller[]) {
      const no = await refusal(run(db, caller, statement));
      expect(no.code).toBe('GR004');
      expect(no.hint).toMatch(/disable trigger script_\w+_not_emptied;/);
    }
    expect(await counts()).toEqual(before);
    expect(before).not.toContain('0');
  });

  it('is emptied by an owner who lets it go first', async () => {
    for (const table of HISTORY) {
      await run(db, OWNER, `alter table public.${table} disable trigger ${table}_not_emptied`);
    }
    await run(db, OWNER, 'truncate public.scripts cascade');
    expect(await counts()).toEqual(HISTORY.map(() => '0'));
  });
});
