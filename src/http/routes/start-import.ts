import { operations } from '../../contract/index.ts';
import { askJob } from '../../jobs/ask-job.ts';
import { COST, route } from '../route.ts';
import { takeUpload } from '../verbs/take-upload.ts';

export const startImportRoute = route(operations.startImport, {
  cost: COST.work,
  run: async ({ content, query, caller: { actor }, db, store, as }) => {
    const { file_name, again } = query;
    const upload = { kind: 'book', content, fileName: file_name } as const;
    const { sha256 } = await takeUpload({ db, store }, actor, upload);
    const input = { sha256, file_name, again: again === 'true' };
    return as((trx) => askJob(trx, { kind: 'import', input }));
  },
});
