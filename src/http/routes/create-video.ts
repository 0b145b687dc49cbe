import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { createVideo } from '../verbs/videos.ts';

export const createVideoRoute = route(operations.createVideo, {
  cost: COST.write,
  run: ({ body, as }) => as((trx) => createVideo(trx, body)),
});
