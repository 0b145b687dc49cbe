import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { findGenerationFile } from '../verbs/generation-file.ts';

export const readAudioFileRoute = route(operations.readAudioFile, {
  cost: COST.read,
  run: ({ params: { audio: id }, caller: { actor }, db }) =>
    findGenerationFile(db, actor, 'audio_generations', id),
});
