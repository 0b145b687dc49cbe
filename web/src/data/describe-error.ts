import { AppError, JobError } from '../../../src/contract/index.ts';
import { capitalized } from '../text/capitalized.ts';

/** What an error says to a person: a sentence with its capital and full stop, and what to do. */
export function describeError(error: unknown): { message: string; hint: string | undefined } {
  if (error instanceof AppError) return { message: asSentence(error.message), hint: error.hint };
  const ofJob = JobError.safeParse(error);
  if (ofJob.success) {
    return { message: asSentence(ofJob.data.message), hint: ofJob.data.hint ?? undefined };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { message: asSentence(message), hint: 'Reload the page; what you typed is kept.' };
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? capitalized(text) : `${capitalized(text)}.`;
}
