import { CRITERION_NAMES } from '../../../src/contract/index.ts';

const NAMES: Record<string, string> = CRITERION_NAMES;

/** A criterion for people; one of somebody else's as it is written. */
export function criterionName(criterion: string): string {
  return NAMES[criterion] ?? criterion.replaceAll('_', ' ');
}
