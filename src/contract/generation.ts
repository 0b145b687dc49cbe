import { z } from 'zod';
import { Abilities } from './abilities.ts';
import { Sha256 } from './job.ts';
import { GenerationFile } from './upload.ts';

const Url = z.url({ protocol: /^https?$/ }).max(2_000);
const PartStatus = z.string().trim().min(1).max(20);
const Moment = z.iso.datetime();

/** What is made of a script. */
export const GENERATION_KINDS = ['video', 'image', 'audio'] as const;
export type GenerationKind = (typeof GENERATION_KINDS)[number];

export const GENERATION_STATUSES = ['pending', 'processing', 'completed', 'failed'] as const;
export const AUDIO_TYPES = ['narrator', 'character', 'sound_effects', 'background_music'] as const;

/** One video made, or being made, from a script. */
export const Video = z
  .object({
    id: z.uuid(),
    chapter_id: z.uuid().nullable(),
    script_id: z.uuid().nullable(),
    status: z.enum(GENERATION_STATUSES),
    /** Where it is elsewhere; `file` is what is kept here. */
    video_url: z.string().nullable(),
    file: GenerationFile.nullable(),
    error_message: z.string().nullable(),
    created_at: Moment,
    can: Abilities,
  })
  .meta({ id: 'Video' });
export type Video = z.infer<typeof Video>;

/** One image made, or being made, for a video, a character or both. */
export const Image = z
  .object({
    id: z.uuid(),
    video_id: z.uuid().nullable(),
    character_id: z.uuid().nullable(),
    scene_id: z.string().nullable(),
    shot_index: z.int().nullable(),
    scene_description: z.string().nullable(),
    image_prompt: z.string().nullable(),
    /** Where it is elsewhere; `file` is what is kept here. */
    image_url: z.string().nullable(),
    file: GenerationFile.nullable(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    status: z.string().nullable(),
    error_message: z.string().nullable(),
    created_at: Moment,
    can: Abilities,
  })
  .meta({ id: 'Image' });
export type Image = z.infer<typeof Image>;

/** One piece of sound: a line, the narration, an effect or music. */
export const Audio = z
  .object({
    id: z.uuid(),
    video_id: z.uuid().nullable(),
    character_id: z.uuid().nullable(),
    audio_type: z.enum(AUDIO_TYPES),
    scene_id: z.string().nullable(),
    character_name: z.string().nullable(),
    text_content: z.string().nullable(),
    voice_id: z.string().nullable(),
    /** Where it is elsewhere; `file` is what is kept here. */
    audio_url: z.string().nullable(),
    file: GenerationFile.nullable(),
    duration_seconds: z.number().nullable(),
    status: z.string().nullable(),
    error_message: z.string().nullable(),
    created_at: Moment,
    can: Abilities,
  })
  .meta({ id: 'Audio' });
export type Audio = z.infer<typeof Audio>;

/** SHA-256 of a file that the caller uploaded. With one, the status is `completed` unless it is said. */
const OwnFile = Sha256;
const Words = z.string().max(20_000);
const SceneId = z.string().max(50);
const Pixels = z.int().min(1).max(65_536);

export const NewVideo = z.strictObject({
  script_id: z.uuid(),
  video_url: Url.optional(),
  file: OwnFile.optional(),
  status: z.enum(GENERATION_STATUSES).optional(),
});
export type NewVideo = z.output<typeof NewVideo>;

/** An image belongs to a video or a character, or to both. */
export const NewImage = z
  .strictObject({
    video_id: z.uuid().optional(),
    character_id: z.uuid().optional(),
    scene_id: SceneId.optional(),
    shot_index: z.int().min(0).max(100_000).optional(),
    scene_description: Words.optional(),
    image_prompt: Words.optional(),
    image_url: Url.optional(),
    file: OwnFile.optional(),
    width: Pixels.optional(),
    height: Pixels.optional(),
    status: PartStatus.optional(),
  })
  .refine((image) => image.video_id !== undefined || image.character_id !== undefined, {
    error: 'an image is made for a video_id, a character_id or both',
  });
export type NewImage = z.output<typeof NewImage>;

export const NewAudio = z
  .strictObject({
    video_id: z.uuid().optional(),
    character_id: z.uuid().optional(),
    audio_type: z.enum(AUDIO_TYPES),
    scene_id: SceneId.optional(),
    character_name: z.string().max(500).optional(),
    text_content: Words.optional(),
    voice_id: z.string().max(200).optional(),
    audio_url: Url.optional(),
    file: OwnFile.optional(),
    duration_seconds: z.number().min(0).max(1_000_000).optional(),
    status: PartStatus.optional(),
  })
  .refine((audio) => audio.video_id !== undefined || audio.character_id !== undefined, {
    error: 'audio is made for a video_id, a character_id or both',
  });
export type NewAudio = z.output<typeof NewAudio>;
