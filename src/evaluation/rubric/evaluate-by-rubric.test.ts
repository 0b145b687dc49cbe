import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NamedCharacter } from '../../cast/match/match-cue.ts';
import type { CriterionName } from '../../contract/evaluation.ts';
import { describeLength } from '../../screenplay/describe-length.ts';
import { parseFountain } from '../../screenplay/fountain/parse.ts';
import { measure } from '../../screenplay/measure.ts';
import { CRITERIA } from './criteria.ts';
import { evaluateByRubric } from './evaluate-by-rubric.ts';
import { HEADROOM, HOLD, RUBRIC_VERSION, type RubricEvaluation, type Signal } from './types.ts';

const read = (file: string): string =>
  readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8');

/** The cast of a small book written for these tests, two chapters of it with a good script each. */
const LAMP_CAST: NamedCharacter[] = [
  { id: 'nell', name: 'Nell Ashby', aliases: ['Miss Ashby'] },
  { id: 'ambrose', name: 'Ambrose Ashby', aliases: [] },
  { id: 'pell', name: 'Mrs. Pell', aliases: [] },
  { id: 'crane', name: 'Mr. Crane', aliases: [] },
  { id: 'rook', name: 'Captain Tobias Rook', aliases: ['Captain Rook'] },
  { id: 'vane', name: 'Sir Godfrey Vane', aliases: ['Sir Godfrey'] },
];

const LAMP = {
  chapter1: read('lamp-chapter-1.txt'),
  script1: read('lamp-chapter-1.fountain'),
  chapter2: read('lamp-chapter-2.txt'),
  script2: read('lamp-chapter-2.fountain'),
};

const evaluate = (script: string, chapterText = LAMP.chapter1): RubricEvaluation =>
  evaluateByRubric({ script, chapterText, characters: LAMP_CAST });

const scoreOf = (evaluation: RubricEvaluation, criterion: CriterionName): number =>
  evaluation.criteria.find((result) => result.criterion === criterion)?.score ?? Number.NaN;

const signalOf = (evaluation: RubricEvaluation, name: string): Signal => {
  const found = evaluation.criteria
    .flatMap(({ signals }) => signals)
    .find((signal) => signal.name === name);
  if (found === undefined) throw new Error(`no signal ${name}`);
  return found;
};

const GOOD = [
  { name: 'one', script: LAMP.script1, chapter: LAMP.chapter1, other: LAMP.script2 },
  { name: 'two', script: LAMP.script2, chapter: LAMP.chapter2, other: LAMP.script1 },
];

/** What stands before the first heading, and each scene. */
const cut = (script: string): [string, ...string[]] => {
  const [front = '', ...scenes] = script.split(/\n(?=(?:INT|EXT)\. )/);
  return [front, ...scenes];
};

const reverseScenes = (script: string): string => {
  const [front, ...scenes] = cut(script);
  return [front, ...scenes.reverse()].join('\n');
};

const INVENTED_CUES = new Map([
  ['NELL', 'ZORA QUILL'],
  ['MRS. PELL', 'BRUNO'],
  ['AMBROSE', 'TAMSIN'],
  ['MR. CRANE', 'OSWIN'],
  ['CAPTAIN ROOK', 'FENNIMORE'],
  ['SIR GODFREY', 'ULRICA'],
]);

const renameCues = (script: string): string =>
  script.replace(/^[A-Z. ]+$/gm, (line) => INVENTED_CUES.get(line) ?? line);

/** Each paragraph of action four times over: a paragraph that nobody could shoot. */
const buildWalls = (script: string): string =>
  script.replace(/^(?=.*[a-z])(?!\(|Title:|Credit:|Draft).+$/gm, (line, at: number) => {
    const before = script.slice(0, at).trimEnd().split('\n').at(-1) ?? '';
    const afterBlank = script.slice(0, at).endsWith('\n\n');
    return afterBlank && before !== '' ? `${line} ${line} ${line} ${line}` : line;
  });

/** The criterion falls by so much at least, and every other by so much at most. */
const expectFall = (
  before: RubricEvaluation,
  after: RubricEvaluation,
  criterion: CriterionName,
  { atLeast, othersAtMost }: { atLeast: number; othersAtMost: number },
): void => {
  for (const result of before.criteria) {
    const fall = result.score - scoreOf(after, result.criterion);
    if (result.criterion === criterion) expect(fall, criterion).toBeGreaterThanOrEqual(atLeast);
    else expect(Math.abs(fall), result.criterion).toBeLessThanOrEqual(othersAtMost);
  }
};

describe.each(GOOD)('a good script of chapter $name', ({ name, script, chapter, other }) => {
  const good = evaluate(script, chapter);

  it('scores 85 or more on every criterion', () => {
    for (const { criterion, score } of good.criteria) {
      expect(score, criterion).toBeGreaterThanOrEqual(85);
    }
  });

  it('with its scenes in reverse order loses coherence, and little else', () => {
    const after = evaluate(reverseScenes(script), chapter);
    expectFall(good, after, 'coherence', { atLeast: 10, othersAtMost: 10 });
  });

  it('under invented cues loses character consistency, and nothing else', () => {
    const after = evaluate(renameCues(script), chapter);
    expectFall(good, after, 'character_consistency', { atLeast: 35, othersAtMost: 3 });
  });

  it('with two of its speakers exchanged loses character consistency, and nothing else', () => {
    const [one, two] = name === 'one' ? ['NELL', 'MRS. PELL'] : ['MR. CRANE', 'CAPTAIN ROOK'];
    const exchanged = script.replace(/^[A-Z. ]+$/gm, (line) =>
      line === one ? two : line === two ? one : line,
    );
    const after = evaluate(exchanged, chapter);
    expectFall(good, after, 'character_consistency', { atLeast: 8, othersAtMost: 1 });
    expect(signalOf(after, 'speakers_kept').score).toBeLessThan(50);
  });

  it('with one speaker under two cues loses character consistency, and nothing else', () => {
    let turn = 0;
    const split = script.replace(/^NELL$/gm, (line) => (turn++ % 2 === 0 ? line : 'MISS ASHBY'));
    const after = evaluate(split, chapter);
    expectFall(good, after, 'character_consistency', { atLeast: 5, othersAtMost: 0 });
    expect(signalOf(after, 'one_cue_each').lines.length).toBeGreaterThan(0);
  });

  it('with walls of text loses video suitability, and little else', () => {
    const after = evaluate(buildWalls(script), chapter);
    expectFall(good, after, 'video_suitability', { atLeast: 15, othersAtMost: 10 });
  });

  it('is a better script of its chapter than a script of another chapter is', () => {
    const after = evaluate(other, chapter);
    expect(scoreOf(good, 'coherence') - scoreOf(after, 'coherence')).toBeGreaterThanOrEqual(50);
    expect(after.overall).toBeLessThanOrEqual(scoreOf(after, 'coherence') + HEADROOM);
  });

  it('without its second half is told which passages are missing', () => {
    const [front, ...scenes] = cut(script);
    const half = [front, ...scenes.slice(0, Math.floor(scenes.length / 2))].join('\n');
    const signal = signalOf(evaluate(half, chapter), 'passages_covered');
    expect(signal.score).toBeLessThan(signalOf(good, 'passages_covered').score - 20);
    expect(signal.note).toContain('missing, by their first words: “');
  });

  it('in the past tense of the novel loses video suitability', () => {
    const told = script.replace(/\b(is|stands|puts|comes|takes|turns|holds|gives|bites)\b/g, 'was');
    expect(signalOf(evaluate(told, chapter), 'present_tense').score).toBeLessThan(60);
  });
});

describe('a text that is no screenplay', () => {
  it('scores 0 when it is empty, and is told to begin', () => {
    const nothing = evaluate('');
    expect(nothing.overall).toBe(0);
    expect(nothing.feedback).toContain('The script is empty');
  });

  it('scores low when it is the chapter itself, and is told what a scene is', () => {
    const prose = evaluate(LAMP.chapter1);
    expect(prose.overall).toBeLessThanOrEqual(30);
    expect(prose.feedback).toContain('1. There is no scene heading');
    expect(scoreOf(prose, 'storytelling')).toBe(0);
    expect(scoreOf(prose, 'video_suitability')).toBe(0);
  });
});

describe('what is not there to compare with', () => {
  it('does not count: without a chapter the other criteria make the score', () => {
    const alone = evaluate(LAMP.script1, '');
    const [coherence, ...rest] = alone.criteria;
    expect(coherence).toMatchObject({ criterion: 'coherence', score: 0, weight: 0 });
    for (const signal of coherence?.signals ?? []) {
      expect(signal).toMatchObject({ weight: 0, score: 0 });
      expect(signal.note).toMatch(/^Not measured: /);
    }
    expect(alone.overall).toBeGreaterThanOrEqual(Math.min(...rest.map(({ score }) => score)));
    expect(alone.feedback).toContain('coherence was not measured');
  });

  it('does not count: without a cast, the cues are held against the chapter', () => {
    const uncast = evaluateByRubric({
      script: LAMP.script1,
      chapterText: LAMP.chapter1,
      characters: [],
    });
    expect(signalOf(uncast, 'cues_in_cast').score).toBe(100);
    expect(signalOf(uncast, 'chapter_cast_present').weight).toBe(0);
  });
});

/** Twelve lines of which the chapter does not tell who of three says them. */
const DOUBTFUL =
  `lamp kettle ferry candle orchard gravel mustard whistle turnip velvet harbour thimble`
    .split(' ')
    .map((noun, at) => `The ${noun} went down the road with number ${at} on it.`);
const UNSURE = {
  characters: ['Ida Venn', 'Ann Pell', 'Ruth Quill'].map((name) => ({
    id: name,
    name,
    aliases: [],
  })),
  chapterText: `Ida Venn, Ann Pell and Ruth Quill sat in the kitchen.\n\n${DOUBTFUL.map((line) => `“${line}”`).join('\n\n')}`,
  script: `INT. KITCHEN - DAY\n\nIda Venn, Ann Pell and Ruth Quill sit in the kitchen.\n\n${DOUBTFUL.map((line, at) => `${['IDA', 'ANN', 'RUTH'][at % 3]} ${['VENN', 'PELL', 'QUILL'][at % 3]}\n${line}`).join('\n\n')}\n`,
};

describe('a script full of speakers whom nobody is sure of', () => {
  const evaluation = evaluateByRubric(UNSURE);

  it('is not consistent, and says what holds it down', () => {
    expect(signalOf(evaluation, 'sure_speakers').score).toBe(0);
    expect(scoreOf(evaluation, 'character_consistency')).toBe(HOLD);
    const consistency = evaluation.criteria[2];
    expect(consistency?.feedback).toContain(
      `${HOLD} points above “Speakers that are sure”, which has 0`,
    );
  });

  it('counts in the points of a finding what it takes so', () => {
    const { findings = [], signals = [], weight = 0 } = evaluation.criteria[2] ?? {};
    const mean = signals.reduce((sum, signal) => sum + signal.score * signal.weight, 0);
    const own = signals.find(({ name }) => name === 'sure_speakers')?.weight ?? 0;
    const points = findings.find(({ signal }) => signal === 'sure_speakers')?.points ?? 0;
    expect(points).toBeCloseTo((100 * own + mean - HOLD) * weight, 1);
  });
});

describe('the rubric', () => {
  it('has weights that add up to 100, among the criteria and within each', () => {
    const sum = (weights: number[]): number => weights.reduce((total, weight) => total + weight, 0);
    expect(sum(CRITERIA.map(({ weight }) => weight))).toBe(100);
    for (const { signals } of CRITERIA) expect(sum(signals.map(({ weight }) => weight))).toBe(100);
  });

  it('has each signal once, with words that fit into their sentences', () => {
    const signals = CRITERIA.flatMap((criterion) => criterion.signals);
    expect(new Set(signals.map(({ name }) => name)).size).toBe(signals.length);
    for (const { weak, strong } of signals) {
      for (const words of [weak, strong]) expect(words).toMatch(/^\p{Ll}.*[^.!?]$/u);
    }
  });

  it('is documented with the weights it has', () => {
    const guide = readFileSync(new URL('../../../docs/RUBRIC.md', import.meta.url), 'utf8');
    for (const { criterion, weight, signals } of CRITERIA) {
      expect(guide).toContain(`| ${criterion} | ${weight} |`);
      for (const signal of signals)
        expect(guide).toContain(`| \`${signal.name}\` | ${signal.weight} |`);
    }
    expect(guide).toContain(`at most ${HEADROOM} points above the lowest`);
    const held = new RegExp(`at most ${HOLD} points above each of ([^:]+):`).exec(guide)?.[1] ?? '';
    const holding = CRITERIA.flatMap(({ signals }) => signals.filter(({ holds }) => holds));
    expect((held.match(/\w+_\w+|\brepetition\b|\breadable\b/g) ?? []).sort()).toEqual(
      holding.map(({ name }) => name).sort(),
    );
    expect(guide).toContain(`Version ${RUBRIC_VERSION}`);
  });

  it('gives the same evaluation for the same input', () => {
    expect(evaluate(LAMP.script1)).toEqual(evaluate(LAMP.script1));
  });
});

describe('the feedback', () => {
  it('names lines, says what to do, at most eight points, and ends with what works', () => {
    const { feedback } = evaluate(buildWalls(renameCues(reverseScenes(LAMP.script1))));
    const lines = feedback.split('\n');
    expect(lines[0]).toMatch(/^Overall \d+ of 100: /);
    expect(lines.at(-1)).toMatch(/^What works: /);
    const points = lines.slice(1, -1);
    expect(points.length).toBeGreaterThanOrEqual(3);
    expect(points.length).toBeLessThanOrEqual(8);
    expect(points.some((point) => /^\d\. Lines \d+, [\d, ]+ and \d+/.test(point))).toBe(true);
  });

  it('tells how long the script is in the words of the desk', () => {
    const length = describeLength(measure(parseFountain(LAMP.script1)));
    expect(evaluate(LAMP.script1).feedback.split('\n')[0]).toContain(` scenes, ${length}.`);
    expect(signalOf(evaluate(LAMP.script1), 'duration').note).toBe(`${length}.`);
  });

  it('says so when there is nothing to change', () => {
    expect(evaluate(LAMP.script1).feedback).toContain('No signal is weak enough');
  });
});

describe('any input', () => {
  const scraps = fc.constantFrom(
    'INT. HOUSE - DAY',
    '.',
    'EXT.',
    'NELL',
    'MRS. PELL (V.O.)',
    'Nell thought of it.',
    '(quietly)',
    '“Well,” said Nell Ashby.',
    '"unclosed',
    '[[note',
    '/*',
    '',
    '> FADE OUT.',
    '# Act',
    '~la',
  );
  const texts = fc
    .array(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 40 })
    .map((lines) => lines.join('\n'));
  const casts = fc.array(
    fc.record({
      id: fc.string({ maxLength: 3 }),
      name: fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constant('Nell Ashby')),
      aliases: fc.array(fc.string({ maxLength: 8 }), { maxLength: 2 }),
    }),
    { maxLength: 5 },
  );

  it('gives whole scores from 0 to 100, weights that add up, and lines that exist', () => {
    fc.assert(
      fc.property(texts, texts, casts, (script, chapterText, characters) => {
        const evaluation = evaluateByRubric({ script, chapterText, characters });
        const lineCount = script.split(/\r\n|\r|\n/).length;
        expectScore(evaluation.overall);
        for (const { score, signals } of evaluation.criteria) {
          expectScore(score);
          const weights = signals.reduce((sum, { weight }) => sum + weight, 0);
          expect(weights === 0 || Math.abs(weights - 1) < 0.01).toBe(true);
          for (const signal of signals) expectSignal(signal, lineCount);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function expectScore(score: number): void {
  expect(Number.isInteger(score) && score >= 0 && score <= 100, `score ${score}`).toBe(true);
}

function expectSignal({ name, value, score, lines, note }: Signal, lineCount: number): void {
  expectScore(score);
  expect(Number.isFinite(value), `${name} ${value}`).toBe(true);
  expect(note).not.toBe('');
  expect(lines.length).toBeLessThanOrEqual(20);
  expect([...new Set(lines)].sort((one, other) => one - other)).toEqual(lines);
  for (const line of lines)
    expect(line >= 1 && line <= lineCount, `${name} line ${line}`).toBe(true);
}

it('looks a cue’s character up and does not look through all of them for each cue', () => {
  const MANY = 300;
  let reads = 0;
  const characters = Array.from({ length: MANY }, (_, at) => ({
    get id() {
      reads += 1;
      return String(at);
    },
    name: `Qa${String.fromCharCode(97 + (at % 26), 97 + (Math.floor(at / 26) % 26))}el`,
    aliases: [],
  }));
  const speeches = characters.map(({ name }) => `${name.toUpperCase()}\nSo it is.\n\n`);
  evaluateByRubric({
    script: `INT. HALL - DAY\n\nThey wait.\n\n${speeches.join('')}`,
    chapterText: 'They waited in the hall.',
    characters,
  });
  expect(reads).toBeLessThan(MANY * 30);
});
