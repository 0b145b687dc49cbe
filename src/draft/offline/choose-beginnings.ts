import type { Beat } from './beat.ts';
import {
  FEATURES,
  featuresOf,
  type ParagraphTold,
  type Ruled,
  readParagraphs,
} from './scene-features.ts';
import { pointsFor } from './scene-signals.ts';
import { WEIGHTS } from './scene-weights.ts';

/**
 * From this chance on a scene begins. From 0.14 to 0.24 as many scenes are right in novels that were left out
 * ("npm run train:scenes"): a heading too many is struck in a moment, one that is missing is found by reading.
 */
const ENOUGH_CHANCE = 0.16;
/** Within so many paragraphs of a scene's beginning no other begins, unless it is as sure as this. */
const APART = 2;
const SURE = 0.7;
const TRAINED = FEATURES.map((feature) => WEIGHTS[feature]);
/** A sentence for which fewer points speak is no better beginning than that of its paragraph. */
const TELLS = 2;

/**
 * The beats at which scenes begin, of those that the rules found and of paragraphs in which nothing sure was
 * found: by the chance that weights give that were trained on marked chapters.
 */
export function chooseBeginnings(beats: readonly Beat[], ruled: readonly Ruled[]): Set<number> {
  const paragraphs = readParagraphs(beats, ruled);
  const chosen = chooseParagraphs(featuresOf(paragraphs), TRAINED, ENOUGH_CHANCE);
  return new Set([...chosen].map((at) => beginningIn(paragraphs[at] as ParagraphTold)));
}

/** That a scene begins in a paragraph, from 0 to 1. */
function chanceOf(row: readonly number[], weights: readonly number[]): number {
  const sum = row.reduce((all, value, i) => all + value * (weights[i] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Which paragraphs begin a scene, the surest first; the first paragraph does anyway. */
export function chooseParagraphs(
  rows: readonly (readonly number[])[],
  weights: readonly number[],
  enough: number,
): Set<number> {
  const bySureness = rows
    .map((row, at) => ({ at, chance: chanceOf(row, weights) }))
    .slice(1)
    .filter(({ chance }) => chance >= enough)
    .sort((a, b) => b.chance - a.chance || a.at - b.at);
  const chosen = new Set<number>();
  for (const { at, chance } of bySureness) {
    if (isFree(chosen, at) || chance > SURE) chosen.add(at);
  }
  return chosen;
}

function isFree(chosen: ReadonlySet<number>, at: number): boolean {
  for (let near = at - APART; near <= at + APART; near++) if (chosen.has(near)) return false;
  return true;
}

/** Where the rules begin one, else where most speaks for it, else at its head. */
function beginningIn({ ruled, first }: ParagraphTold): number {
  const moving = ruled.find(({ moves }) => moves);
  if (moving !== undefined) return moving.at;
  let best = { at: first, points: TELLS - 1 };
  for (const { at, change } of ruled) {
    const points = pointsFor(change.signals);
    if (points > best.points) best = { at, points };
  }
  return best.at;
}
