import { z } from 'zod';
import { Finding } from './finding.ts';

const Score = z.int().min(0).max(100);

/** What the rubric judges by, in its order, and what each is called; a reader judges by the same. */
export const CRITERION_NAMES = {
  coherence: 'Coherence',
  storytelling: 'Storytelling',
  character_consistency: 'Character consistency',
  video_suitability: 'Video suitability',
} as const;
export type CriterionName = keyof typeof CRITERION_NAMES;
export const CRITERIA = Object.keys(CRITERION_NAMES) as CriterionName[];

export const Criterion = z.object({
  criterion: z.string(),
  score: Score,
  feedback: z.string().nullish(),
  /** Lines of the script, from 1, that show it. */
  lines: z.array(z.int().positive()).default([]),
});

export const Evaluation = z.object({
  id: z.uuid(),
  script_id: z.uuid(),
  evaluator_kind: z.enum(['rule', 'model', 'human']),
  evaluator: z.string(),
  rubric_version: z.string().nullable(),
  score: Score,
  feedback: z.string().nullable(),
  criteria: z.array(Criterion.loose()),
  /** What was found, one by one, the costliest first; of what a person wrote, an item for each criterion and the comment. */
  findings: z.array(Finding),
  /** The account that recorded it; null where the service did. */
  created_by: z.uuid().nullable(),
  created_at: z.iso.datetime(),
});
export type Evaluation = z.infer<typeof Evaluation>;
