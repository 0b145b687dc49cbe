import { operations } from '../../contract/index.ts';
import { findMediaFile } from '../../media/store/find-media-file.ts';
import { COST, route } from '../route.ts';

export const readFileRoute = route(operations.readFile, {
  cost: COST.read,
  run: ({ params: { sha256 }, as }) => as((trx) => findMediaFile(trx, sha256)),
});
