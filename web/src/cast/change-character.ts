import type { CharacterItem } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { toastError } from '../data/toast-error.ts';
import { toast } from '../ui/toast-store.ts';

type Person = Pick<CharacterItem, 'id' | 'name'>;

/**
 * Does one thing to a character and says so, with the way back where there is one. Errors are
 * thrown, so that a form can show them in their place.
 */
async function change(did: string, does: Promise<unknown>, undo?: () => Promise<unknown>) {
  try {
    await does;
  } catch (error) {
    // What failed is told at once, not when all is read again.
    void refreshDesk();
    throw error;
  }
  await refreshDesk();
  toast({
    tone: 'good',
    title: did,
    action:
      undo === undefined
        ? undefined
        : {
            label: 'Undo',
            run: () =>
              void undo().then(refreshDesk, (error) => toastError('It was not undone', error)),
          },
  });
}

const rename = ({ id }: Person, name: string) =>
  desk.renameCharacter({ params: { character: id }, body: { name } });
const putAlias = ({ id }: Person, alias: string) =>
  desk.addAlias({ params: { character: id, alias } });
const dropAlias = ({ id }: Person, alias: string) =>
  desk.removeAlias({ params: { character: id, alias } });
const remove = ({ id }: Person) => desk.deleteCharacter({ params: { character: id } });

export const renameCharacter = (person: Person, name: string) =>
  change(`${person.name} is now ${name}`, rename(person, name), () => rename(person, person.name));

export const addAlias = (person: Person, alias: string) =>
  change(`${person.name} is also ${alias}`, putAlias(person, alias), () =>
    dropAlias(person, alias),
  );

export const removeAlias = (person: Person, alias: string) =>
  change(`${person.name} is no longer ${alias}`, dropAlias(person, alias), () =>
    putAlias(person, alias),
  );

export const deleteCharacter = (person: Person) =>
  change(`${person.name} is deleted`, remove(person));

export const deletePicture = (image: string) =>
  change('The picture is deleted', desk.deleteImage({ params: { image } }));

export const deleteVoice = (audio: string) =>
  change('The voice is deleted', desk.deleteAudio({ params: { audio } }));

export const mergeCharacters = (kept: Person, merged: Person) =>
  change(
    `${merged.name} is now ${kept.name}`,
    desk.mergeCharacters({ params: { character: kept.id }, body: { merged: merged.id } }),
  );

export async function createCharacter(book: string, name: string): Promise<void> {
  const made = await desk.createCharacter({ params: { book }, body: { name } });
  await change(`${made.name} is in the book`, Promise.resolve(), () => remove(made));
}
