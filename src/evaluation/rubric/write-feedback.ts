import { CRITERION_NAMES } from '../../contract/evaluation.ts';
import type { Finding } from '../../contract/finding.ts';
import { plural } from '../../contract/plural.ts';
import { describeLength } from '../../screenplay/describe-length.ts';
import { signalNamed } from './criteria.ts';
import { NO_CHAPTER, NOTHING_STRONG, NOTHING_WEAK } from './feedback-texts.ts';
import { NO_SCREENPLAY } from './find-findings.ts';
import type { MeasuredCriterion, MeasuredSignal } from './measure-criterion.ts';
import type { Subject } from './subject.ts';
import { HEADROOM, HOLD } from './types.ts';

/** From this on a signal is worth keeping. */
const STRONG_FROM = 85;
const MOST_POINTS = 8;
const MOST_STRENGTHS = 3;
const LINES_SHOWN = 6;

interface Weighed {
  signal: MeasuredSignal;
  /** Points of the overall score that the signal earns. */
  worth: number;
}

/**
 * The feedback on the whole script, as the findings say it: where it stands, then a sentence for each weak
 * signal with its findings' lines, the one that costs most first, then what works. Plain text, a point a line.
 */
export function writeFeedback(
  overall: number,
  criteria: readonly MeasuredCriterion[],
  findings: readonly Finding[],
  subject: Subject,
): string {
  const advice = adviceOf(findings, criteria);
  return [
    summary(overall, criteria, subject),
    ...(advice.length > 0 ? advice.map((point, at) => `${at + 1}. ${point}`) : [NOTHING_WEAK]),
    strengths(weigh(criteria)),
  ].join('\n');
}

/** The feedback on one criterion: its score, its weak signals, what works. */
export function writeCriterionFeedback(
  measured: MeasuredCriterion,
  findings: readonly Finding[],
): string {
  const label = CRITERION_NAMES[measured.criterion];
  if (measured.weight === 0) {
    return `${label}: not measured. ${measured.signals[0]?.note ?? ''}`.trim();
  }
  const own = findings.filter(
    ({ criterion, signal }) => criterion === measured.criterion || signal === NO_SCREENPLAY,
  );
  const advice = adviceOf(own, [measured]);
  const body = advice.length > 0 ? advice.join(' ') : NOTHING_WEAK;
  const holding = measured.signals.find(({ holds }) => holds > 0);
  const held =
    holding === undefined
      ? ''
      : ` It can be no more than ${HOLD} points above “${holding.label}”, which has ${holding.score}.`;
  return `${label} ${measured.score} of 100.${held} ${body} ${strengths(weigh([measured]))}`;
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

function weigh(criteria: readonly MeasuredCriterion[]): Weighed[] {
  return criteria.flatMap(({ weight, signals }) =>
    signals.map((signal) => ({
      signal,
      worth: signal.score * signal.weight * weight,
    })),
  );
}

/** What asks for a change, a sentence for each signal, in the order of the findings. */
function adviceOf(findings: readonly Finding[], criteria: readonly MeasuredCriterion[]): string[] {
  const notes = new Map(
    criteria.flatMap(({ signals }) => signals.map(({ name, note }) => [name, note])),
  );
  const bySignal = new Map<string | null, Finding[]>();
  for (const finding of findings.filter(({ minor }) => !minor)) {
    const group = bySignal.get(finding.signal);
    if (group === undefined) bySignal.set(finding.signal, [finding]);
    else group.push(finding);
  }
  return [...bySignal.values()]
    .slice(0, MOST_POINTS)
    .map((group) => pointOn(group, notes.get(group[0]?.signal ?? '')));
}

function pointOn(group: readonly Finding[], note: string | undefined): string {
  const [first] = group;
  if (first === undefined) return '';
  const lines = [...new Set(group.flatMap(({ where }) => where.lines))].sort((a, b) => a - b);
  const how = first.how ?? '';
  if (note === undefined) return `${first.what}: ${uncapitalise(how)}`;
  return lines.length > 0 ? `${lineList(lines)}: ${uncapitalise(how)} ${note}` : `${how} ${note}`;
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

function uncapitalise(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
