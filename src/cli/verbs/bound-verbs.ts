import type { CoverFile } from '../../book/book-cover.ts';
import type { AnswerOf, GivenTo, operations } from '../../contract/index.ts';
import type { PortraitFile } from '../../media/portraits/draw-portrait.ts';
import type { ExportedScript } from '../../script/export-script.ts';
import type { VerbName } from '../../verbs.ts';

type Operations = typeof operations;

/**
 * Every verb, wherever it is done: on a database as an actor, or by a Goldenrod over HTTP. It throws
 * the same `AppError` in both.
 */
export type BoundVerbs = {
  readonly [Name in VerbName]: (
    input: GivenTo<Operations[Name]>,
  ) => Promise<AnswerOf<Operations[Name]>>;
} & {
  readonly [Name in 'exportScript' | 'exportBook']: (
    input: GivenTo<Operations[Name]>,
  ) => Promise<ExportedScript>;
} & {
  readonly drawPortrait: (input: GivenTo<Operations['drawPortrait']>) => Promise<PortraitFile>;
  readonly readBookCover: (
    input: GivenTo<Operations['readBookCover']>,
  ) => Promise<Pick<CoverFile, 'mediaType' | 'content'>>;
};
