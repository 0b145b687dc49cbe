import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { createImage } from '../verbs/images.ts';

export const createImageRoute = route(operations.createImage, {
  cost: COST.write,
  run: ({ body, as }) => as((trx) => createImage(trx, body)),
});
