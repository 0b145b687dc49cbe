import type { NamedCharacter } from '../../cast/match/match-cue.ts';
import type { CriterionName } from '../../contract/evaluation.ts';
import type { Finding } from '../../contract/finding.ts';
import type { StyleSettings } from '../../contract/style.ts';
import type { KnownCharacter } from '../../prose/names/characters.ts';
import type { ConfirmedSpeaker } from '../../prose/speakers/confirmed.ts';

/** Grows with every change that can change a score, so that scores of one version compare. */
export const RUBRIC_VERSION = '1.6.0';

/**
 * How far, in points, the overall score may stand above the lowest criterion. Otherwise a well-made
 * script of another chapter would score high for what it is not; no strength makes up for that.
 */
export const HEADROOM = 30;

/**
 * How far, in points, a criterion may stand above a signal that holds it. A tenth of the weight is little
 * where every he is a she: whoever reads such a script reads another story.
 */
export const HOLD = 60;

export interface RubricInput {
  /** The script, in Fountain. */
  script: string;
  /** The prose of the chapter it adapts; empty when there is none. */
  chapterText: string;
  /** The characters of the whole book. */
  characters: NamedCharacter[];
  /** Whom the reading of the chapter knows, where that is not just the characters. */
  known?: KnownCharacter[];
  /** What its style aims at; the usual style without it. */
  style?: StyleSettings;
  /** Who says what in the chapter by a person's word, by offsets in its prose. */
  confirmed?: ConfirmedSpeaker[];
}

/** One thing measured on the script. */
export interface Signal {
  /** Its name in snake_case; stable, docs/RUBRIC.md lists them all. */
  name: string;
  label: string;
  /** What was measured, in `unit`; 0 when it could not be measured. */
  value: number;
  unit: string;
  /** Integer, 0 to 100; 0 when it could not be measured. */
  score: number;
  /** Its part in the criterion, the parts of a criterion adding up to 1; 0 when not measured. */
  weight: number;
  /** 1-based line numbers in the script that the value comes from, ascending, at most 20. */
  lines: number[];
  /** What was found, in words; why, when it could not be measured. */
  note: string;
  /** How many of its findings are not told, since they would be too many. */
  left_off: number;
}

export interface CriterionResult {
  criterion: CriterionName;
  /** Integer, 0 to 100: the mean of its signals by their weights, but at most `HOLD` points above one that holds it. */
  score: number;
  /** Its part in the overall score; 0 when none of its signals could be measured. */
  weight: number;
  signals: Signal[];
  /** What is worth looking at, the costliest first. */
  findings: Finding[];
  feedback: string;
}

export interface RubricEvaluation {
  evaluator: 'rubric';
  rubricVersion: string;
  /**
   * Integer, 0 to 100: the mean of the criteria by their weights, but at most `HEADROOM` points
   * above the lowest of them.
   */
  overall: number;
  criteria: CriterionResult[];
  feedback: string;
}
