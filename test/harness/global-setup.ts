import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The database `postgres` of the PostgreSQL 18 that serves the whole run, as superuser. */
    postgresUrl: string;
  }
}

/** One PostgreSQL 18 for the whole run; each test file takes a database of its own from it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ major: 18 });
  project.provide('postgresUrl', server.url('postgres'));
  return () => server.stop();
}
