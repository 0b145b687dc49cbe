import { useMutation } from '@tanstack/react-query';
import type { ScriptItem } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { toastError } from '../data/toast-error.ts';
import { toast } from '../ui/toast-store.ts';
import { versionName } from '../versions/version-name.ts';

/** Evaluates a version by the rubric. */
export function useEvaluateScript() {
  return useMutation({
    mutationFn: (script: Pick<ScriptItem, 'id' | 'style' | 'version'>) =>
      desk.evaluateScript({ params: { script: script.id } }),
    onSuccess: ({ script, evaluation }) =>
      toast({ tone: 'good', title: `${versionName(script)} scored ${evaluation.score} of 100` }),
    onError: (error, script) => toastError(`${versionName(script)} was not evaluated`, error),
    onSettled: refreshDesk,
  });
}
