import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { findGenerationFile } from '../verbs/generation-file.ts';

export const readVideoFileRoute = route(operations.readVideoFile, {
  cost: COST.read,
  run: ({ params: { video: id }, caller: { actor }, db }) =>
    findGenerationFile(db, actor, 'video_generations', id),
});
