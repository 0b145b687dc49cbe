import { z } from 'zod';
import { operationOf } from './operation-of.ts';

const service = operationOf('Service');

export const serviceOperations = {
  getMe: service('getMe', {
    does: ['get', '/v1/me', 'Show who asks'],
    answer: z.object({ role: z.string(), user_id: z.uuid().nullable() }),
  }),
};
