import { AppError } from '../../contract/error.ts';
import { plural } from '../../contract/plural.ts';
import type { Block } from '../preflight/block.ts';

/**
 * Throws `migration.blocked` with all that stands in the way of a rollback; changes nothing.
 */
export function refuseHeld(blocks: readonly Block[]): void {
  if (blocks.length === 0) return;
  throw new AppError(
    'migration.blocked',
    [
      `${plural(blocks.length, 'thing stands', 'things stand')} in the way of the rollback, in the order in which to see to them:`,
      ...blocks.map(({ name, found, remedy }) => `  ${name}: ${found}. ${remedy}`),
    ].join('\n'),
    {
      hint: 'Nothing was changed. --json has what makes each of them again; see "Take it back" in docs/UPGRADE.md.',
      details: { found: blocks },
    },
  );
}
