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
