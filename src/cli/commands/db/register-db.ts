import type { Command } from 'commander';
import { registerCreateLogin } from './create-login.ts';
import { registerExport } from './export.ts';
import { registerMigrate } from './migrate.ts';
import { registerRefreshLegacy } from './refresh-legacy.ts';
import { registerRollback } from './rollback.ts';
import { registerStatus } from './status.ts';
import { registerVerify } from './verify.ts';

export function registerDb(program: Command): void {
  const db = program.command('db').description('look after the database');
  registerStatus(db);
  registerMigrate(db);
  registerRollback(db);
  registerVerify(db);
  registerExport(db);
  registerRefreshLegacy(db);
  registerCreateLogin(db);
}
