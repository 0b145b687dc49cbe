import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { isUuid } from '../../contract/uuid.ts';
import type { AppEnv } from '../app-env.ts';

/** Each request has an id: the one that a gateway gave it where that is a UUID, else a new one. */
export const requestId: MiddlewareHandler<AppEnv> = async (c, next) => {
  const given = c.req.header('x-request-id');
  const id = given !== undefined && isUuid(given) ? given.toLowerCase() : randomUUID();
  c.set('requestId', id);
  c.header('x-request-id', id);
  await next();
};
