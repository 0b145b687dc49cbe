import type { Queryable } from '../migration-files/history.ts';
import { type CheckResult, failed, passed } from './check.ts';
import { findLeftOutRoles, letIn } from './left-out-roles.ts';

const NAME = 'roles: who writes may use what the rules use';
const EXPECTED = 'usage of schema goldenrod and of schema auth, as the roles of the API have it';

/** Whether a role of the application's own is stopped at our triggers where it writes. */
export async function checkWriters(session: Queryable): Promise<CheckResult> {
  const roles = await findLeftOutRoles(session);
  if (roles.length === 0) return passed(NAME, EXPECTED);
  return failed(NAME, {
    found: roles
      .map(({ role, tables }) => `${role} may write ${tables.join(', ')}, and is refused (42501)`)
      .join('\n'),
    expected: EXPECTED,
    remedy: roles.map(letIn).join('\n'),
  });
}
