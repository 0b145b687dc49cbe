import { bookOperations } from './books.ts';
import { castOperations } from './cast.ts';
import { commentOperations } from './comments.ts';
import { dialogueOperations } from './dialogue.ts';
import { fileOperations } from './files.ts';
import { foundOperations } from './found.ts';
import { generationOperations } from './generations.ts';
import { jobOperations } from './jobs.ts';
import { lookOperations } from './looks.ts';
import { scriptOperations } from './scripts.ts';
import { serviceOperations } from './service.ts';
import { spendOperations } from './spend.ts';
import { storyboardOperations } from './storyboards.ts';
import { takeOperations } from './takes.ts';

/** Everything that the API does, by name. */
export const operations = {
  ...serviceOperations,
  ...bookOperations,
  ...scriptOperations,
  ...commentOperations,
  ...castOperations,
  ...foundOperations,
  ...dialogueOperations,
  ...generationOperations,
  ...takeOperations,
  ...storyboardOperations,
  ...lookOperations,
  ...spendOperations,
  ...fileOperations,
  ...jobOperations,
};
export type OperationName = keyof typeof operations;

export type { BookItem, ChapterDetail, ChapterItem } from './books.ts';
export type { CastMemberDetail, CastMemberItem, CharacterItem } from './cast.ts';
export type { ListPartsQuery, ListVideosQuery } from './generations.ts';
export type { BookLooks } from './looks.ts';
export type {
  DraftedScript,
  ImportedScript,
  ListScriptsQuery,
  ScriptItem,
  ScriptItemDetail,
  TimelineItem,
} from './scripts.ts';
export type { BookVoices } from './takes.ts';
