import type { ShownComparison } from './shown-comparison.ts';

/** What changed, counted: only what is not nothing. */
export function ComparisonSummary({ comparison }: { comparison: ShownComparison }) {
  const { scenes, lines, words } = comparison.summary;
  const parts = [
    describe('scene', scenes),
    describe('line', lines),
    describe('word', words),
  ].filter((part) => part !== '');
  return (
    <p className="comparison-summary">{parts.length === 0 ? 'No changes' : parts.join(' · ')}</p>
  );
}

const SIGNS: [key: string, word: string][] = [
  ['added', 'added'],
  ['removed', 'removed'],
  ['changed', 'changed'],
  ['moved', 'moved'],
];

function describe(noun: string, counts: Record<string, number>): string {
  const parts = SIGNS.flatMap(([key, word]) => {
    const number = counts[key] ?? 0;
    return number === 0 ? [] : [`${number} ${word}`];
  });
  return parts.length === 0
    ? ''
    : `${noun[0]?.toUpperCase()}${noun.slice(1)}s: ${parts.join(', ')}`;
}
