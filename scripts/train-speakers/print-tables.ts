import type { MarkedNovel } from '../../bench/speakers/corpus.ts';
import { type Answered, curve, line, meanOf, tally } from '../../bench/speakers/tally.ts';
import { FEATURES, GROUPS } from '../../src/prose/speakers/ranker/features/all-features.ts';
import { NEIGHBOUR_FEATURES } from '../../src/prose/speakers/ranker/neighbours.ts';

export interface AnsweredNovel {
  name: string;
  cast: boolean;
  answers: Answered[];
}

const PERCENTS = [10, 25, 50, 70, 90, 100];

/** By novel and by type, without the cast and with it, and the curve of confidence. */
export function printTables(novels: readonly AnsweredNovel[]): string {
  const without = novels.filter(({ cast }) => !cast);
  const given = novels.filter(({ cast }) => cast);
  const rows = without.map(({ name, answers }) => {
    const other = given.find((each) => each.name === name)?.answers ?? [];
    return { name, tallies: [tally(answers), tally(other)] as const };
  });
  const means = [0, 1].map((at) => meanOf(rows.flatMap(({ tallies }) => tallies[at] ?? [])));
  return [
    `${'cast not given, then given'.padEnd(28)} all    expl   anaph  impl   all    expl   anaph  impl`,
    ...rows.map(({ name, tallies }) => line(name, ...tallies)),
    line('mean over novels', ...means),
    '',
    `of the surest ${PERCENTS.join(', ')} in 100 right:`,
    ...[without, given].map((half, at) => {
      const shares = curve(
        half.flatMap(({ answers }) => answers),
        PERCENTS,
      );
      const name = at === 0 ? 'cast not given' : 'cast given';
      return `${name.padEnd(28)} ${shares.map((share) => share.toFixed(3)).join('  ')}`;
    }),
  ].join('\n');
}

/** What stands beside the weights. */
export function printCard(tables: string, novels: readonly MarkedNovel[], leftOut: string): string {
  const quotes = novels.reduce((sum, each) => sum + each.quotes.length, 0);
  const groups = Object.entries(GROUPS)
    .map(([name, features]) => `${name} (${features.length})`)
    .join(', ');
  return `# The weights of who speaks

Made by \`npm run train:speakers -- --corpus DIR\` (scripts/train-speakers.ts): a fixed seed, the same bytes
again on the same machine and Node.

- **Data**: ${quotes} marked quotations of ${novels.length} novels (${novels.map(({ name }) => name).join(', ')})
  of the Project Dialogism Novel Corpus, each read once without its characters and once with them. The
  novels are in the public domain; the markings come without a licence file and are no part of the project.
  The weights hold no text of either: they are numbers by which what is seen of a candidate is weighed.
- **Model**: two passes of ${FEATURES.length} and ${FEATURES.length + NEIGHBOUR_FEATURES.length} inputs, each of three nets (by seed)
  with 48 hidden units and one output, softmax over the candidates of a turn, whose chances are averaged. The
  second sees what the first answered for the turns around; it is trained on answers of a first that has not
  seen the novel.
- **Features**: ${groups}; of the neighbours' answers (${NEIGHBOUR_FEATURES.length}).
- **Confidence**: how often an answer of such a chance was right in novels left out.

## Accuracy, ${leftOut}

Share of marked quotations given to the right character (bench/README.md says what is right).

\`\`\`
${tables}
\`\`\`
`;
}
