import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { listVideos } from '../verbs/videos.ts';

export const listVideosRoute = route(operations.listVideos, {
  cost: COST.read,
  run: ({ query, as }) => as((trx) => listVideos(trx, query)),
});
