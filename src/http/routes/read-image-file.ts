import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { findGenerationFile } from '../verbs/generation-file.ts';

export const readImageFileRoute = route(operations.readImageFile, {
  cost: COST.read,
  run: ({ params: { image: id }, caller: { actor }, db }) =>
    findGenerationFile(db, actor, 'image_generations', id),
});
