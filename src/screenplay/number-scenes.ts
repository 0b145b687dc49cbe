import type { Element, SceneHeading } from './types.ts';

/**
 * Gives each scene a number that has none. Where no scene has one they are counted from 1; where some
 * have, those stay as they are, and a scene between 12 and 13 becomes 12A, one between 12 and 12A is
 * A12A, one before 1 is A1: so a production that has locked its numbers keeps them.
 */
export function numberScenes(elements: readonly Element[]): Element[] {
  const headings = elements.filter((each) => each.type === 'scene_heading');
  const taken = new Set(headings.flatMap(({ sceneNumber }) => sceneNumber ?? []));
  const given = taken.size === 0 ? count(headings) : fill(headings, taken);
  return elements.map((each) =>
    each.type === 'scene_heading' ? { ...each, sceneNumber: given.get(each) ?? null } : each,
  );
}

function count(headings: readonly SceneHeading[]): Map<SceneHeading, string> {
  return new Map(headings.map((heading, i) => [heading, `${i + 1}`]));
}

function fill(headings: readonly SceneHeading[], taken: Set<string>): Map<SceneHeading, string> {
  const next = nextNumbers(headings);
  const given = new Map<SceneHeading, string>();
  let before: string | null = null;
  /** How many numbers were used of each series: another gap may be filled by the same. */
  const used = new Map<string, number>();
  headings.forEach((heading, i) => {
    let number = heading.sceneNumber;
    if (number !== null) {
      before = number;
    } else {
      const { series, numberAt } = between(before, next[i] ?? null);
      let n = used.get(series) ?? 0;
      do number = numberAt(++n);
      while (taken.has(number));
      used.set(series, n);
      taken.add(number);
    }
    given.set(heading, number);
  });
  return given;
}

/** For each heading the number that is written next after it. */
function nextNumbers(headings: readonly SceneHeading[]): (string | null)[] {
  const next: (string | null)[] = [];
  let found: string | null = null;
  for (let i = headings.length - 1; i >= 0; i--) {
    next[i] = found;
    found = headings[i]?.sceneNumber ?? found;
  }
  return next;
}

/** Numbers that may stand between two, counted from 1; those of the same name are the same. */
interface Series {
  series: string;
  numberAt: (n: number) => string;
}

/** With no number after it, counting goes on. */
function between(before: string | null, after: string | null): Series {
  const [, counted = '', behind = ''] = /^[A-Z]*(\d{1,9})([A-Z]{0,2})$/.exec(before ?? '') ?? [];
  if (after === null && counted !== '') {
    return { series: 'on', numberAt: (n) => `${Number(counted) + n}` };
  }
  if (after !== null && (before === null || after.startsWith(before))) {
    return { series: `before ${after}`, numberAt: (n) => `${letters(n)}${after}` };
  }
  if (counted === '') {
    return { series: `behind ${before}`, numberAt: (n) => `${before}${letters(n)}` };
  }
  const from = placeOf(behind);
  return {
    series: `behind ${counted}${behind}`,
    numberAt: (n) => `${counted}${letters(from + n)}`,
  };
}

/** The number in letters: A to Z, then AA, AB and so on. */
export function letters(n: number): string {
  let rest = n;
  let text = '';
  while (rest > 0) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
    rest = Math.floor((rest - 1) / 26);
  }
  return text;
}

/** The number of which letters are the letters; 0 for none. */
function placeOf(text: string): number {
  return [...text].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0);
}
