import { plural } from '../../contract/plural.ts';
import type { Drift } from '../../db/drift/compare-looks.ts';
import type { CliContext } from '../context.ts';
import { printable } from './printable.ts';

/** What differs between two looks at a database, for people. */
export function describeDrift(
  { paint }: CliContext,
  { added, removed, changed }: Drift,
  since: string,
): string {
  const count = added.length + removed.length + changed.length;
  if (count === 0) return `Nothing differs from ${since}.`;
  const named = ({ kind, parent, name }: { kind: string; parent: string; name: string }) =>
    printable(
      `${kind} ${name}${parent === '' || name.startsWith(`${parent}.`) || name === parent ? '' : ` of ${parent}`}`,
    );
  return [
    ...added.map((one) =>
      `${paint('green', '+')} ${named(one)} ${printable(one.definition)}`.trimEnd(),
    ),
    ...removed.map((one) =>
      `${paint('red', '-')} ${named(one)} ${printable(one.definition)}`.trimEnd(),
    ),
    ...changed.flatMap((one) => [
      `~ ${named(one)}`,
      `    was: ${printable(one.was)}`,
      `    is:  ${printable(one.is)}`,
    ]),
    '',
    `${plural(count, 'object differs', 'objects differ')} from ${since}.`,
  ].join('\n');
}
