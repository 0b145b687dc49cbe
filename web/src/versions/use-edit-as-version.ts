import { useMutation } from '@tanstack/react-query';
import type { ScriptItem } from '../../../src/contract/index.ts';
import { queryClient } from '../data/query-client.ts';
import { scriptQuery } from '../data/scripts.ts';
import { toastError } from '../data/toast-error.ts';
import { toast } from '../ui/toast-store.ts';
import { createVersion, type ParentVersion } from './create-version.ts';
import { deleteVersion } from './use-change-version.ts';
import { versionName } from './version-name.ts';

/**
 * Goes on with a version as a new draft; that version stays as it is.
 *
 * @param before what was typed into it has to be on the desk first
 */
export function useEditAsVersion(onMade: (made: ScriptItem) => void, before?: () => Promise<void>) {
  return useMutation({
    mutationFn: async (script: ParentVersion) => {
      await before?.();
      const { text } = await queryClient.fetchQuery({ ...scriptQuery(script.id), staleTime: 0 });
      return createVersion(script, text);
    },
    onSuccess: (made, script) => {
      toast({
        tone: 'good',
        title: `${versionName(made)} is a new draft of ${versionName(script)}`,
        action: { label: 'Undo', run: () => void deleteVersion(made) },
      });
      onMade(made);
    },
    onError: (error, script) => toastError(`${versionName(script)} was not copied`, error),
  });
}
