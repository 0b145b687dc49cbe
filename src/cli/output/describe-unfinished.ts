import type { UnfinishedUpgrade } from '../../db/migrate/abandon-online.ts';
import type { LeftoverKind, UnfinishedFile } from '../../db/online/upgrade.ts';

const WORDS: Record<LeftoverKind, string> = {
  column: 'column',
  index: 'index',
  constraint: 'constraint',
  trigger: 'trigger',
  queue: 'table of what is written meanwhile',
};

/** An online upgrade that is not at its end, and what to do about it. */
export function describeUnfinished({ since, runner, files }: UnfinishedUpgrade): string {
  const state =
    runner === null
      ? 'and nobody is at work on it'
      : `and a runner is at work (process ${runner} of the server)`;
  return [
    `An online upgrade was begun at ${since.toISOString()}, ${state}. It has made:`,
    ...describeFiles(files),
    ...(runner === null
      ? [
          '',
          files.every(({ prepared, converted }) => prepared || converted)
            ? '`goldenrod db migrate --online --complete` puts it in place;'
            : '`goldenrod db migrate --online` goes on from there;',
          '`goldenrod db migrate --online --abandon` takes all of it out again.',
        ]
      : []),
  ].join('\n');
}

/** Each file with what stands of it. */
export function describeFiles(files: readonly UnfinishedFile[]): string[] {
  return files.flatMap(({ version, name, prepared, converted, left }) => [
    `  ${version}_${name}${stateOf({ prepared, converted, left })}`,
    ...left.map(({ kind, name: what }) => `    ${WORDS[kind]} ${what}`),
  ]);
}

function stateOf({
  prepared,
  converted,
  left,
}: Pick<UnfinishedFile, 'prepared' | 'converted' | 'left'>): string {
  if (converted) return ': in its new shape';
  if (prepared) return ': prepared';
  return left.length === 0 ? ': half-way' : '';
}

export function unfinishedToJson({ since, runner, files }: UnfinishedUpgrade) {
  return { since, runner, files };
}
