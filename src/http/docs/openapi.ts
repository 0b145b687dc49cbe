import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { Operation } from '../../contract/operation.ts';
import { Problem } from '../../contract/problem.ts';

const FILE = z.string().meta({ format: 'binary', description: 'The bytes of the file.' });
const FORM = z.object({ file: FILE });
const IDEMPOTENCY_KEY = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .meta({ description: 'Chosen by the sender: the same request under one key is done once.' });
const IF_MATCH = z.string().meta({ description: 'ETag of the text that was edited.' });

type Content = Record<string, { schema: z.ZodType }>;

/** The OpenAPI 3.1 document of some operations. */
export function openApiDocument(operations: Operation[], version: string) {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
  });
  for (const operation of operations) app.openAPIRegistry.registerPath(pathOf(operation));
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Goldenrod',
      version,
      description:
        'The script desk of a book-to-video studio. Errors are RFC 9457 problem details.',
    },
    security: [{ bearer: [] }],
  });
}

function pathOf(operation: Operation): RouteConfig {
  const headers = {
    ...(operation.creates ? { 'idempotency-key': IDEMPOTENCY_KEY } : {}),
    ...(operation.ifMatch ? { 'if-match': IF_MATCH } : {}),
  };
  const content = requestContent(operation);
  return {
    method: operation.method,
    path: operation.path,
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.tag],
    request: {
      params: asObject(operation.params),
      query: asObject(operation.query),
      ...(Object.keys(headers).length > 0 ? { headers: z.object(headers) } : {}),
      ...(content === undefined
        ? {}
        : { body: { content, required: !operation.body.safeParse(undefined).success } }),
    },
    responses: {
      [operation.status]: { description: 'Done.', ...answerContent(operation) },
      default: {
        description: 'What went wrong.',
        content: { 'application/problem+json': { schema: Problem } },
      },
    },
  };
}

/** Path and query are written as objects everywhere; a type of its own would not say more. */
function asObject(shape: z.ZodType): z.ZodObject {
  if (shape instanceof z.ZodObject) return shape;
  throw new TypeError('the parameters of an operation are an object');
}

function requestContent({ bodyKind, body }: Operation): Content | undefined {
  if (bodyKind === 'none') return undefined;
  if (bodyKind === 'json') return { 'application/json': { schema: body } };
  if (bodyKind === 'stream') return { 'application/octet-stream': { schema: FILE } };
  if (bodyKind === 'text') return { 'text/plain': { schema: body } };
  return {
    'application/octet-stream': { schema: FILE },
    'multipart/form-data': { schema: FORM },
  };
}

const ANSWER_TYPES = {
  json: 'application/json',
  text: 'text/plain',
  events: 'text/event-stream',
  file: '*/*',
  download: '*/*',
} as const;

function answerContent({ answerKind, answer }: Operation): { content?: Content } {
  if (answerKind === 'none') return {};
  const schema = answerKind === 'file' || answerKind === 'download' ? FILE : answer;
  return { content: { [ANSWER_TYPES[answerKind]]: { schema } } };
}
