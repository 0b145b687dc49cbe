import type { ReadBook } from '../../book/read/types.ts';
import type { Draft, DraftInput } from '../../draft/types.ts';
import type { RubricEvaluation, RubricInput } from '../../evaluation/rubric/types.ts';

/**
 * What keeps a processor busy and touches nothing else, by name: its input and its result are plain
 * data, so it can be done in another thread. Each loads what it needs when it is first done.
 */
export const PURE_WORK = {
  async draft(input: DraftInput): Promise<Draft> {
    const { draftOffline } = await import('../../draft/offline/draft-offline.ts');
    return draftOffline(input);
  },
  async evaluate(input: RubricInput): Promise<RubricEvaluation> {
    const { evaluateByRubric } = await import('../../evaluation/rubric/evaluate-by-rubric.ts');
    return evaluateByRubric(input);
  },
  async readBook(input: { bytes: Uint8Array; fileName: string }): Promise<ReadBook> {
    const { readBook } = await import('../../book/read/read-book.ts');
    return readBook(input.bytes, input.fileName);
  },
};
export type PureWork = typeof PURE_WORK;
export type PureName = keyof PureWork;
export type PureInput<Name extends PureName> = Parameters<PureWork[Name]>[0];
export type PureResult<Name extends PureName> = Awaited<ReturnType<PureWork[Name]>>;
