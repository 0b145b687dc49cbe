import fc from 'fast-check';
import { type Answer, type DeskModel, STYLES, type Status, type Style } from './desk-model.ts';

/** What a user does; scripts go by the order in which they were made. */
export type Operation = { caller: 0 | 1 } & (
  | { kind: 'create'; chapterOf: number; style: Style; text: string; cast: number[] }
  | { kind: 'createByOldCode'; style: Style; text: string }
  | { kind: 'edit'; script: number; text: string }
  | { kind: 'restyle'; script: number; style: Style }
  | { kind: 'evaluate' | 'setScore'; script: number; score: number }
  | { kind: 'move'; script: number; verb: 'approve' | 'reject' | 'activate' | 'deactivate' }
  | { kind: 'setStatus'; script: number; status: Status }
  | { kind: 'remove' | 'undelete' | 'restore'; script: number }
  | { kind: 'setCast'; script: number; cast: number[] }
  | { kind: 'removeCharacter'; character: number }
  | { kind: 'merge'; kept: number; merged: number }
);

const caller = fc.constantFrom<0 | 1>(0, 0, 0, 1);
const script = fc.nat({ max: 5 });
const style = fc.constantFrom(...STYLES);
const text = fc.constantFrom('INT. QUAY', 'EXT. SEA', '');
const words = fc.constantFrom('INT. QUAY', 'EXT. SEA');
const score = fc.constantFrom(0, 40, 100);
const character = fc.constantFrom(0, 0, 1, 1, 2, 3, 4);
const cast = fc.array(character, { maxLength: 3 });
const some = <T>(kind: T) => fc.constant(kind);

export const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      caller,
      kind: some('create' as const),
      chapterOf: caller,
      style,
      text,
      cast,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ caller, kind: some('createByOldCode' as const), style, text: words }),
  },
  { weight: 1, arbitrary: fc.record({ caller, kind: some('edit' as const), script, text }) },
  { weight: 1, arbitrary: fc.record({ caller, kind: some('restyle' as const), script, style }) },
  { weight: 3, arbitrary: fc.record({ caller, kind: some('evaluate' as const), script, score }) },
  { weight: 1, arbitrary: fc.record({ caller, kind: some('setScore' as const), script, score }) },
  {
    weight: 6,
    arbitrary: fc.record({
      caller,
      kind: some('move' as const),
      script,
      verb: fc.constantFrom('approve', 'approve', 'activate', 'activate', 'reject', 'deactivate'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      caller,
      kind: some('setStatus' as const),
      script,
      status: fc.constantFrom<Status>('draft', 'evaluated', 'approved', 'rejected', 'active'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      caller,
      kind: fc.constantFrom('remove' as const, 'undelete' as const, 'restore' as const),
      script,
    }),
  },
  { weight: 1, arbitrary: fc.record({ caller, kind: some('setCast' as const), script, cast }) },
  {
    weight: 1,
    arbitrary: fc.record({ caller, kind: some('removeCharacter' as const), character }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      caller,
      kind: some('merge' as const),
      kept: character,
      merged: character,
    }),
  },
);

export function runOnModel(model: DeskModel, op: Operation): Answer {
  switch (op.kind) {
    case 'create':
      return model.create(op.caller, op.chapterOf, op.style, op.text, op.cast);
    case 'createByOldCode':
      return model.createByOldCode(op.caller, op.style, op.text);
    case 'edit':
      return model.edit(op.caller, op.script, op.text);
    case 'restyle':
      return model.restyle(op.caller, op.script, op.style);
    case 'evaluate':
    case 'setScore':
      return model[op.kind](op.caller, op.script, op.score);
    case 'move':
      return model.move(op.caller, op.script, op.verb);
    case 'setStatus':
      return model.setStatus(op.caller, op.script, op.status);
    case 'remove':
    case 'undelete':
    case 'restore':
      return model[op.kind](op.caller, op.script);
    case 'setCast':
      return model.setCast(op.caller, op.script, op.cast);
    case 'removeCharacter':
      return model.removeCharacter(op.caller, op.character);
    case 'merge':
      return model.merge(op.caller, op.kept, op.merged);
  }
}

/** The ids behind the model's numbers. */
export interface World {
  users: [string, string];
  chapters: [string, string];
  characters: string[];
  scripts: string[];
}

const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** The same operation as a statement that a user sends; one that makes a script returns its id. */
export function statementOf(op: Operation, world: World): [string, unknown[]] {
  const scriptOf = (number: number) => world.scripts[number] ?? NOWHERE;
  const cast = (numbers: number[]) => numbers.map((number) => world.characters[number]);
  const user = world.users[op.caller];
  switch (op.kind) {
    case 'create':
      return [
        `insert into public.scripts (chapter_id, user_id, script_style, script, character_ids)
         values ($1, $2, $3, $4, $5) returning id`,
        [world.chapters[op.chapterOf as 0 | 1], user, op.style, op.text, cast(op.cast)],
      ];
    case 'createByOldCode':
      return [
        `insert into legacy.scripts (chapter_id, user_id, script_style, script, status)
         values ($1, $2, $3, $4, 'ready') returning id`,
        [world.chapters[op.caller], user, op.style, op.text],
      ];
    case 'edit':
      return update('script', scriptOf(op.script), op.text);
    case 'restyle':
      return update('script_style', scriptOf(op.script), op.style);
    case 'setScore':
      return update('evaluation_score', scriptOf(op.script), op.score);
    case 'setStatus':
      return update('status', scriptOf(op.script), op.status);
    case 'setCast':
      return update('character_ids', scriptOf(op.script), cast(op.cast));
    case 'evaluate':
      return ['select public.record_script_evaluation($1, $2)', [scriptOf(op.script), op.score]];
    case 'move':
      return [`select public.${op.verb}_script($1)`, [scriptOf(op.script)]];
    case 'remove':
      return ['delete from public.scripts where id = $1 returning 1', [scriptOf(op.script)]];
    case 'undelete':
      return ['select public.undelete_script($1)', [scriptOf(op.script)]];
    case 'restore':
      return ['select id from public.restore_script_version($1)', [scriptOf(op.script)]];
    case 'removeCharacter':
      return [
        'delete from public.characters where id = $1 returning 1',
        [world.characters[op.character]],
      ];
    case 'merge':
      return ['select public.merge_characters($1, $2)', cast([op.kept, op.merged])];
  }
}

function update(column: string, id: string, value: unknown): [string, unknown[]] {
  return [`update public.scripts set ${column} = $2 where id = $1 returning 1`, [id, value]];
}
