import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { migrate } from '../../../src/db/migrate/migrate.ts';
import { describeEngines } from '../../harness/engines.ts';
import { START_NAMES } from '../../starts/build-start.ts';
import { openStart } from '../../starts/open-start.ts';
import { as, type Client, OWNER } from '../support/call.ts';
import { CASES, type LintCase } from './cases.ts';
import { exceptionsOn, LEFT_OUT } from './exceptions.ts';
import { type Finding, LINTS, runLints } from './run-lints.ts';

const spelled = (findings: Pick<Finding, 'lint' | 'name'>[]): string[] =>
  findings.map(({ lint, name }) => `${lint}: ${name}`).sort();

const findingsOf = (db: Database) => as(db, OWNER, (client) => runLints(client));

// Supabase's own advisors are in advisors.test.ts; these look closer, on both engines and from every start.
describeEngines('the stricter extras to Supabase’s advisors', (open, engine) => {
  it('find on a new database what is excepted with a reason, and nothing else', async () => {
    expect(spelled(await findingsOf(await open()))).toEqual(spelled(exceptionsOn()));
  });

  describe.each(START_NAMES)('from %s', (name) => {
    let close: () => Promise<void>;
    afterEach(() => close());

    it('find that, and what the application brought along', async () => {
      const opened = await openStart(engine, name);
      close = opened.close;
      await migrate(opened.db);
      expect(spelled(await findingsOf(opened.db))).toEqual(spelled(exceptionsOn(name)));
    });
  });

  it('are here, each with a case, or left out with a reason', () => {
    expect(Object.keys(CASES).sort()).toEqual([...LINTS]);
    expect(LINTS.filter((lint) => lint in LEFT_OUT)).toEqual([]);
  });

  describe('each of them', () => {
    let db: Database;
    beforeAll(async () => {
      db = await open();
    });

    it.each(LINTS)('%s finds what it is for, and no longer once that is mended', async (lint) => {
      const { bad, name, view, fix }: LintCase = CASES[lint] ?? {
        bad: [],
        name: 'a case',
        fix: [],
      };
      const found = [name, ...(view === undefined ? [] : [view])].map((each) => `${lint}: ${each}`);
      await tryOut(db, async (client) => {
        const look = async () => spelled(await runLints(client, [lint]));
        const before = await look();
        for (const statement of bad) await client.query(statement);
        expect(await look()).toEqual([...before, ...found].sort());
        for (const statement of fix) await client.query(statement);
        expect(await look()).toEqual(before);
      });
    });
  });
});

/** As the owner, in a transaction of which nothing stays. */
async function tryOut(db: Database, work: (client: Client) => Promise<void>): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}
