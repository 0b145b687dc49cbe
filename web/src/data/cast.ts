import { queryOptions } from '@tanstack/react-query';
import { desk } from './desk.ts';

export const castQuery = (book: string) =>
  queryOptions({
    queryKey: ['books', book, 'cast'],
    queryFn: ({ signal }) => desk.listCast({ params: { book }, signal }),
  });

export const castMemberQuery = (character: string) =>
  queryOptions({
    queryKey: ['characters', character],
    queryFn: ({ signal }) => desk.getCastMember({ params: { character }, signal }),
  });

export const characterChangesQuery = (character: string) =>
  queryOptions({
    queryKey: ['characters', character, 'changes'],
    queryFn: ({ signal }) => desk.listCharacterChanges({ params: { character }, signal }),
  });

/** A new name, or the id of a character that is merged into another. */
export type Renaming = { name?: string; merged?: string };

/** Not of the desk: what would change is asked before it does, and not again after it did. */
export const cueChangesQuery = (character: string, renaming: Renaming) =>
  queryOptions({
    queryKey: ['cue-changes', character, renaming],
    queryFn: ({ signal }) =>
      desk.previewCueChanges({ params: { character }, query: renaming, signal }),
    staleTime: 0,
    gcTime: 0,
  });

export const unneededQuery = (book: string) =>
  queryOptions({
    queryKey: ['books', book, 'unneeded'],
    queryFn: ({ signal }) => desk.listUnneeded({ params: { book }, signal }),
  });

export const imagesOfQuery = (character: string) =>
  queryOptions({
    queryKey: ['characters', character, 'images'],
    queryFn: ({ signal }) => desk.listImages({ query: { character, limit: '60' }, signal }),
  });

export const audioOfQuery = (character: string) =>
  queryOptions({
    queryKey: ['characters', character, 'audio'],
    queryFn: ({ signal }) => desk.listAudio({ query: { character, limit: '60' }, signal }),
  });
