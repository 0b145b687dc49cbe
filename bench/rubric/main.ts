// npm run bench:rubric -- --corpus DIR [--pairs 200] [--only TEXT] [--json]
// How often a script that was damaged on purpose scores lower than it did before, by kind of damage.
// And how its scores go with those of scripts that were graded by hand (gradings/), 1 a raw text to 5 a scene.
// The scripts that are damaged are drafts of chapters of the corpus; DIR holds dialogue/NOVEL/novel.txt and characters.json.
import { parseArgs } from 'node:util';
import { readBook } from '../../src/book/read/read-book.ts';
import { draftOffline } from '../../src/draft/offline/draft-offline.ts';
import { evaluateByRubric } from '../../src/evaluation/rubric/evaluate-by-rubric.ts';
import type { KnownCharacter } from '../../src/prose/names/characters.ts';
import { castOf, readCorpus } from '../speakers/corpus.ts';
import { DAMAGES } from './damages.ts';
import { rankCorrelation, scoreGradings } from './gradings.ts';
import { Random } from './random.ts';
import { type Parts, putTogether, takeApart } from './script-parts.ts';

/** Words of a chapter: a shorter one has no scenes to damage, a longer one only takes longer. */
const WORDS = { least: 1200, most: 6000 };
const TARGET = 0.95;

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '' },
    pairs: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});
if (values.corpus === '') {
  console.error('Name the folder of the corpus: --corpus DIR.');
  process.exit(2);
}

interface Good {
  script: Parts;
  chapterText: string;
  characters: KnownCharacter[];
  /** Places of the drafts of the same novel. */
  siblings: number[];
  score: number;
}

const score = (
  { characters, chapterText }: Pick<Good, 'characters' | 'chapterText'>,
  parts: Parts,
) => {
  const named = characters.map(({ id, name, aliases }) => ({ id, name, aliases }));
  const { criteria } = evaluateByRubric({
    script: putTogether(parts),
    chapterText,
    characters: named,
  });
  const whole = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return criteria.reduce((sum, each) => sum + each.weight * each.score, 0) / Math.max(1, whole);
};

const goods = await draftAll();
const rows = Object.entries(DAMAGES)
  .filter(([kind]) => kind.includes(values.only))
  .map(([kind, damage]) => {
    const random = new Random(7);
    const falls: number[] = [];
    for (
      let tries = 0;
      tries < goods.length * 40 && falls.length < Number(values.pairs);
      tries += 1
    ) {
      const good = goods[tries % goods.length];
      if (good === undefined) break;
      const others = good.siblings.flatMap((at) => (goods[at] === good ? [] : [goods[at]]));
      const other = others.length === 0 ? undefined : random.of(others);
      if (other === undefined) continue;
      const damaged = damage({ ...good, other: other.script, random });
      if (damaged !== null) falls.push(good.score - score(good, damaged));
    }
    const lower = falls.filter((fall) => fall > 0).length;
    return {
      kind,
      pairs: falls.length,
      lower: lower / Math.max(1, falls.length),
      fall: falls.reduce((sum, each) => sum + each, 0) / Math.max(1, falls.length),
    };
  });

const graded = scoreGradings();
const correlation = rankCorrelation(graded);

if (values.json)
  console.log(JSON.stringify({ target: TARGET, rows, graded, correlation }, null, 2));
else {
  console.log(`${goods.length} drafts\n${'damage'.padEnd(28)}pairs   lower   mean fall`);
  for (const { kind, pairs, lower, fall } of rows) {
    console.log(
      `${kind.padEnd(28)}${String(pairs).padStart(5)}   ${lower.toFixed(3)}   ${fall.toFixed(1).padStart(6)}${lower < TARGET ? '   below the target' : ''}`,
    );
  }
  console.log(`\n${'graded by hand'.padEnd(21)}1     2     3     4     5`);
  for (const chapter of new Set(graded.map((each) => each.chapter))) {
    const scores = graded.filter((each) => each.chapter === chapter).map(({ score: of }) => of);
    console.log(`${chapter.padEnd(16)}${scores.map((of) => String(of).padStart(6)).join('')}`);
  }
  console.log(`rank correlation of grades and scores: ${correlation.toFixed(3)}`);
}
process.exitCode = rows.every(({ lower }) => lower >= TARGET) ? 0 : 1;

async function draftAll(): Promise<Good[]> {
  const drafts: Good[] = [];
  for (const novel of readCorpus(values.corpus)) {
    const known = castOf(novel);
    const book = await readBook(new TextEncoder().encode(novel.text), `${novel.name}.txt`);
    const siblings: number[] = [];
    for (const [at, chapter] of book.chapters.entries()) {
      const words = chapter.text.split(/\s+/).length;
      if (words < WORDS.least || words > WORDS.most || siblings.length >= 12) continue;
      const input = {
        book,
        chapter: { ...chapter, number: at + 1 },
        style: 'cinematic_movie',
        known,
      };
      const { fountain, characters } = await draftOffline(input);
      const cast = characters.flatMap((each) => (each.known === null ? [] : [each.known]));
      const good = {
        script: takeApart(fountain),
        chapterText: chapter.text,
        characters: cast,
        siblings,
      };
      siblings.push(drafts.length);
      drafts.push({ ...good, score: score(good, good.script) });
    }
  }
  return drafts;
}
