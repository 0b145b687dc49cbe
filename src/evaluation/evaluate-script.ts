import type { Transaction } from 'kysely';
import { selectPeople } from '../cast/found/select-found.ts';
import { withFound } from '../cast/found/with-found.ts';
import { listCharactersOf } from '../cast/list-characters.ts';
import { namesInChapter } from '../cast/names-in-chapter.ts';
import type { Evaluation, Page, Script } from '../contract/index.ts';
import { computeAndCommit, type Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { confirmedInChapter } from '../dialogue/confirmed-in-chapter.ts';
import { type QuoteRow, selectQuotes } from '../dialogue/select-quotes.ts';
import { findScript, findScriptRow } from '../script/find-script.ts';
import type { ScriptName } from '../script/get-script.ts';
import { findSettings } from '../script/styles.ts';
import { inThread, pureWork } from '../threads/in-thread.ts';
import { presentEvaluation } from './present-evaluation.ts';
import { recordEvaluationOf } from './record-evaluation.ts';
import type { RubricInput } from './rubric/types.ts';

const rubric = pureWork<typeof import('./rubric/evaluate-by-rubric.ts'), 'evaluateByRubric'>(
  'evaluation/rubric/evaluate-by-rubric',
  'evaluateByRubric',
);

export interface Evaluated {
  script: Script;
  evaluation: Evaluation;
}

/** Evaluates a script by the rubric and records it; what people confirmed of the chapter's speakers holds. */
export function evaluateScript(road: Road, { script }: ScriptName): Promise<Evaluated> {
  return computeAndCommit(road, {
    prepare: (trx, { committing }) => readRubricInput(trx, script, committing),
    compute: async ({ given, rows }, asker) => {
      const { chapterText: text, known = [] } = given;
      const confirmed = await confirmedInChapter({ text, known, rows }, asker);
      return inThread(rubric, [{ ...given, confirmed }], asker);
    },
    commit: (trx, result, { id }) =>
      recordEvaluationOf(trx, id, {
        score: result.overall,
        feedback: result.feedback,
        kind: 'rule',
        evaluator: result.evaluator,
        rubricVersion: result.rubricVersion,
        criteria: result.criteria.map((criterion) => ({
          ...criterion,
          lines: [...new Set(criterion.signals.flatMap((signal) => signal.lines))].sort(
            (a, b) => a - b,
          ),
        })),
      }),
  });
}

/** What the rubric is given for a script; locked where the text has to stay as it was read. */
async function readRubricInput(
  trx: Transaction<Tables>,
  wanted: string,
  lock: boolean,
): Promise<{ id: string; given: RubricInput; rows: QuoteRow[] }> {
  const { id, book_id, chapter_id, chapter_number } = await findScriptRow(trx, wanted);
  const query = trx
    .selectFrom('scripts as s')
    .select((eb) => [
      's.script',
      's.script_style',
      eb
        .selectFrom('chapters as c')
        .whereRef('c.id', '=', 's.chapter_id')
        .select('c.content')
        .as('chapter_text'),
    ])
    .where('s.id', '=', id);
  const read = await (lock ? query.forNoKeyUpdate() : query).executeTakeFirstOrThrow();
  const ofBook = book_id === null ? [] : await listCharactersOf(trx, { id: book_id });
  const characters = namesInChapter(ofBook, chapter_number);
  return {
    id,
    given: {
      script: read.script ?? '',
      chapterText: read.chapter_text ?? '',
      characters,
      style: await findSettings(trx, read.script_style),
      known: withFound(characters, book_id === null ? [] : await selectPeople(trx, book_id)),
    },
    rows: chapter_id === null ? [] : await selectQuotes(trx, chapter_id),
  };
}

/** Every evaluation of a script, newest first. */
export function listEvaluations(road: Road, { script }: ScriptName): Promise<Page<Evaluation>> {
  return road.look(async (trx) => {
    const rows = await trx
      .selectFrom('script_evaluations')
      .selectAll()
      .where('script_id', '=', (await findScript(trx, script)).id)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .execute();
    return { items: rows.map(presentEvaluation), next: null };
  });
}
