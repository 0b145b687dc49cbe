import fc from 'fast-check';
import {
  type Answer,
  type DeskModel,
  type EvaluatorKind,
  FIRST_PROSE,
  type ModelPart,
  type OldWord,
  STYLES,
  type Status,
  type Style,
  type Verb,
} from './desk-model.ts';

/** Old code is answered the id by which it knows the script: the version that was made has another. */
const MADE_BY_OLD_CODE = 'public.newest_version(chapter_id, user_id, script_style) as id';
/** Volatile, so that it sees what its statement has made. */
export const NEWEST_VERSION = `
create function public.newest_version(chapter uuid, owner uuid, style text) returns uuid language sql as
'select id from public.scripts where chapter_id = $1 and user_id = $2 and script_style = $3 order by version desc limit 1'`;

/**
 * What a user does; scripts, videos and parts go by the order in which they were made, counted round
 * (see `aim`). A bystander, who does nothing, has chapter 2, character 6, and what goes by `THEIRS`.
 */
export type Operation = { caller: 0 | 1 } & (
  | { kind: 'create'; chapterOf: 0 | 1 | 2; style: Style; text: string; cast: number[] }
  | {
      kind: 'createVersion';
      chapterOf: 0 | 1 | 2;
      style: Style;
      text: string;
      parent: number | null;
    }
  | { kind: 'createByOldCode'; style: Style; text: string; word: OldWord }
  | { kind: 'overwriteByOldCode' | 'edit'; script: number; text: string }
  | { kind: 'restyle'; script: number; style: Style }
  | { kind: 'evaluate'; script: number; evaluator: EvaluatorKind; score: number }
  | { kind: 'setScore'; script: number; score: number }
  | { kind: 'move'; script: number; verb: Verb }
  | { kind: 'setStatus'; script: number; status: Status }
  | { kind: 'remove' | 'removeByOldCode' | 'undelete' | 'restore' | 'addVideo'; script: number }
  | { kind: 'setCast'; script: number; cast: number[] }
  | { kind: 'removeCharacter'; character: number }
  | { kind: 'merge'; kept: number; merged: number }
  | { kind: 'editChapter'; chapterOf: 0 | 1 | 2; prose: string | null }
  | {
      kind: 'addPart';
      medium: ModelPart['medium'];
      video: number | null;
      character: number | null;
    }
  | { kind: 'showInPart'; part: number; character: number | null }
  | { kind: 'passPartOn'; part: number }
);

const THEIRS = -1;

const some = <T>(kind: T) => fc.constant(kind);
const caller = fc.constantFrom<0 | 1>(0, 0, 0, 0, 1);
const anyOf = fc.nat({ max: 1000 });
const script = fc.oneof({ weight: 15, arbitrary: anyOf }, { weight: 1, arbitrary: some(THEIRS) });
const chapterOf = fc.constantFrom<0 | 1 | 2>(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2);
const style = fc.constantFrom(...STYLES);
const text = fc.constantFrom('INT. QUAY', 'EXT. SEA', '');
const score = fc.constantFrom(0, 40, 100);
const character = fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 4, 6);
const cast = fc.array(character, { maxLength: 3 });
/** Videos and parts likewise. */
const video = fc.option(script, { freq: 2 });
const part = script;
const maybeCharacter = fc.option(character, { freq: 4 });
const medium = fc.constantFrom<ModelPart['medium']>('image', 'audio');
const verb = fc.constantFrom<Verb>(
  'approve',
  'approve',
  'activate',
  'activate',
  'reject',
  'deactivate',
);

/** The fields of each operation beside its caller, and how often it comes. */
const KINDS: [number, Record<string, fc.Arbitrary<unknown>>][] = [
  [4, { kind: some('create'), chapterOf, style, text, cast }],
  [2, { kind: some('createVersion'), chapterOf, style, text, parent: fc.option(script) }],
  [
    1,
    {
      kind: some('createByOldCode'),
      style,
      text: fc.constantFrom('INT. QUAY', 'EXT. SEA'),
      word: fc.constantFrom<OldWord>('ready', 'ready', 'approved', 'draft'),
    },
  ],
  [5, { kind: fc.constantFrom('overwriteByOldCode', 'edit', 'edit'), script, text }],
  [1, { kind: some('restyle'), script, style }],
  [
    4,
    {
      kind: some('evaluate'),
      script,
      evaluator: fc.constantFrom<EvaluatorKind>('human', 'human', 'rule', 'model'),
      score,
    },
  ],
  [1, { kind: some('setScore'), script, score }],
  [8, { kind: some('move'), script, verb }],
  [
    2,
    {
      kind: some('setStatus'),
      script,
      status: fc.constantFrom<Status>('draft', 'evaluated', 'approved', 'rejected', 'active'),
    },
  ],
  [5, { kind: fc.constantFrom('remove', 'undelete', 'restore', 'addVideo', 'addVideo'), script }],
  [1, { kind: some('removeByOldCode'), script }],
  [2, { kind: some('setCast'), script, cast }],
  [1, { kind: some('removeCharacter'), character }],
  [1, { kind: some('merge'), kept: character, merged: character }],
  [
    1,
    {
      kind: some('editChapter'),
      chapterOf,
      prose: fc.constantFrom(FIRST_PROSE, 'The tide came in.', null),
    },
  ],
  [3, { kind: some('addPart'), medium, video, character: maybeCharacter }],
  [1, { kind: some('showInPart'), part, character: maybeCharacter }],
  [1, { kind: some('passPartOn'), part }],
];

export const operation = fc.oneof(
  ...KINDS.map(([weight, fields]) => ({
    weight,
    arbitrary: fc.record({ caller, ...fields }),
  })),
) as fc.Arbitrary<Operation>;

/** What every run begins with, so that there is something to work on. */
export const BEGINNING: readonly Operation[] = [
  { caller: 0, kind: 'create', chapterOf: 0, style: 'film', text: 'INT. QUAY', cast: [0, 1] },
  { caller: 1, kind: 'create', chapterOf: 1, style: 'film', text: 'INT. QUAY', cast: [3] },
  { caller: 0, kind: 'evaluate', script: 0, evaluator: 'human', score: 40 },
  { caller: 0, kind: 'addVideo', script: 0 },
  { caller: 0, kind: 'addPart', medium: 'image', video: 0, character: 0 },
  { caller: 0, kind: 'addPart', medium: 'audio', video: null, character: 1 },
];

/** What there is of each thing that goes by its number. */
interface Made {
  scripts: readonly unknown[];
  videos: readonly unknown[];
  parts: readonly unknown[];
}

/** The operation on things that there are, as far as there are any: most of them would miss otherwise. */
export function aim(op: Operation, { scripts, videos, parts }: Made): Operation {
  const within = (number: number, { length }: readonly unknown[]) =>
    number < 0 || length === 0 ? number : number % length;
  return {
    ...op,
    ...('script' in op && { script: within(op.script, scripts) }),
    ...('parent' in op && op.parent !== null && { parent: within(op.parent, scripts) }),
    ...('video' in op && op.video !== null && { video: within(op.video, videos) }),
    ...('part' in op && { part: within(op.part, parts) }),
  };
}

export function runOnModel(model: DeskModel, op: Operation): Answer {
  switch (op.kind) {
    case 'create':
      return model.create(op.caller, op.chapterOf, op.style, op.text, op.cast);
    case 'createByOldCode':
      return model.createByOldCode(op.caller, op.style, op.text, op.word);
    case 'createVersion':
      return model.createVersion(op.caller, op.chapterOf, op.style, op.text, op.parent);
    case 'overwriteByOldCode':
    case 'edit':
      return model[op.kind](op.caller, op.script, op.text);
    case 'restyle':
      return model.restyle(op.caller, op.script, op.style);
    case 'evaluate':
      return model.evaluate(op.caller, op.script, op.evaluator, op.score);
    case 'setScore':
      return model.setScore(op.caller, op.script, op.score);
    case 'move':
      return model.move(op.caller, op.script, op.verb);
    case 'setStatus':
      return model.setStatus(op.caller, op.script, op.status);
    case 'remove':
    case 'removeByOldCode':
    case 'undelete':
    case 'restore':
    case 'addVideo':
      return model[op.kind](op.caller, op.script);
    case 'setCast':
      return model.setCast(op.caller, op.script, op.cast);
    case 'removeCharacter':
      return model.removeCharacter(op.caller, op.character);
    case 'merge':
      return model.merge(op.caller, op.kept, op.merged);
    case 'editChapter':
      return model.editChapter(op.caller, op.chapterOf, op.prose);
    case 'addPart':
      return model.addPart(op.caller, op.medium, op.video, op.character);
    case 'showInPart':
      return model.showInPart(op.caller, op.part, op.character);
    case 'passPartOn':
      return model.passPartOn(op.caller, op.part);
  }
}

/** The ids behind the model's numbers. */
export interface World {
  users: [string, string];
  chapters: [string, string, string];
  characters: string[];
  scripts: string[];
  videos: string[];
  parts: { medium: ModelPart['medium']; id: string }[];
  theirs: { script: string; video: string; image: string };
}

const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** The same operation as a statement that a user sends; one that makes something returns its id. */
export function statementOf(op: Operation, world: World): [string, unknown[]] {
  const scriptOf = (number: number) =>
    number === THEIRS ? world.theirs.script : (world.scripts[number] ?? NOWHERE);
  const videoOf = (number: number) =>
    number === THEIRS ? world.theirs.video : (world.videos[number] ?? NOWHERE);
  const characterOf = (number: number | null) =>
    number === null ? null : world.characters[number];
  const partOf = (number: number) =>
    world.parts[number] ?? {
      medium: 'image',
      id: number === THEIRS ? world.theirs.image : NOWHERE,
    };
  const user = world.users[op.caller];
  switch (op.kind) {
    case 'create':
      return [
        `insert into public.scripts (chapter_id, user_id, script_style, script, character_ids)
         values ($1, $2, $3, $4, $5) returning id`,
        [world.chapters[op.chapterOf], user, op.style, op.text, op.cast.map(characterOf)],
      ];
    case 'createVersion':
      return [
        'select id from public.create_script_version($1, $2, $3, parent_id => $4)',
        [
          world.chapters[op.chapterOf],
          op.text,
          op.style,
          op.parent === null ? null : scriptOf(op.parent),
        ],
      ];
    case 'createByOldCode':
      return [
        `insert into legacy.scripts (chapter_id, user_id, script_style, script, status)
         values ($1, $2, $3, $4, $5) returning ${MADE_BY_OLD_CODE}`,
        [world.chapters[op.caller], user, op.style, op.text, op.word],
      ];
    case 'overwriteByOldCode':
      return [
        `update legacy.scripts set script = $2 where id = $1 returning ${MADE_BY_OLD_CODE}`,
        [scriptOf(op.script), op.text],
      ];
    case 'removeByOldCode':
      return ['delete from legacy.scripts where id = $1 returning 1', [scriptOf(op.script)]];
    case 'edit':
      return update('script', scriptOf(op.script), op.text);
    case 'restyle':
      return update('script_style', scriptOf(op.script), op.style);
    case 'setScore':
      return update('evaluation_score', scriptOf(op.script), op.score);
    case 'setStatus':
      return update('status', scriptOf(op.script), op.status);
    case 'setCast':
      return update('character_ids', scriptOf(op.script), op.cast.map(characterOf));
    case 'evaluate':
      return [
        'select public.record_script_evaluation($1, $2, evaluator_kind => $3)',
        [scriptOf(op.script), op.score, op.evaluator],
      ];
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
        [characterOf(op.character)],
      ];
    case 'merge':
      return ['select public.merge_characters($1, $2)', [op.kept, op.merged].map(characterOf)];
    case 'editChapter':
      return [
        'update public.chapters set content = $2 where id = $1 returning 1',
        [world.chapters[op.chapterOf], op.prose],
      ];
    case 'addVideo':
      return [
        `insert into public.video_generations (chapter_id, script_id, user_id)
         values ($1, $2, $3) returning id`,
        [world.chapters[op.caller], scriptOf(op.script), user],
      ];
    case 'addPart':
      return [
        op.medium === 'image'
          ? `insert into public.image_generations (video_generation_id, character_id)
             values ($1, $2) returning id`
          : `insert into public.audio_generations (video_generation_id, character_id, audio_type)
             values ($1, $2, 'character') returning id`,
        [op.video === null ? null : videoOf(op.video), characterOf(op.character)],
      ];
    case 'showInPart':
    case 'passPartOn': {
      const { medium: of, id } = partOf(op.part);
      const [column, value] =
        op.kind === 'showInPart'
          ? ['character_id', characterOf(op.character)]
          : ['user_id', world.users[1 - op.caller]];
      return [
        `update public.${of}_generations set ${column} = $2 where id = $1 returning 1`,
        [id, value],
      ];
    }
  }
}

/** Keeps the id of what an operation made, for the operations that follow. */
export function remember(op: Operation, id: string, world: World): void {
  if (op.kind === 'addVideo') world.videos.push(id);
  else if (op.kind === 'addPart') world.parts.push({ medium: op.medium, id });
  // An overwrite that changes nothing makes nothing.
  else if (!world.scripts.includes(id)) world.scripts.push(id);
}

function update(column: string, id: string, value: unknown): [string, unknown[]] {
  return [`update public.scripts set ${column} = $2 where id = $1 returning 1`, [id, value]];
}
