import type { FoundCharacter, FoundCharacters } from '../../../contract/index.ts';
import { plural } from '../../../contract/plural.ts';
import type { CliContext } from '../../context.ts';
import { table } from '../../output/table.ts';

const DOUBTS = {
  shared_name: 'shares a name',
  role: 'described only',
  seldom: 'named hardly ever',
} as const;

/** Whom the reading of a book found, with what is so of each. */
export function foundTable({ width, paint }: CliContext, found: FoundCharacters): string {
  const { book, items, stale, read_at } = found;
  const listed = table(
    items,
    [
      { title: 'found', value: (each) => each.name },
      { title: 'also', value: (each) => each.aliases.join(', ') },
      { title: 'mentions', value: (each) => each.mentions, align: 'right' },
      { title: 'speaks', value: (each) => each.speeches, align: 'right' },
      { title: 'first', value: (each) => each.first_chapter ?? '-', align: 'right' },
      { title: 'is', value: describeFound },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
  const open = items.filter(({ decision, character }) => decision === null && character === null);
  const count = `${plural(items.length, 'character')} found, ${open.length} undecided.`;
  const read = `goldenrod cast find --book ${book.handle}`;
  const state =
    read_at === null
      ? `The book was not read to its end yet: ${read}`
      : stale
        ? `The book changed since it was read: ${read}`
        : '';
  return [listed, '', count, state].join('\n').trimEnd();
}

export function describeFound(each: FoundCharacter): string {
  const { decision, character, merged_into, narrator, doubt } = each;
  const who = character?.name ?? merged_into?.name;
  const state =
    decision === 'dismissed'
      ? 'dismissed'
      : who === undefined
        ? 'undecided'
        : `${verbOf(each)} ${who}`;
  const more = [narrator ? 'tells the story' : '', doubt === null ? '' : DOUBTS[doubt]];
  return [state, ...more.filter((part) => part !== '')].join('; ');
}

function verbOf({ decision }: FoundCharacter): string {
  if (decision === 'confirmed') return 'confirmed as';
  return decision === 'merged' ? 'merged into' : 'in the book as';
}
