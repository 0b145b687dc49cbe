import type { FoundCharacter } from '../../../../src/contract/index.ts';
import { desk } from '../../data/desk.ts';
import { change } from '../change-character.ts';

type Found = Pick<FoundCharacter, 'id' | 'name'>;
type TakeBack = () => Promise<void>;
/** Keeps the way back of something that was done; answers how it is gone. */
export type Remember = (takeBack: TakeBack) => TakeBack;

const paramsOf = ({ id }: Found) => ({ params: { found: id } });

export const confirmFound = (one: Found, remember: Remember) =>
  change(desk.confirmFoundCharacter({ ...paramsOf(one), body: {} }), ({ character }) => ({
    title:
      character === null || character.name === one.name
        ? `${one.name} is in the cast`
        : `${one.name} is ${character.name}`,
    undo: remember(() => reopenFound(one)),
  }));

/** @param into a character of the cast, or another found one */
export const mergeFound = (one: Found, into: Found, remember: Remember) =>
  change(desk.mergeFoundCharacter({ ...paramsOf(one), body: { into: into.id } }), () => ({
    title: `${one.name} is ${into.name}`,
    undo: remember(() => reopenFound(one)),
  }));

export const dismissFound = (one: Found, remember: Remember) =>
  change(desk.dismissFoundCharacter(paramsOf(one)), () => ({
    title: `${one.name} is nobody of the book`,
    undo: remember(() => reopenFound(one)),
  }));

export const reopenFound = (one: Found) =>
  change(desk.reopenFoundCharacter(paramsOf(one)), ({ name }) => ({
    title: `${name} is to be decided again`,
  }));

export const splitFound = (one: Found, alias: string, remember: Remember) =>
  change(desk.splitFoundCharacter({ ...paramsOf(one), body: { alias } }), (parted) => ({
    title: `${parted.name} is somebody else than ${one.name}`,
    undo: remember(() => join(parted, one)),
  }));

/** A split is taken back by a merge. */
const join = (parted: Found, one: Found) =>
  change(desk.mergeFoundCharacter({ ...paramsOf(parted), body: { into: one.id } }), () => ({
    title: `${parted.name} is ${one.name} again`,
  }));
