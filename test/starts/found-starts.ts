import { readFileSync } from 'node:fs';
import { splitStatements } from '../../src/db/migration-files/split-statements.ts';
import { type DatabaseServer, templateDatabase, withClient } from '../harness/databases.ts';
import { buildStart, type StartName, type StartOptions } from './build-start.ts';

/** The text of a file of test/starts/found/: what an application has beside one of the starting points. */
export function foundSql(name: string): string {
  return readFileSync(new URL(`found/${name}.sql`, import.meta.url), 'utf8');
}

/** The same for a session that runs one statement at a time. */
export function foundStatements(name: string): string[] {
  return splitStatements(foundSql(name)).map(({ text }) => text);
}

interface FoundStart extends Required<StartOptions> {
  start: StartName;
  files: string[];
  /** Of the database: a copy does not take them over. */
  settings: string[];
}

/**
 * Databases as people have them, several kinds in one, so that few have to be tried on every server
 * and by every tool. What each kind comes to is told by tests of its own in test/upgrade.
 */
export const FOUND_STARTS = {
  'columns of the plan, read alone, and an owner without further rights': {
    start: 'planned',
    files: ['plan-columns', 'only-read'],
    owner: 'project_owner',
    settings: [],
  },
  'triggers, rights, keys and other schemas that hang on scripts': {
    start: 'deployed',
    files: ['hung-on-status', 'shared-keys', 'elsewhere'],
    owner: 'superuser',
    settings: [],
  },
  'several scripts of a key, and settings of the database': {
    start: 'deployed',
    files: ['several-scripts'],
    owner: 'superuser',
    settings: [
      'search_path = extensions, public',
      "default_transaction_isolation = 'repeatable read'",
      "datestyle = 'German, DMY'",
      "intervalstyle = 'iso_8601'",
    ],
  },
} satisfies Record<string, FoundStart>;

export type FoundName = keyof typeof FOUND_STARTS;
export const FOUND_NAMES = Object.keys(FOUND_STARTS) as FoundName[];

/** The name of a template database that is it, built once a server. */
export function foundTemplate(server: DatabaseServer, name: FoundName): Promise<string> {
  const { start, files, owner }: FoundStart = FOUND_STARTS[name];
  return templateDatabase(server, `found_${FOUND_NAMES.indexOf(name)}`, (url) =>
    withClient(url, async (client) => {
      await buildStart(start, client, { owner });
      if (owner !== 'superuser') await client.query(`set role ${owner}`);
      for (const file of files) await client.query(foundSql(file));
    }),
  );
}
