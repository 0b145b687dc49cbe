import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { createAudio } from '../verbs/audio.ts';

export const createAudioRoute = route(operations.createAudio, {
  cost: COST.write,
  run: ({ body, as }) => as((trx) => createAudio(trx, body)),
});
