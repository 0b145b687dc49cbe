import { operations } from '../../contract/index.ts';
import { deleteFile } from '../../media/release-file.ts';
import { COST, route } from '../route.ts';

export const deleteFileRoute = route(operations.deleteFile, {
  cost: COST.write,
  run: ({ params, as }) => as(async (trx) => void (await deleteFile(trx, params.sha256))),
});
