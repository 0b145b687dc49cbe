// npm run bench:draft -- [--corpus DIR] [--half open|held] [--show]
// How often a draft begins its scenes where they begin, and heads them with the place and the time where
// they are, in chapters whose scenes were marked by hand; and what else of a draft can be counted. Without
// the corpus only the project's own sample is measured.
import { parseArgs } from 'node:util';
import { draftOffline } from '../../src/draft/offline/draft-offline.ts';
import { draftedScenes } from './drafted-scenes.ts';
import { judgeElements } from './judge-elements.ts';
import { judgeScenes } from './judge-scenes.ts';
import { MARKED } from './marks.ts';
import { type Judged, printTables } from './print-tables.ts';
import { type ReadMarked, readMarked } from './read-chapters.ts';
import { showElements, showScenes } from './show-chapter.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    half: { type: 'string', default: '' },
    show: { type: 'boolean', default: false },
  },
});
if (!['', 'open', 'held'].includes(values.half)) {
  console.error(`--half is "open" or "held", not "${values.half}".`);
  process.exit(2);
}
if (values.show && values.half === 'held') {
  console.error('The half that is held back is not shown: whoever looks at it works beside it.');
  process.exit(2);
}

const judged: Judged[] = [];
const skipped: string[] = [];
for (const marks of MARKED) {
  if (values.half !== '' && marks.half !== values.half) continue;
  const read = await readMarked(marks, values.corpus);
  if (read === null) skipped.push(marks.file);
  else judged.push(await judge(read));
}
if (skipped.length > 0) {
  console.log(`Skipped, as they are not in ${values.corpus}: ${skipped.join(', ')}.\n`);
}
if (values.show) {
  for (const each of judged)
    if (each.marks.half === 'open') console.log(`${showScenes(each)}\n${showElements(each)}\n`);
}
console.log(printTables(judged));

async function judge(read: ReadMarked): Promise<Judged> {
  const { marks, name, title, text, before } = read;
  const { fountain } = await draftOffline({
    book: { title: name, author: null },
    chapter: { number: marks.chapter, title, text },
    ...(before === undefined ? {} : { before }),
    style: 'cinematic_movie',
    known: [],
  });
  const drafted = draftedScenes(read);
  const scenes = judgeScenes(text, marks, drafted);
  return { marks, name, drafted, ...scenes, elements: judgeElements(text, fountain) };
}
