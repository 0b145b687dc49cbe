import { z } from 'zod';
import { Sha256 } from '../job.ts';
import { StoredFile, UPLOAD_KINDS, UPLOADS, type UploadBody } from '../upload.ts';
import { operationOf } from './operation-of.ts';

const FileName = z.string().trim().min(1).max(255);
const Content = z.custom<UploadBody>();
const largest = Math.max(...Object.values(UPLOADS).map(({ maxBytes }) => maxBytes));

const file = operationOf('Files');

export const fileOperations = {
  uploadFile: file('uploadFile', {
    cost: 'work',
    does: ['post', '/v1/files', 'Upload a file of your own; the body is the file itself'],
    query: z.strictObject({
      /** What it is for: decides which types are taken, and how much. */
      kind: z.enum(UPLOAD_KINDS),
      file_name: FileName.optional(),
    }),
    body: Content,
    bodyKind: 'stream',
    bodyLimit: largest,
    answer: StoredFile,
    status: 201,
  }),
  readFile: file('readFile', {
    does: ['get', '/v1/files/{sha256}', 'Read a file that you uploaded, or a range of it'],
    params: z.strictObject({ sha256: Sha256 }),
    answer: z.instanceof(Uint8Array),
    answerKind: 'file',
  }),
  deleteFile: file('deleteFile', {
    does: [
      'delete',
      '/v1/files/{sha256}',
      'Delete a file that you uploaded and nothing of yours needs',
    ],
    params: z.strictObject({ sha256: Sha256 }),
  }),
};
