import { toast } from '../ui/toast-store.ts';
import { describeError } from './describe-error.ts';

/** Says that something which was asked for was not done, and why. */
export function toastError(title: string, error: unknown): void {
  const { message, hint } = describeError(error);
  toast({ tone: 'bad', title, description: hint === undefined ? message : `${message} ${hint}` });
}
