import { useMutation } from '@tanstack/react-query';
import type { ScriptItem, ShotChanges, Storyboard } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { queryClient } from '../data/query-client.ts';
import { storyboardQuery } from '../data/storyboard.ts';
import { toastError } from '../data/toast-error.ts';

export type StoryboardEdit =
  | { does: 'change'; shot: string; changes: ShotChanges }
  | { does: 'move'; shot: string; place: number }
  | { does: 'add'; after: string }
  | { does: 'delete'; shot: string }
  | { does: 'reset' }
  | { does: 'picture'; shot: string; file: File };

/** Changes the shots of a version; the page shows what came of it. */
export function useChangeStoryboard({ id: script }: Pick<ScriptItem, 'id'>) {
  return useMutation({
    mutationFn: (edit: StoryboardEdit) => change(script, edit),
    onSuccess: (storyboard) =>
      queryClient.setQueryData(storyboardQuery(script).queryKey, storyboard),
    onError: (error, { does }) => toastError(REFUSED[does], error),
  });
}

const REFUSED: Record<StoryboardEdit['does'], string> = {
  change: 'The shot was not changed',
  move: 'The shot was not moved',
  add: 'No shot was added',
  delete: 'The shot was not taken out',
  reset: 'The shots were not proposed anew',
  picture: 'The picture was not taken',
};

async function change(script: string, edit: StoryboardEdit): Promise<Storyboard> {
  switch (edit.does) {
    case 'change':
      return desk.changeShot({ params: { script, shot: edit.shot }, body: edit.changes });
    case 'move':
      return desk.moveShot({ params: { script, shot: edit.shot }, body: { place: edit.place } });
    case 'add':
      return desk.addShot({ params: { script }, body: { after: edit.after } });
    case 'delete':
      return desk.deleteShot({ params: { script, shot: edit.shot } });
    case 'reset':
      return desk.resetStoryboard({ params: { script } });
    case 'picture':
      return ownPicture(script, edit);
  }
}

async function ownPicture(
  script: string,
  { shot, file }: { shot: string; file: File },
): Promise<Storyboard> {
  const query = { kind: 'image', file_name: file.name.slice(-255) } as const;
  const { sha256 } = await desk.uploadFile({ query, body: file });
  await desk.addTake({
    params: { script, element: shot },
    body: { medium: 'image', file: sha256 },
  });
  return desk.getStoryboard({ params: { script } });
}
