import { AppError } from '../../../src/contract/index.ts';

/** What an error says to a person: a sentence with its capital and full stop, and what to do. */
export function describeError(error: unknown): { message: string; hint: string | undefined } {
  if (error instanceof AppError) return { message: asSentence(error.message), hint: error.hint };
  const message = error instanceof Error ? error.message : String(error);
  return { message: asSentence(message), hint: 'Reload the page; what you typed is kept.' };
}

function asSentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
