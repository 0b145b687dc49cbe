import { CRITERION_NAMES } from '../../contract/evaluation.ts';
import { plural } from '../../contract/plural.ts';
import { describeLength } from '../../screenplay/describe-length.ts';
import { signalNamed } from './criteria.ts';
import { NO_CHAPTER, NO_SCENE, NO_SCRIPT, NOTHING_STRONG, NOTHING_WEAK } from './feedback-texts.ts';
import type { MeasuredCriterion } from './measure-criterion.ts';
import type { Subject } from './subject.ts';
import { HEADROOM, type Signal } from './types.ts';

/** Below this a signal asks for a change; from the other on it is worth keeping. */
const WEAK_BELOW = 70;
const STRONG_FROM = 85;
const MOST_POINTS = 8;
const MOST_STRENGTHS = 3;
const LINES_SHOWN = 6;

interface Weighed {
  signal: Signal;
  /** Points of the overall score that the signal costs, or earns. */
  cost: number;
  worth: number;
}

/**
 * The feedback on the whole script: where it stands, then one sentence for each weak signal, the
 * one that costs most first, then what works. Plain text, a point a line.
 */
export function writeFeedback(
  overall: number,
  criteria: readonly MeasuredCriterion[],
  subject: Subject,
): string {
  const advice = adviceOn(criteria, subject);
  return [
    summary(overall, criteria, subject),
    ...(advice.length > 0 ? advice.map((point, at) => `${at + 1}. ${point}`) : [NOTHING_WEAK]),
    strengths(weigh(criteria)),
  ].join('\n');
}

/** The feedback on one criterion: its score, its weak signals, what works. */
export function writeCriterionFeedback(measured: MeasuredCriterion, subject: Subject): string {
  const label = CRITERION_NAMES[measured.criterion];
  if (measured.weight === 0) {
    return `${label}: not measured. ${measured.signals[0]?.note ?? ''}`.trim();
  }
  const advice = adviceOn([measured], subject);
  const body = advice.length > 0 ? advice.join(' ') : NOTHING_WEAK;
  return `${label} ${measured.score} of 100. ${body} ${strengths(weigh([measured]))}`;
}

function summary(
  overall: number,
  criteria: readonly MeasuredCriterion[],
  { scenes, length, chapter }: Subject,
): string {
  const scores = criteria
    .filter(({ weight }) => weight > 0)
    .map(({ criterion, score }) => `${CRITERION_NAMES[criterion].toLowerCase()} ${score}`);
  const size = `${plural(scenes.length, 'scene')}, ${describeLength(length)}`;
  const capped = isCapped(overall, criteria)
    ? ` It can be no more than ${HEADROOM} points above the lowest.`
    : '';
  const text = `Overall ${overall} of 100: ${scores.join(', ')}.${capped} ${size}.`;
  return chapter.wordCount === 0 ? `${text} ${NO_CHAPTER}` : text;
}

function isCapped(overall: number, criteria: readonly MeasuredCriterion[]): boolean {
  const scores = criteria.filter(({ weight }) => weight > 0).map(({ score }) => score);
  return scores.length > 0 && overall === Math.min(...scores) + HEADROOM;
}

/** What to do, most costly first; without scenes, only what does not need them. */
function adviceOn(criteria: readonly MeasuredCriterion[], { scenes, units }: Subject): string[] {
  if (scenes.length > 0) return weakPoints(weigh(criteria), MOST_POINTS);
  if (units.length === 0) return [NO_SCRIPT];
  const coherence = criteria.filter(({ criterion }) => criterion === 'coherence');
  return [NO_SCENE, ...weakPoints(weigh(coherence), MOST_POINTS - 1)];
}

function weigh(criteria: readonly MeasuredCriterion[]): Weighed[] {
  return criteria.flatMap(({ weight, signals }) =>
    signals.map((signal) => ({
      signal,
      cost: (100 - signal.score) * signal.weight * weight,
      worth: signal.score * signal.weight * weight,
    })),
  );
}

function weakPoints(weighed: readonly Weighed[], most: number): string[] {
  return weighed
    .filter(({ signal }) => signal.weight > 0 && signal.score < WEAK_BELOW)
    .sort((one, other) => other.cost - one.cost)
    .slice(0, most)
    .map(({ signal }) => pointOn(signal));
}

function pointOn(signal: Signal): string {
  const advice = signalNamed(signal.name).weak;
  const sentence =
    signal.lines.length > 0 ? `${lineList(signal.lines)}: ${advice}` : capitalise(advice);
  return `${sentence}. ${signal.note}`;
}

/** `Line 41`, `Lines 41 and 87`, `Lines 41, 87, 90 and 12 more`. */
function lineList(lines: readonly number[]): string {
  if (lines.length === 1) return `Line ${lines[0]}`;
  const rest = lines.length - LINES_SHOWN;
  if (rest > 0) return `Lines ${lines.slice(0, LINES_SHOWN).join(', ')} and ${rest} more`;
  return `Lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`;
}

function strengths(weighed: readonly Weighed[]): string {
  const strong = weighed
    .filter(({ signal }) => signal.weight > 0 && signal.score >= STRONG_FROM)
    .sort((one, other) => other.worth - one.worth)
    .slice(0, MOST_STRENGTHS)
    .map(({ signal }) => signalNamed(signal.name).strong);
  return strong.length > 0 ? `What works: ${strong.join('; ')}.` : NOTHING_STRONG;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
