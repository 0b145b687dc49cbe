import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { listImages } from '../verbs/images.ts';

export const listImagesRoute = route(operations.listImages, {
  cost: COST.read,
  run: ({ query, as }) => as((trx) => listImages(trx, query)),
});
