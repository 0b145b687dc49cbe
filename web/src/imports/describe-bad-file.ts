import { AppError, JobError, UPLOADS } from '../../../src/contract/index.ts';
import { describeError } from '../data/describe-error.ts';

interface BadFile {
  /** For a reader. */
  message: string;
  hint: string | undefined;
  /** What exactly was found, for whoever made the file; undefined where the message says it all. */
  exactly?: string;
}

const megabytes = (kind: 'image' | 'audio') => `${UPLOADS[kind].maxBytes / 1024 ** 2} MB`;

/** What is wrong with a file and what to do, by the code of the error. */
const WORDS: Record<string, { message: string; hint: string }> = {
  'book.damaged': {
    message: 'The file is damaged, or not all of it is here.',
    hint: 'Download or export the book again, and import the new file.',
  },
  'book.encrypted': {
    message: 'The book is locked, by a password or by its seller.',
    hint: 'Only a copy without a lock can be read.',
  },
  'book.too_large': {
    message: 'The file is larger than any novel.',
    hint: 'Split it into several books, and import them one by one.',
  },
  'book.wrong_encoding': {
    message: 'The letters of this text cannot be made out.',
    hint: 'Open it in the program that wrote it, save it as plain text in UTF-8, and import that.',
  },
  'media.unsupported': {
    message: 'This is no picture or sound of a kind that can be taken.',
    hint: 'A picture can be PNG, JPEG, WebP or GIF; a sound WAV, FLAC, Ogg, MP3, MP4 or WebM.',
  },
  'media.too_large': {
    message: 'The file is larger than what can be taken.',
    hint: `A picture can have ${megabytes('image')}, a sound ${megabytes('audio')}.`,
  },
  'http.too_large': {
    message: 'The file is larger than what can be taken.',
    hint: 'Make it smaller, or split it.',
  },
};

/** Why a file was not taken, in the words of somebody who reads books and not file formats. */
export function describeBadFile(error: unknown): BadFile {
  const said = describeError(error);
  const words = WORDS[codeOf(error) ?? ''];
  return words === undefined ? said : { ...words, exactly: said.message };
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof AppError) return error.code;
  return JobError.safeParse(error).data?.code;
}
