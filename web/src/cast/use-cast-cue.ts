import { useMutation } from '@tanstack/react-query';
import { desk } from '../data/desk.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { toastError } from '../data/toast-error.ts';
import { toast } from '../ui/toast-store.ts';

export interface CueToCast {
  script: string;
  cue: string;
  /** Id of a character of the book; or the name of a new one. */
  to: { id: string } | { newName: string };
}

/** Gives a cue its character: a new one, or one of the book that it becomes another name of. */
export function useCastCue() {
  return useMutation({
    mutationFn: ({ script, cue, to }: CueToCast) =>
      'id' in to
        ? desk.linkCharacter({ params: { script, character: to.id }, query: { alias: cue } })
        : desk.linkCharacter({
            params: { script, character: to.newName },
            query: { create: 'true' },
          }),
    onSuccess: ({ character }, { cue }) =>
      toast({ tone: 'good', title: `${cue} is ${character.name}` }),
    onError: (error, { cue }) => toastError(`${cue} was not cast`, error),
    onSettled: refreshDesk,
  });
}

/** Puts a character who speaks in a script into its cast. */
export function useAddToCast(script: string) {
  return useMutation({
    mutationFn: ({ id }: { id: string; name: string }) =>
      desk.linkCharacter({ params: { script, character: id } }),
    onSuccess: ({ character }) =>
      toast({ tone: 'good', title: `${character.name} is in the cast` }),
    onError: (error, { name }) => toastError(`${name} was not put into the cast`, error),
    onSettled: refreshDesk,
  });
}
