import type { Finding } from '../../contract/finding.ts';
import type { Span } from '../../screenplay/types.ts';
import { findingId } from '../finding-id.ts';
import { signalNamed } from './criteria.ts';
import { NO_SCENE, NO_SCRIPT } from './feedback-texts.ts';
import type { FoundPlace } from './found-place.ts';
import type { MeasuredCriterion, MeasuredSignal } from './measure-criterion.ts';
import type { Subject } from './subject.ts';

/** Below this a signal asks for a change. */
const WEAK_BELOW = 70;
/** Of one signal; a writer mends the worst first. */
export const MOST_FINDINGS = 20;
const MOST_LINES = 20;
/** Stands for the signals that there is nothing to measure on. */
export const NO_SCREENPLAY = 'screenplay';

/**
 * What there is to mend, the costliest first; each thing once. Where nothing is a scene yet, that comes
 * first, and beside it only what does not need scenes.
 */
export function findFindings(criteria: readonly MeasuredCriterion[], subject: Subject): Finding[] {
  const placed = createPlacer(subject);
  const isScreenplay = subject.scenes.length > 0;
  const found = criteria
    .filter(({ criterion }) => isScreenplay || criterion === 'coherence')
    .flatMap((measured) =>
      measured.signals.flatMap((signal) =>
        placesOf(signal)
          .slice(0, MOST_FINDINGS)
          .map((place) => findingOf(measured, signal, place, placed)),
      ),
    )
    .sort((one, other) => (other.points ?? 0) - (one.points ?? 0));
  if (isScreenplay) return found;
  const missing = noScreenplay(subject);
  return subject.units.length === 0 ? [missing] : [missing, ...found];
}

/** How many things a signal found beyond those that are told. */
export function leftOff(signal: MeasuredSignal): number {
  return Math.max(0, placesOf(signal).length - MOST_FINDINGS);
}

/**
 * What a signal found, each thing once. What is well as a whole may still have some of it: those are told as
 * minor. What can only be said of the whole is said where it is weak.
 */
function placesOf({ places, weight, score, note, lines }: MeasuredSignal): FoundPlace[] {
  if (weight === 0 || score === 100) return [];
  if (places.length === 0) return score < WEAK_BELOW ? [{ about: '', what: note, lines }] : [];
  const byAbout = new Map<string, FoundPlace>();
  for (const place of places) {
    const same = byAbout.get(place.about);
    if (same === undefined) byAbout.set(place.about, { ...place, lines: [...place.lines] });
    else for (const line of place.lines) same.lines.push(line);
  }
  return [...byAbout.values()];
}

function findingOf(
  { criterion, weight }: MeasuredCriterion,
  signal: MeasuredSignal,
  { about, what, lines }: FoundPlace,
  placed: (lines: readonly number[]) => Finding['where'],
): Finding {
  const { label, weak, why } = signalNamed(signal.name);
  return {
    id: findingId(criterion, signal.name, about),
    criterion,
    signal: signal.name,
    about,
    title: label,
    what,
    where: placed(lines),
    why,
    how: `${weak.charAt(0).toUpperCase()}${weak.slice(1)}.`,
    points: Math.round(((100 - signal.score) * signal.weight + signal.holds) * weight * 10) / 10,
    minor: signal.score >= WEAK_BELOW,
  };
}

function noScreenplay({ units }: Subject): Finding {
  const [what, how] = units.length === 0 ? NO_SCRIPT : NO_SCENE;
  return {
    id: findingId('storytelling', NO_SCREENPLAY, ''),
    criterion: 'storytelling',
    signal: NO_SCREENPLAY,
    about: '',
    title: 'A screenplay',
    what,
    where: { lines: [], scene: null, span: null },
    why: 'Scenes, cast and pictures can only be judged where there are scenes.',
    how,
    points: null,
    minor: false,
  };
}

/** Tells where lines are: their scene, where they share one, and the element of the first. */
function createPlacer({ screenplay, speeches, text }: Subject) {
  const starts: number[] = [];
  const spans = new Map<number, Span>();
  for (const element of screenplay.elements) {
    if (!spans.has(element.line)) spans.set(element.line, element);
    if (element.type === 'scene_heading') starts.push(element.line);
  }
  for (const { spoken } of speeches) spans.set(spoken.line, spoken);
  const points = createPointCounter(text);
  return (all: readonly number[]): Finding['where'] => {
    const lines = [...new Set(all)].sort((one, other) => one - other).slice(0, MOST_LINES);
    const scenes = new Set(lines.map((line) => countUpTo(starts, line)));
    const [scene = 0] = scenes;
    const span = spans.get(lines[0] ?? 0);
    return {
      lines,
      scene: scenes.size === 1 && scene > 0 ? scene : null,
      span: span === undefined ? null : { start: points(span.start), end: points(span.end) },
    };
  };
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** UTF-16 offsets to characters: by where the characters of two units are. */
function createPointCounter(text: string): (offset: number) => number {
  const pairs = [...text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)].map(({ index }) => index + 1);
  return (offset) => offset - countUpTo(pairs, offset - 1);
}
