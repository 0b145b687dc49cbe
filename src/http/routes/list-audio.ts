import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { listAudio } from '../verbs/audio.ts';

export const listAudioRoute = route(operations.listAudio, {
  cost: COST.read,
  run: ({ query, as }) => as((trx) => listAudio(trx, query)),
});
