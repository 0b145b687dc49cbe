import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { takeUpload } from '../verbs/take-upload.ts';

export const uploadFileRoute = route(operations.uploadFile, {
  cost: COST.work,
  run: ({ content, query: { kind, file_name: fileName }, caller: { actor }, db, store }) =>
    takeUpload({ db, store }, actor, { kind, content, fileName }),
});
