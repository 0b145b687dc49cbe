import type { StoryboardShot } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { table } from '../../output/table.ts';

export function storyboardTable(
  { width, paint }: CliContext,
  shots: readonly StoryboardShot[],
): string {
  if (shots.length === 0) return 'Nothing of this script is to be seen.';
  return table(
    shots,
    [
      { title: 'shot', value: ({ number }) => number },
      { title: 'seconds', value: ({ seen_for }) => (seen_for / 1000).toFixed(1) },
      { title: 'shows', value: ({ purpose, framing }) => `${purpose}, ${framing}` },
      { title: 'camera', value: ({ angle, movement }) => `${angle}, ${movement}` },
      {
        title: 'who',
        value: ({ characters }) =>
          characters.map(({ name, position }) => `${name} ${position}`).join(', ') || '-',
      },
      { title: 'caption', value: ({ caption }) => caption },
      {
        title: 'picture',
        value: ({ state, origin, causes }) =>
          [state, ...(origin === 'own' ? ['own'] : []), ...causes].join(', '),
      },
    ],
    { width, paintTitle: (cell) => paint('bold', cell) },
  );
}
