import type { ScriptElement } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { firstWords } from '../../output/first-words.ts';
import { table } from '../../output/table.ts';

/** Elements as people read them, with what of the chapter each was made from. */
export function elementsTable(
  context: CliContext,
  { text, elements }: { text: string; elements: ScriptElement[] },
): string {
  // Elements count characters, and a string may not.
  const characters = Array.from(text);
  return table(
    elements,
    [
      { title: '#', value: ({ ordinal }) => ordinal, align: 'right' },
      { title: 'kind', value: ({ kind }) => kind },
      { title: 'who', value: ({ character }) => character?.name ?? '' },
      { title: 'words', value: ({ start, end }) => firstWords(characters, start, end) },
      { title: 'chapter', value: ({ source }) => stretchOf(source), align: 'right' },
      {
        title: 'source',
        value: ({ stale }) => (stale === null ? '-' : stale ? 'stale' : 'current'),
      },
    ],
    { width: context.width, paintTitle: (cell) => context.paint('bold', cell) },
  );
}

/** Where it stands now; of what stands there no more, where it stood. */
function stretchOf(source: ScriptElement['source']): string {
  if (source === null) return '-';
  const { start, end } = source.now ?? source;
  return `${start}-${end}`;
}
