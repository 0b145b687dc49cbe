import { useMutation } from '@tanstack/react-query';
import type { ScriptItem } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { toastError } from '../data/toast-error.ts';
import { toast } from '../ui/toast-store.ts';
import { versionName } from './version-name.ts';

type Version = Pick<ScriptItem, 'id' | 'style' | 'version'>;
const paramsOf = ({ id }: Version) => ({ params: { script: id } });

/** Makes a new draft of an older version; that one stays as it is. */
export function useRestoreVersion() {
  return useMutation({
    mutationFn: (script: Version) => desk.restoreScript(paramsOf(script)),
    onSuccess: (made, script) => {
      toast({
        tone: 'good',
        title: `${versionName(made)} is a new draft of ${versionName(script)}`,
        action: { label: 'Undo', run: () => void deleteVersion(made) },
      });
    },
    onError: (error, script) => toastError(`${versionName(script)} was not restored`, error),
    onSettled: refreshDesk,
  });
}

/** Deletes a version so that it can be brought back. */
export function useDeleteVersion() {
  return useMutation({
    mutationFn: deleteVersion,
    onSettled: refreshDesk,
  });
}

export function useUndeleteVersion() {
  return useMutation({
    mutationFn: bringBack,
    onSettled: refreshDesk,
  });
}

export async function deleteVersion(script: Version): Promise<void> {
  try {
    await desk.deleteScript(paramsOf(script));
    toast({
      tone: 'plain',
      title: `${versionName(script)} is deleted`,
      action: { label: 'Undo', run: () => void bringBack(script) },
    });
  } catch (error) {
    toastError(`${versionName(script)} was not deleted`, error);
  }
  await refreshDesk();
}

async function bringBack(script: Version): Promise<void> {
  try {
    await desk.undeleteScript(paramsOf(script));
    toast({ tone: 'good', title: `${versionName(script)} is back` });
  } catch (error) {
    toastError(`${versionName(script)} was not brought back`, error);
  }
  await refreshDesk();
}
