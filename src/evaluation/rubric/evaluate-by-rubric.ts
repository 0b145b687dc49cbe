import { CRITERIA } from './criteria.ts';
import { findFindings, leftOff } from './find-findings.ts';
import {
  type MeasuredCriterion,
  type MeasuredSignal,
  measureCriterion,
} from './measure-criterion.ts';
import { readSubject } from './subject.ts';
import {
  HEADROOM,
  RUBRIC_VERSION,
  type RubricEvaluation,
  type RubricInput,
  type Signal,
} from './types.ts';
import { writeCriterionFeedback, writeFeedback } from './write-feedback.ts';

/**
 * Evaluates a script against its chapter by rules alone: the same input gives the same evaluation,
 * on any machine, with no model and no clock. Never throws on any text.
 *
 * What cannot be measured does not count (weight 0) and says why in its note. See docs/RUBRIC.md.
 */
export function evaluateByRubric(input: RubricInput): RubricEvaluation {
  const subject = readSubject(input);
  const criteria = CRITERIA.map((definition) => measureCriterion(definition, subject));
  const overall = overallOf(criteria);
  const findings = findFindings(criteria, subject);
  return {
    evaluator: 'rubric',
    rubricVersion: RUBRIC_VERSION,
    overall,
    criteria: criteria.map((measured) => ({
      ...measured,
      signals: measured.signals.map(present),
      findings: findings.filter(({ criterion }) => criterion === measured.criterion),
      feedback: writeCriterionFeedback(measured, findings),
    })),
    feedback: writeFeedback(overall, criteria, findings, subject),
  };
}

function present(measured: MeasuredSignal): Signal {
  const { places: _told, holds: _points, ...signal } = measured;
  return { ...signal, left_off: leftOff(measured) };
}

function overallOf(criteria: readonly MeasuredCriterion[]): number {
  const counted = criteria.filter(({ weight }) => weight > 0);
  const whole = counted.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return 0;
  const sum = counted.reduce((total, { weight, score }) => total + weight * score, 0);
  const lowest = Math.min(...counted.map(({ score }) => score));
  return Math.min(Math.round(sum / whole), lowest + HEADROOM);
}
