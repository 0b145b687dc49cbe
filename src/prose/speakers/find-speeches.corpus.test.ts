import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FoundCharacter } from '../names/characters.ts';
import { findCharacters } from '../names/find-characters.ts';
import { parseProse } from '../quotations/parse-prose.ts';
import { findSpeeches } from './find-speeches.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const CORPUS = path.resolve(ROOT, process.env.GOLDENROD_CORPUS ?? '../shared/corpus');
const DIALOGUE = path.join(CORPUS, 'dialogue');
const missing = !existsSync(DIALOGUE);
if (missing) console.info(`skipped: no corpus at ${DIALOGUE} (set GOLDENROD_CORPUS)`);

/** Share of the novel's quotations whose speaker must be found: a little under what is reached. */
const FLOORS = {
  AlicesAdventuresInWonderland: 0.85,
  DaisyMiller: 0.74,
  PrideAndPrejudice: 0.6,
  TheInvisibleMan: 0.6,
  TheSignOfTheFour: 0.72,
};
const COVERAGE_FLOOR = 0.98;

interface Quote {
  spans: [number, number][];
  speaker: string;
}
interface GoldCharacter {
  name: string;
  aliases: string[];
}

const read = (novel: string, file: string) =>
  readFileSync(path.join(DIALOGUE, novel, file), 'utf8');
const normalise = (name: string) =>
  name
    .toLowerCase()
    .replace(/^(?:the|an?) /, '')
    .replaceAll('.', '');

/** A character found stands for every gold character that shares a name or an alias with it. */
function namesOf(character: FoundCharacter | null, gold: GoldCharacter[]): Set<string> {
  const own = new Set(
    character === null ? [] : [character.name, ...character.aliases].map(normalise),
  );
  const same = gold.filter((g) => [g.name, ...g.aliases].some((n) => own.has(normalise(n))));
  return new Set(same.map((g) => g.name));
}

function score(novel: string) {
  const prose = parseProse(read(novel, 'novel.txt'));
  const quotes = JSON.parse(read(novel, 'quotes.json')) as Quote[];
  const gold = JSON.parse(read(novel, 'characters.json')) as GoldCharacter[];
  const { speeches } = findSpeeches(prose, findCharacters(prose));
  let covered = 0;
  let right = 0;
  for (const { spans, speaker } of quotes) {
    const [start, end] = spans[0] ?? [0, 0];
    const speech = speeches.find((s) => s.parts.some((p) => p.start < end && p.end > start));
    if (speech === undefined) continue;
    covered++;
    if (namesOf(speech.speaker, gold).has(speaker)) right++;
  }
  return { coverage: covered / quotes.length, accuracy: right / quotes.length };
}

describe.skipIf(missing)('findSpeeches on annotated novels', () => {
  it.each(Object.entries(FLOORS))('finds who speaks in %s', (novel, floor) => {
    const { coverage, accuracy } = score(novel);
    console.info(`${novel}: speakers ${accuracy.toFixed(3)}, coverage ${coverage.toFixed(3)}`);
    expect(accuracy).toBeGreaterThan(floor);
    expect(coverage).toBeGreaterThan(COVERAGE_FLOOR);
  });
});
