import { z } from 'zod';

/** What the studio has to know before anybody has signed in; it stands in the page itself. */
export const StudioConfig = z.object({
  version: z.string(),
  sign_in: z.discriminatedUnion('kind', [
    /** By the link that was printed at the start. */
    z.object({ kind: z.literal('link') }),
    /** At a Supabase project. */
    z.object({ kind: z.literal('supabase'), url: z.url(), publishable_key: z.string().min(1) }),
    /** By tokens of an issuer that the studio cannot ask for one. */
    z.object({ kind: z.literal('token') }),
  ]),
});
export type StudioConfig = z.infer<typeof StudioConfig>;
