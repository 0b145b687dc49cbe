import type { DraftedScene } from './drafted-scenes.ts';
import type { JudgedElements } from './judge-elements.ts';
import type { JudgedScenes } from './judge-scenes.ts';
import type { MarkedChapter } from './marks.ts';

export interface Judged extends JudgedScenes {
  marks: MarkedChapter;
  name: string;
  drafted: DraftedScene[];
  elements: JudgedElements;
}

type Row = [name: string, chapters: Judged[]];
type Column = [head: string, cell: (chapters: Judged[]) => string];

const sum = (chapters: Judged[], of: (each: Judged) => number) =>
  chapters.reduce((total, each) => total + of(each), 0);
const share = (part: number, whole: number) => (whole === 0 ? '-' : (part / whole).toFixed(2));
const matched = (chapters: Judged[]) => sum(chapters, (each) => each.boundaries.matched.length);
const missed = (chapters: Judged[]) => sum(chapters, (each) => each.boundaries.missed.length);
const invented = (chapters: Judged[]) => sum(chapters, (each) => each.boundaries.invented.length);
const shareOf = (of: (each: Judged) => boolean[]) => (chapters: Judged[]) => {
  const answers = chapters.flatMap(of);
  return share(answers.filter((right) => right).length, answers.length);
};
const count = (of: (each: JudgedElements) => number) => (chapters: Judged[]) =>
  String(sum(chapters, ({ elements }) => of(elements)));

const present = (chapters: Judged[]) => sum(chapters, ({ elements }) => elements.present);

const OF_SCENES: Column[] = [
  ['marked', (c) => String(sum(c, ({ scenes }) => scenes.length))],
  ['drafted', (c) => String(sum(c, ({ drafted }) => drafted.length))],
  ['precision', (c) => share(matched(c), matched(c) + invented(c))],
  ['recall', (c) => share(matched(c), matched(c) + missed(c))],
  ['F1', (c) => share(2 * matched(c), 2 * matched(c) + invented(c) + missed(c))],
  ['heading', shareOf(({ scenes }) => scenes.map(({ headingRight }) => headingRight))],
  [
    'time',
    shareOf(({ scenes }) =>
      scenes.flatMap(({ timeRight }) => (timeRight === null ? [] : [timeRight])),
    ),
  ],
  ['elsewhere', (c) => String(sum(c, ({ elsewhere }) => elsewhere.length))],
];
const OF_ELEMENTS: Column[] = [
  [
    'present',
    (c) => share(present(c), present(c) + sum(c, ({ elements }) => elements.past.length)),
  ],
  ['actions', count(({ actions }) => actions)],
  ['torn', count(({ torn }) => torn.length)],
  ['quotations', count(({ quotations }) => quotations)],
  ['lost', count(({ lost }) => lost.length)],
  ['doubled', count(({ doubled }) => doubled.length)],
  ['over four pages', count(({ long }) => long.length)],
];

/** One row for each chapter of the open half, and one for each half: of the held one there is no more. */
export function printTables(judged: Judged[]): string {
  const open = judged.filter(({ marks }) => marks.half === 'open');
  const held = judged.filter(({ marks }) => marks.half === 'held');
  const rows: Row[] = [
    ...open.map((each): Row => [each.name, [each]]),
    ['open half', open],
    ['held half', held],
  ];
  const filled = rows.filter(([, chapters]) => chapters.length > 0);
  return `${table(filled, OF_SCENES)}\n\n${table(filled, OF_ELEMENTS)}`;
}

function table(rows: Row[], columns: Column[]): string {
  const line = (name: string, cells: string[]) =>
    name.padEnd(36) + cells.map((cell, i) => cell.padStart(widthOf(columns[i]))).join('');
  return [
    line(
      '',
      columns.map(([head]) => head),
    ),
    ...rows.map(([name, chapters]) =>
      line(
        name,
        columns.map(([, cell]) => cell(chapters)),
      ),
    ),
  ].join('\n');
}

function widthOf(column: Column | undefined): number {
  return (column?.[0].length ?? 0) + 3;
}
