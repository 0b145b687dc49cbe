import type { CharacterItem, UploadKind } from '../../../src/contract/index.ts';
import { desk, deskBy } from '../data/desk.ts';
import { fetchWithProgress } from '../imports/fetch-with-progress.ts';

export type MediaKind = Extract<UploadKind, 'image' | 'audio'>;

/**
 * Gives a character a picture or a sample of its voice.
 *
 * @param onShare told 0 to 1 while the file goes out
 */
export async function uploadMedia(
  person: Pick<CharacterItem, 'id'>,
  kind: MediaKind,
  file: File,
  onShare: (share: number) => void,
): Promise<void> {
  const sender = deskBy(fetchWithProgress(onShare));
  const { sha256 } = await sender.uploadFile({
    query: { kind, file_name: file.name.slice(-255) },
    body: file,
  });
  const made = { character_id: person.id, file: sha256 };
  if (kind === 'image') await desk.createImage({ body: made });
  else await desk.createAudio({ body: { ...made, audio_type: 'character' } });
}
