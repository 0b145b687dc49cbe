const NAMES: Record<string, string> = {
  coherence: 'Coherence',
  storytelling: 'Storytelling',
  character_consistency: 'Character consistency',
  video_suitability: 'Video suitability',
};

/** What the rubric judges by, in its order; a reader judges by the same. */
export const CRITERIA = Object.keys(NAMES);

/** A criterion for people; one of somebody else's as it is written. */
export function criterionName(criterion: string): string {
  return NAMES[criterion] ?? criterion.replaceAll('_', ' ');
}
