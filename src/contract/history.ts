import { z } from 'zod';
import { ScriptOrigin, ScriptStatus } from './script.ts';

const onVersion = {
  script_id: z.uuid(),
  handle: z.string(),
  style: z.string(),
  version: z.int().positive(),
  at: z.iso.datetime(),
  /** The account that did it; null where the service did. */
  by: z.uuid().nullable(),
};

/** Something that happened to a version: it was made, evaluated, moved or deleted. */
export const HistoryEvent = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('made'), ...onVersion, origin: ScriptOrigin }),
    z.object({
      kind: z.literal('evaluated'),
      ...onVersion,
      score: z.int().min(0).max(100),
      evaluator_kind: z.enum(['rule', 'model', 'human']),
    }),
    z.object({
      kind: z.literal('moved'),
      ...onVersion,
      from: ScriptStatus,
      to: ScriptStatus,
      note: z.string().nullable(),
    }),
    z.object({ kind: z.literal('deleted'), ...onVersion }),
  ])
  .meta({ id: 'HistoryEvent' });
export type HistoryEvent = z.infer<typeof HistoryEvent>;
