import type { Shot } from '../../contract/shot.ts';
import { countWords } from '../../prose/words/count-words.ts';
import type { ScriptElement } from '../../screenplay/elements/script-element.ts';
import { scriptScenes } from './script-scenes.ts';

/** A take of a line, or how long it will be. */
export interface TimedLine {
  element: string;
  /** Milliseconds. */
  duration: number;
  /** Whether it is spoken at the same time as the line before it. */
  dual?: boolean;
}

/** Where shots and lines stand in whole milliseconds; shots follow each other without a gap. */
export interface ShotTimes {
  duration: number;
  /** By the place of the shot. */
  shots: { start: number; duration: number }[];
  lines: { element: string; start: number; duration: number }[];
}

export const RATES = {
  /** Milliseconds for a word that is said: 160 words a minute, as audio books are read. */
  spokenWord: 375,
  /** For a word of action: some 200 on a page, which plays for a minute. */
  seenWord: 300,
  /** Nobody sees less. */
  shortestShot: 1_500,
  /** After each line, and before another scene. */
  pause: 350,
  sceneEnd: 800,
  /** Of a speech whose hearer is seen: the part of it that is said over the hearer. */
  overShare: 0.35,
} as const;

/**
 * How long each shot is seen: as long as its takes and the pauses behind them; where a line has none, as long
 * as its words take. Where a person set how long, that counts, and what is said goes on over the shots behind it: the
 * last of a scene is never shorter than what is left to be heard.
 */
export function timeShots(
  shots: readonly Shot[],
  lines: readonly TimedLine[],
  { text, elements }: { text: string; elements: readonly ScriptElement[] },
): ShotTimes {
  const takes = new Map(lines.map((line) => [line.element, line]));
  const guesses = estimates(text, elements);
  const durations = shots.map((shot, at) => {
    const end = isLastOfScene(shots, at) ? RATES.sceneEnd : 0;
    return lengthOf(shot, takes, guesses) + end;
  });
  const heard = shots.map((shot) => lengthOf(shot, takes, new Map()));
  const seen = holdSet(shots, shareWithHearers(shots, durations), heard);
  const times: ShotTimes = { duration: 0, shots: [], lines: [] };
  let silent = 0;
  shots.forEach((shot, at) => {
    silent = placeLines(shot, times, takes, Math.max(silent, times.duration));
    const duration = seen[at] ?? RATES.shortestShot;
    times.shots.push({ start: times.duration, duration });
    times.duration += duration;
  });
  return times;
}

/** Milliseconds of each shot. */
export function shotDurations(...args: Parameters<typeof timeShots>): number[] {
  return timeShots(...args).shots.map(({ duration }) => duration);
}

function lengthOf(
  { elements }: Shot,
  takes: ReadonlyMap<string, TimedLine>,
  guesses: ReadonlyMap<string, number>,
): number {
  let length = 0;
  let before = 0;
  for (const element of elements) {
    const take = takes.get(element);
    const own = take === undefined ? (guesses.get(element) ?? 0) : Math.round(take.duration);
    if (own === 0) continue;
    // Two who speak at once take as long as the longer of them.
    if (take?.dual && before > 0) length += Math.max(0, own - before);
    else length += own + RATES.pause;
    before = own;
  }
  return length;
}

/** Milliseconds by the words of each speech and action; a heading is not said unless there is a take of it. */
function estimates(text: string, elements: readonly ScriptElement[]): Map<string, number> {
  const pieces = scriptScenes(text, elements).flatMap((scene) => scene.pieces);
  return new Map(
    pieces.map(({ id, kind, text: words }) => {
      const rate = kind === 'speech' ? RATES.spokenWord : RATES.seenWord;
      return [id, countWords(words) * rate];
    }),
  );
}

/** A shot of whoever hears takes the end of the speech before it, as far as that can spare it. */
function shareWithHearers(shots: readonly Shot[], lengths: readonly number[]): number[] {
  const seen = lengths.map((each) => Math.max(each, RATES.shortestShot));
  shots.forEach(({ over, elements }, at) => {
    const before = shots[at - 1];
    const whole = seen[at - 1];
    if (over === null || elements.length > 0 || before === undefined || whole === undefined) return;
    if (before.elements.at(-1) !== over) return;
    const share = Math.round(whole * RATES.overShare);
    if (share < RATES.shortestShot || whole - share < RATES.shortestShot) return;
    seen[at - 1] = whole - share;
    // A scene's own pause at the end stays behind the hearer.
    seen[at] = share + (lengths[at] ?? 0);
  });
  return seen;
}

/** Shots are seen as long as they were set; sound that is not at its end by then is over the next of the scene. */
function holdSet(
  shots: readonly Shot[],
  lengths: readonly number[],
  heard: readonly number[],
): number[] {
  let late = 0;
  return shots.map(({ duration }, at) => {
    const natural = lengths[at] ?? RATES.shortestShot;
    const own = heard[at] ?? 0;
    // What is late is heard over whatever of a shot is silent; only beyond that the shot is longer for it.
    const silent = Math.max(0, natural - own);
    const wanted = duration ?? natural + Math.max(0, late - silent);
    const isLast = isLastOfScene(shots, at);
    const seen = isLast ? Math.max(wanted, late + own) : wanted;
    late = isLast ? 0 : Math.max(0, late + own - seen);
    return seen;
  });
}

const isLastOfScene = (shots: readonly Shot[], at: number): boolean =>
  shots[at + 1]?.scene !== shots[at]?.scene;

/** Lines one after the other from a time on; answers when nobody speaks any more. */
function placeLines(
  { elements }: Shot,
  times: ShotTimes,
  takes: ReadonlyMap<string, TimedLine>,
  from: number,
): number {
  let at = from;
  let before = { start: at, duration: 0 };
  for (const element of elements) {
    const take = takes.get(element);
    if (take === undefined) continue;
    const duration = Math.round(take.duration);
    const start = take.dual && before.duration > 0 ? before.start : at;
    before = { start, duration };
    times.lines.push({ element, ...before });
    at = Math.max(at, start + duration + RATES.pause);
  }
  return at;
}
