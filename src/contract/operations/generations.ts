import { z } from 'zod';
import { Audio, Image, NewAudio, NewImage, NewVideo, Video } from '../generation.ts';
import { PageQuery, page } from '../page.ts';
import { operationOf } from './operation-of.ts';

/** Of a script, of a character, of a video; together they narrow further. */
export const ListPartsQuery = PageQuery.extend({
  script: z.uuid().optional(),
  character: z.uuid().optional(),
  video: z.uuid().optional(),
});
export type ListPartsQuery = z.output<typeof ListPartsQuery>;
export const ListVideosQuery = PageQuery.extend({ script: z.uuid().optional() });
export type ListVideosQuery = z.output<typeof ListVideosQuery>;

const generation = operationOf('Generations');

const file = <Name extends string>(id: string, path: string, name: Name, summary: string) =>
  generation(id, {
    does: ['get', `${path}/{${name}}/file`, summary],
    params: z.strictObject({ [name]: z.uuid() } as Record<Name, z.ZodUUID>),
    answer: z.instanceof(Uint8Array),
    answerKind: 'file',
  });

const remove = <Name extends string>(id: string, path: string, name: Name, summary: string) =>
  generation(id, {
    does: ['delete', `${path}/{${name}}`, summary],
    params: z.strictObject({ [name]: z.uuid() } as Record<Name, z.ZodUUID>),
  });

export const generationOperations = {
  listVideos: generation('listVideos', {
    does: ['get', '/v1/videos', 'List videos, newest first'],
    query: ListVideosQuery,
    answer: page(Video),
  }),
  createVideo: generation('createVideo', {
    does: ['post', '/v1/videos', 'Note a video that is made from a script'],
    body: NewVideo,
    answer: Video,
    creates: true,
  }),
  listImages: generation('listImages', {
    does: ['get', '/v1/images', 'List images, newest first'],
    query: ListPartsQuery,
    answer: page(Image),
  }),
  createImage: generation('createImage', {
    does: ['post', '/v1/images', 'Note an image for a video or a character'],
    body: NewImage,
    answer: Image,
    creates: true,
  }),
  listAudio: generation('listAudio', {
    does: ['get', '/v1/audio', 'List audio, newest first'],
    query: ListPartsQuery,
    answer: page(Audio),
  }),
  createAudio: generation('createAudio', {
    does: ['post', '/v1/audio', 'Note audio for a video or a character'],
    body: NewAudio,
    answer: Audio,
    creates: true,
  }),
  deleteVideo: remove(
    'deleteVideo',
    '/v1/videos',
    'video',
    'Delete a video with its images and audio; files shown nowhere else go with them',
  ),
  deleteImage: remove(
    'deleteImage',
    '/v1/images',
    'image',
    'Delete an image; a file that you show nowhere else goes with it',
  ),
  deleteAudio: remove(
    'deleteAudio',
    '/v1/audio',
    'audio',
    'Delete a piece of audio; a file that you show nowhere else goes with it',
  ),
  readVideoFile: file('readVideoFile', '/v1/videos', 'video', 'Read the file of a video'),
  readImageFile: file('readImageFile', '/v1/images', 'image', 'Read the file of an image'),
  readAudioFile: file('readAudioFile', '/v1/audio', 'audio', 'Read the file of a piece of audio'),
};
