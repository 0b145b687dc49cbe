import type { FileRecord, TakenOutRows } from './file-record.ts';
import type { MediaTable } from './interim-media.ts';
import { prepareMedia } from './prepare-media.ts';
import { TAKE_OUT_MEDIA } from './take-out-media.ts';

/** 20251004000002_add_character_id_to_image_generations.sql: their character and their owner. */
export const IMAGES_FILE = mediaFile('20251004000002', 'image_generations', {
  rows: 'images',
  archived: 'images of characters',
});
/** 20251004000003_add_character_id_to_audio_generations.sql: the same of audio. */
export const AUDIO_FILE = mediaFile('20251004000003', 'audio_generations', {
  rows: 'audio rows',
  archived: 'audio of characters',
});

function mediaFile(
  version: string,
  media: MediaTable,
  words: { rows: string; archived: string },
): FileRecord {
  const table = `public.${media}`;
  const archived = (what: string, column: string): TakenOutRows => ({
    what,
    table,
    fate: 'archived',
    where: `t.${column} is not null`,
    unlessFound: column,
  });
  return {
    version,
    costly: {
      table,
      prepare: (session, file) => prepareMedia(session, file, media),
      takeOut: ({ rollback = '' }) => TAKE_OUT_MEDIA(media, version, rollback),
      prepared: {
        columns: ['user_id', 'character_id'],
        indexes: [
          `idx_${media}_character_id`,
          `idx_${media}_user`,
          `idx_${media}_video`,
          'idx_video_generations_user',
          'idx_characters_user',
        ],
        constraints: [],
        triggers: [`${media}_note_touched`],
        queue: `goldenrod_archive.touched_${media}`,
      },
    },
    converts: [
      {
        what: `${words.rows} that get the owner of their video`,
        table,
        needs: ['user_id'],
        count: `select count(*) from ${table} i join public.video_generations v on v.id = i.video_generation_id
             where i.user_id is null and v.user_id is not null`,
      },
      {
        what: `${words.rows} whose character is gone or somebody else's, which is taken out`,
        table,
        needs: ['user_id', 'character_id'],
        count: `select count(*) from ${table} i
              left join public.video_generations v on v.id = i.video_generation_id
              left join public.characters k on k.id = i.character_id
             where i.character_id is not null
               and (k.user_id = coalesce(i.user_id, v.user_id) or k.user_id = v.user_id) is not true`,
      },
    ],
    takesOut: [
      archived(words.archived, 'character_id'),
      archived(`owners of ${words.rows}`, 'user_id'),
    ],
  };
}
