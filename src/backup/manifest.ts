import { z } from 'zod';

export const MANIFEST_NAME = 'goldenrod-backup.json';

/** The first entry of a backup: what the rest is. */
export const Manifest = z.object({
  format: z.literal(1),
  created_at: z.iso.datetime(),
  /** Of everything after the manifest. */
  files: z.int().min(0),
  bytes: z.int().min(0),
  /** Whether the media files are in it; those of a bucket never are. */
  media: z.boolean(),
});
export type Manifest = z.infer<typeof Manifest>;
