import { AppError } from '../../../src/contract/index.ts';

export function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === 'not_found';
}
