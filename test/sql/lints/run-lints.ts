import { readdirSync, readFileSync } from 'node:fs';
import type { Client } from '../support/call.ts';

export interface Finding {
  lint: string;
  /** The object, quoted as SQL wants. */
  name: string;
  detail: string;
}

const FOLDER = new URL('.', import.meta.url);

/** By the names of those of Supabase's advisors that they go beyond. */
export const LINTS: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.sql'))
  .map((file) => file.slice(0, -'.sql'.length))
  .sort();

/** What the lints, or some of them, find; within a transaction of the session's. */
export async function runLints(client: Client, lints = LINTS): Promise<Finding[]> {
  // So that every name is spelled with its schema.
  await client.query("select set_config('search_path', '', true)");
  const found: Finding[] = [];
  for (const lint of lints) {
    const { rows } = await client.query(readFileSync(new URL(`${lint}.sql`, FOLDER), 'utf8'));
    for (const { name, detail } of rows as Omit<Finding, 'lint'>[])
      found.push({ lint, name, detail });
  }
  return found;
}
