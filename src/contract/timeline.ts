import { z } from 'zod';
import { Evaluation } from './evaluation.ts';
import { Script } from './script.ts';

const CriterionScore = z.object({ criterion: z.string(), score: z.int().min(0).max(100) });

/** A version in the timeline of its chapter: where it comes from and how it was judged. */
export const TimelineVersion = Script.extend({
  /** The account that made it; null where the service did, or before versions. */
  created_by: z.uuid().nullable(),
  deleted_at: z.iso.datetime().nullable(),
  /** Number of the version that it was made from. */
  parent_version: z.int().positive().nullable(),
  /** Made from another text of the chapter than it has now. */
  stale: z.boolean(),
  evaluations: z.int().nonnegative(),
  newest_evaluation: Evaluation.omit({
    feedback: true,
    criteria: true,
    findings: true,
    script_id: true,
  })
    .extend({ criteria: z.array(CriterionScore) })
    .nullable(),
});
export type TimelineVersion = z.infer<typeof TimelineVersion>;
