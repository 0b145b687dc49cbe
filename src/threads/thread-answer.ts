import { AppError, type ErrorCode } from '../contract/error.ts';

/** What a thread answers; an error crosses over as its parts. */
export type ThreadAnswer =
  | { result: unknown }
  | {
      refused: {
        code: ErrorCode;
        message: string;
        hint: string | undefined;
        details: Record<string, unknown> | undefined;
      };
    }
  | { fault: string };

export function answerOfError(error: unknown): ThreadAnswer {
  if (error instanceof AppError) {
    const { code, message, hint, details } = error;
    return { refused: { code, message, hint, details } };
  }
  return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** @throws AppError what the work refused; Error for a fault in it */
export function resultOf(answer: ThreadAnswer): unknown {
  if ('result' in answer) return answer.result;
  if ('fault' in answer) throw new Error(answer.fault);
  const { code, message, hint, details } = answer.refused;
  throw new AppError(code, message, { hint, details });
}
