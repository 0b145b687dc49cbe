import { z } from 'zod';

/** What the caller may do with a script right now: goldenrod.script_abilities() says it. */
export const ScriptAbilities = z
  .object({
    edit: z.boolean(),
    evaluate: z.boolean(),
    approve: z.boolean(),
    reject: z.boolean(),
    activate: z.boolean(),
    deactivate: z.boolean(),
    restore: z.boolean(),
    cast: z.boolean(),
    delete: z.boolean(),
    undelete: z.boolean(),
  })
  .meta({ id: 'ScriptAbilities' });
export type ScriptAbilities = z.infer<typeof ScriptAbilities>;

/** What the caller may do with a job: its asker may cancel it while it has not ended. */
export const JobAbilities = z.object({ cancel: z.boolean() }).meta({ id: 'JobAbilities' });
export type JobAbilities = z.infer<typeof JobAbilities>;

/** What the caller may do with a row that has no workflow: its owner may do everything. */
export const Abilities = z
  .object({ change: z.boolean(), delete: z.boolean() })
  .meta({ id: 'Abilities' });
export type Abilities = z.infer<typeof Abilities>;
