import { type Selectable, sql, type Transaction } from 'kysely';
import { listBooks } from '../book/list-books.ts';
import { listCharacters } from '../cast/list-characters.ts';
import type { Evaluation, Script } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { findScript } from '../script/find-script.ts';
import { presentEvaluation } from './present-evaluation.ts';
import type { RubricEvaluation, RubricInput } from './rubric/types.ts';

/** Evaluates as the rubric does: here, or elsewhere. */
export type RubricEvaluator = (input: RubricInput) => Promise<RubricEvaluation>;

const evaluateHere: RubricEvaluator = async (input) => {
  const { evaluateByRubric } = await import('./rubric/evaluate-by-rubric.ts');
  return evaluateByRubric(input);
};

/** What the rubric is given for a script. Locks the script, so that its text stays as it was read. */
export async function readRubricInput(
  trx: Transaction<Tables>,
  script: Script,
): Promise<RubricInput> {
  const read = await trx
    .selectFrom('scripts as s')
    .select((eb) => [
      's.script',
      eb
        .selectFrom('chapters as c')
        .whereRef('c.id', '=', 's.chapter_id')
        .select('c.content')
        .as('chapter_text'),
    ])
    .where('s.id', '=', script.id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const book = (await listBooks(trx)).find((each) => each.handle === script.book);
  return {
    script: read.script ?? '',
    chapterText: read.chapter_text ?? '',
    characters: book ? await listCharacters(trx, book) : [],
  };
}

/** Evaluates a script by the rubric and records it; `wanted` is an id or a handle. */
export async function evaluateScript(
  trx: Transaction<Tables>,
  wanted: string,
  evaluate: RubricEvaluator = evaluateHere,
): Promise<{ script: Script; evaluation: Evaluation }> {
  const script = await findScript(trx, wanted);
  const result = await evaluate(await readRubricInput(trx, script));
  const criteria = result.criteria.map((criterion) => ({
    ...criterion,
    lines: [...new Set(criterion.signals.flatMap((signal) => signal.lines))].sort((a, b) => a - b),
  }));
  const { rows } = await sql<Selectable<Tables['script_evaluations']>>`
    select * from public.record_script_evaluation(
      script_id => ${script.id}, score => ${result.overall}, feedback => ${result.feedback},
      evaluator_kind => 'rule', evaluator => ${result.evaluator}, rubric_version => ${result.rubricVersion},
      criteria => ${JSON.stringify(criteria)}::jsonb
    )`.execute(trx);
  const [recorded] = rows;
  if (!recorded) throw new Error('record_script_evaluation() answered nothing');
  return { script: await findScript(trx, script.id), evaluation: presentEvaluation(recorded) };
}
