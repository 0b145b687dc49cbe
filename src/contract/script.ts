import { z } from 'zod';
import { ScriptAbilities } from './abilities.ts';

export const SCRIPT_STATUSES = ['draft', 'evaluated', 'approved', 'rejected', 'active'] as const;
export const ScriptStatus = z.enum(SCRIPT_STATUSES);
export type ScriptStatus = z.infer<typeof ScriptStatus>;

export const SCRIPT_ORIGINS = ['import', 'draft', 'model', 'edit', 'restore', 'legacy'] as const;
export const ScriptOrigin = z.enum(SCRIPT_ORIGINS);
export type ScriptOrigin = z.infer<typeof ScriptOrigin>;

export const Script = z.object({
  id: z.uuid(),
  /** `book/chapter/style/vN`; the id itself for a script without a chapter. */
  handle: z.string(),
  book: z.string().nullable(),
  chapter: z.int().nullable(),
  chapter_title: z.string().nullable(),
  style: z.string(),
  version: z.int().positive(),
  status: ScriptStatus,
  evaluation_score: z.int().min(0).max(100).nullable(),
  evaluation_feedback: z.string().nullable(),
  character_ids: z.array(z.uuid()),
  origin: ScriptOrigin,
  parent_id: z.uuid().nullable(),
  name: z.string().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  can: ScriptAbilities,
});
export type Script = z.infer<typeof Script>;

/** A version at a glance, where a listing names it. */
export const VersionGlance = z
  .object({
    id: z.uuid(),
    handle: z.string(),
    style: z.string(),
    version: z.int().positive(),
    status: ScriptStatus,
    evaluation_score: z.int().min(0).max(100).nullable(),
    /** Made from another text of the chapter than it has now. */
    stale: z.boolean(),
  })
  .meta({ id: 'VersionGlance' });
export type VersionGlance = z.infer<typeof VersionGlance>;

/** A script with its cast and its text, as `script show` gives it. */
export const ScriptDetail = Script.extend({
  cast: z.array(z.object({ id: z.uuid(), name: z.string() })),
  text: z.string(),
  /** What If-Match takes to edit the text. */
  etag: z.string(),
});
export type ScriptDetail = z.infer<typeof ScriptDetail>;

/** One move of a version through the workflow. */
export const StatusChange = z.object({
  from: ScriptStatus,
  to: ScriptStatus,
  note: z.string().nullable(),
  changed_by: z.uuid().nullable(),
  changed_at: z.iso.datetime(),
});
export type StatusChange = z.infer<typeof StatusChange>;
