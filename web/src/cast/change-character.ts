import type { CharacterItem, CueChange } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { toastError } from '../data/toast-error.ts';
import { toast } from '../ui/toast-store.ts';
import { countCues, describeLeft } from './describe-cues.ts';

type Person = Pick<CharacterItem, 'id' | 'name'>;

/** What is said of something that was done, with the way back where there is one. */
interface Told {
  title: string;
  description?: string | undefined;
  undo?: (() => Promise<void>) | undefined;
}

/**
 * Does one thing to a character and says so. Errors are thrown, so that a form can show them in
 * their place.
 */
export async function change<Done>(does: Promise<Done>, tell: (done: Done) => Told): Promise<void> {
  let told: Told;
  try {
    told = tell(await does);
  } catch (error) {
    // What failed is told at once, not when all is read again.
    void refreshDesk();
    throw error;
  }
  await refreshDesk();
  const { undo, ...says } = told;
  toast({
    tone: 'good',
    ...says,
    action: undo && {
      label: 'Undo',
      run: () => void undo().catch((error) => toastError('It was not undone', error)),
    },
  });
}

/** @param cues those that are to change with the name; none: they stay */
export const renameCharacter = (person: Person, name: string, cues: readonly CueChange[]) =>
  change(
    desk.renameCharacter({
      params: { character: person.id },
      body: { name, cues: cues.length > 0 },
    }),
    (done) => ({ title: `${person.name} is now ${name}`, ...tellChanged(done, cues) }),
  );

/** @param cues those of `merged` that are to change; none: they stay */
export const mergeCharacters = (kept: Person, merged: Person, cues: readonly CueChange[]) =>
  change(
    desk.mergeCharacters({
      params: { character: kept.id },
      body: { merged: merged.id, cues: cues.length > 0 },
    }),
    (done) => ({ title: `${merged.name} is now ${kept.name}`, ...tellChanged(done, cues) }),
  );

function tellChanged(
  { change }: { change: string | null },
  cues: readonly CueChange[],
): Omit<Told, 'title'> {
  return {
    description: cues.length === 0 ? undefined : `Changed with it: ${countCues(cues)}.`,
    undo: change === null ? undefined : () => undoCharacterChange(change),
  };
}

/** Takes a rename or a merge back, with the cues that it changed. */
export const undoCharacterChange = (id: string) =>
  change(desk.undoCharacterChange({ params: { change: id } }), (undone) => ({
    title:
      undone.kind === 'rename'
        ? `${undone.to} is ${undone.from} again`
        : `${undone.from} is a character again`,
    description: describeLeft(undone),
  }));

/** @param chapter the one in which the name holds */
export const addAlias = (person: Person, alias: string, chapter?: number): Promise<void> =>
  change(
    desk.addAlias({ params: { character: person.id, alias }, query: { chapter } }),
    ({ name }) => ({
      title: `${name} is also ${alias}${inChapter(chapter)}`,
      undo: () => removeAlias(person, alias, chapter),
    }),
  );

export const removeAlias = (person: Person, alias: string, chapter?: number): Promise<void> =>
  change(
    desk.removeAlias({ params: { character: person.id, alias }, query: { chapter } }),
    ({ name }) => ({
      title: `${name} is no longer ${alias}${inChapter(chapter)}`,
      undo: () => addAlias(person, alias, chapter),
    }),
  );

const inChapter = (chapter: number | undefined) =>
  chapter === undefined ? '' : ` in chapter ${chapter}`;

export const createCharacter = (book: string, name: string) =>
  change(desk.createCharacter({ params: { book }, body: { name } }), (made) => ({
    title: `${made.name} is in the book`,
    undo: () => deleteCharacter(made),
  }));

export const deleteCharacter = (person: Person) =>
  change(desk.deleteCharacter({ params: { character: person.id } }), () => ({
    title: `${person.name} is deleted`,
  }));

/** Removes characters that nobody needs; one that is needed meanwhile stays. */
export const tidyCast = (book: string, characters: readonly string[]) =>
  change(
    desk.tidyCast({ params: { book }, body: { characters: [...characters] } }),
    ({ items }) => ({
      title:
        items.length === 0
          ? 'Nobody was removed: they are needed now'
          : `Removed ${items.map(({ name }) => name).join(', ')}`,
    }),
  );

export const deletePicture = (image: string) =>
  change(desk.deleteImage({ params: { image } }), () => ({ title: 'The picture is deleted' }));

export const deleteVoice = (audio: string) =>
  change(desk.deleteAudio({ params: { audio } }), () => ({ title: 'The voice is deleted' }));
