import { readdirSync, readFileSync } from 'node:fs';
import { evaluateByRubric } from '../../src/evaluation/rubric/evaluate-by-rubric.ts';

/** A script of a chapter as a person graded it: 1 the chapter itself, pasted, to 5 a scene that could be shot. */
interface Graded {
  chapter: string;
  grade: number;
  score: number;
}

const FOLDER = new URL('gradings/', import.meta.url);
const SECTION = /^=== (.+)$/m;

/** The rubric's score of every script that was graded by hand. */
export function scoreGradings(): Graded[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap((file) => scoreFile(file, readFileSync(new URL(file, FOLDER), 'utf8')));
}

/** A file holds who is in the chapter, the chapter, and under each grade a script. */
function scoreFile(file: string, text: string): Graded[] {
  const [head = '', ...parts] = text.split(SECTION);
  const names = head.replace('cast:', '').split(';');
  const characters = names.map((name) => ({ id: name.trim(), name: name.trim(), aliases: [] }));
  const sections = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2) {
    sections.set(parts[at] ?? '', (parts[at + 1] ?? '').trim());
  }
  const chapterText = sections.get('chapter') ?? '';
  return [1, 2, 3, 4, 5].map((grade) => {
    const script = `${sections.get(String(grade)) ?? ''}\n`;
    const { overall } = evaluateByRubric({ script, chapterText, characters });
    return { chapter: file.replace('.txt', ''), grade, score: overall };
  });
}

/** Spearman's rank correlation of grades and scores, -1 to 1; what is equal shares its rank. */
export function rankCorrelation(graded: readonly Pick<Graded, 'grade' | 'score'>[]): number {
  const grades = ranks(graded.map(({ grade }) => grade));
  const scores = ranks(graded.map(({ score }) => score));
  const middle = (graded.length + 1) / 2;
  const sum = (of: (at: number) => number) => graded.reduce((all, _, at) => all + of(at), 0);
  const from = (rank: number | undefined) => (rank ?? middle) - middle;
  const together = sum((at) => from(grades[at]) * from(scores[at]));
  const spread = sum((at) => from(grades[at]) ** 2) * sum((at) => from(scores[at]) ** 2);
  return spread === 0 ? 0 : together / Math.sqrt(spread);
}

function ranks(values: readonly number[]): number[] {
  const sorted = values.toSorted((one, other) => one - other);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}
