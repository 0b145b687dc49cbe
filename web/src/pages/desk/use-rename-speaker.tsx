import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { CharacterItem, ScriptItemDetail } from '../../../../src/contract/index.ts';
import { parseFountain } from '../../../../src/screenplay/fountain/parse.ts';
import { charactersQuery } from '../../data/books.ts';
import { queryClient } from '../../data/query-client.ts';
import type { DraftKeeper } from '../../drafts/draft-keeper.ts';
import { toast } from '../../ui/toast-store.ts';
import { speakerAt } from './speaker-at.ts';

const RenameDialog = lazy(() =>
  import('../../cast/rename-dialog.tsx').then((module) => ({ default: module.RenameDialog })),
);

type Person = Pick<CharacterItem, 'id' | 'name' | 'aliases'>;

interface RenameSpeakerProps {
  /** Id or handle, as the desk asks for its cast. */
  book: string;
  script: ScriptItemDetail;
  /** Undefined where nothing can be typed. */
  keeper: DraftKeeper | undefined;
  /** Of the caret, 1-based. */
  line: number;
}

/** Gives who speaks at the caret another name, and their cues with it. */
export function useRenameSpeaker({ book, script, keeper, line }: RenameSpeakerProps): {
  rename: () => void;
  renaming: ReactNode;
} {
  const [person, setPerson] = useState<Person>();
  const rename = async () => {
    // Cues are changed in the text that the server has.
    await keeper?.flush();
    const { elements } = parseFountain(keeper?.snapshot().text ?? script.text);
    const name = speakerAt(elements, line);
    const cast = await queryClient.ensureQueryData(charactersQuery(book));
    const found = cast.items.find((each) => name !== null && isCalled(each, name));
    if (found === undefined) {
      const title =
        name === null ? 'Nobody speaks here' : `${name} is nobody in the cast of this book`;
      toast({ tone: 'plain', title, description: 'Put the caret on a cue or into a speech.' });
      return;
    }
    setPerson(found);
  };
  return {
    // What could not be saved is told where it stands.
    rename: () => void rename().catch(() => undefined),
    renaming: person !== undefined && (
      <Suspense>
        <RenameDialog person={person} onClose={() => setPerson(undefined)} />
      </Suspense>
    ),
  };
}

function isCalled({ name, aliases }: Person, cue: string): boolean {
  return [name, ...aliases].some((each) => each.toUpperCase() === cue.toUpperCase());
}
