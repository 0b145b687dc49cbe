import type { Queryable } from './history.ts';

/** Settings that a file needs to run for everybody, and that its statements, which are fixed, do not make. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // It casts the names of policies' tables to regclass, which looks into their schemas. In the order in
  // which it names its tables only those of the policies that it asks for are cast; in another one those
  // of every schema, and an owner who is no superuser may not look into each.
  '20251004000004_script_versions.sql': { join_collapse_limit: '1' },
};

/** The files compare names with what the catalog says of them. */
const OF_EVERY_FILE = { quote_all_identifiers: 'off' };

/** By name. */
export function settingsOf(file: string): [name: string, value: string][] {
  return Object.entries({ ...OF_EVERY_FILE, ...SETTINGS[file] });
}

/**
 * Makes the settings of a file, until the transaction ends or they are given back for the next file.
 */
export async function setForFile(
  session: Queryable,
  file: string,
): Promise<{ restore(): Promise<void> }> {
  const before: [name: string, value: string][] = [];
  for (const [name, value] of settingsOf(file)) {
    const { rows } = await session.query('select current_setting($1) as value', [name]);
    before.push([name, (rows[0] as { value: string }).value]);
    await set(session, [name, value], true);
  }
  const restore = async () => {
    for (const setting of before) await set(session, setting, true);
  };
  return { restore };
}

/** Makes them for `work`, in a session that runs each statement as a transaction of its own. */
export async function withFileSettings(
  session: Queryable,
  file: string,
  work: () => Promise<void>,
): Promise<void> {
  for (const setting of settingsOf(file)) await set(session, setting, false);
  await work();
  for (const [name] of settingsOf(file)) await session.query(`reset ${name}`);
}

async function set(
  session: Queryable,
  setting: [name: string, value: string],
  local: boolean,
): Promise<void> {
  await session.query('select set_config($1, $2, $3)', [...setting, local]);
}
