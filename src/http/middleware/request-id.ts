import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../app-env.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Each request has an id: the one that a gateway gave it where that is a UUID, else a new one. */
export const requestId: MiddlewareHandler<AppEnv> = async (c, next) => {
  const given = c.req.header('x-request-id');
  const id = given !== undefined && UUID.test(given) ? given.toLowerCase() : randomUUID();
  c.set('requestId', id);
  c.header('x-request-id', id);
  await next();
};
