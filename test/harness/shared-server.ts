import { inject } from 'vitest';
import type { DatabaseServer } from './databases.ts';

/** The PostgreSQL 18 that runs for the whole test run. */
export function sharedServer(): DatabaseServer {
  const admin = inject('postgresUrl');
  return {
    url(database) {
      const url = new URL(admin);
      url.pathname = `/${encodeURIComponent(database)}`;
      return url.href;
    },
  };
}
