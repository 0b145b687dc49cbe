import type pg from 'pg';
import { createDatabase, type DatabaseServer, withClient } from '../harness/databases.ts';
import { type StartName, type StartOptions, startTemplate } from '../starts/build-start.ts';

/** Runs `work` on a database of its own that is a starting point. */
export async function onStart<T>(
  server: DatabaseServer,
  name: StartName,
  work: (client: pg.Client) => Promise<T>,
  options: StartOptions = {},
): Promise<T> {
  const template = await startTemplate(server, name, options);
  const database = await createDatabase(server, { template });
  try {
    return await withClient(database.url, async (client) => {
      if (options.owner === 'project_owner') {
        // A copy does not take over the rights on its template.
        await client.query(`grant create, temporary on database ${database.name} to project_owner`);
        await client.query('set role project_owner');
      }
      return work(client);
    });
  } finally {
    await database.drop();
  }
}
