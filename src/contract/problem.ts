import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from './error.ts';

const CODES = Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]];

/** An error over HTTP: RFC 9457 problem details with our code, hint and details. */
export const Problem = z
  .object({
    /** `urn:goldenrod:error:` and the code. */
    type: z.string(),
    title: z.string(),
    status: z.int(),
    /** What was found and what was expected. */
    detail: z.string(),
    /** The request's id, as in the answer's header X-Request-Id and in the log. */
    instance: z.string(),
    code: z.enum(CODES),
    hint: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
