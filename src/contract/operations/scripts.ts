import { z } from 'zod';
import { Activation } from '../activation.ts';
import { Book } from '../book.ts';
import { ScreenplayComparison } from '../comparison.ts';
import { DraftReport } from '../draft-report.ts';
import { ScriptElement } from '../element.ts';
import { Criterion, Evaluation } from '../evaluation.ts';
import { DecidedFinding, FINDING_DECISIONS, FindingId, FindingList } from '../finding.ts';
import { HistoryEvent } from '../history.ts';
import { LARGEST_PAGE, PageQuery, page } from '../page.ts';
import {
  EXPORT_OPTIONS,
  IMPORT_FORMATS,
  ImportFinding,
  REVISION_OPTIONS,
} from '../screenplay-format.ts';
import { Script, ScriptDetail, ScriptStatus, StatusChange } from '../script.ts';
import { DEFAULT_STYLE, DraftMinutes, ScriptStyle, Style, StyleToAdd } from '../style.ts';
import { TimelineVersion } from '../timeline.ts';
import { BookParams, ChapterParams, Flag, ScriptParams } from './names.ts';
import { operationOf, SCREENPLAY_LIMIT } from './operation-of.ts';

export const ScriptItem = Script.meta({ id: 'Script' });
export type ScriptItem = Script;
/** A draft as it is made, with what of the chapter it does not hold. */
export const DraftedScript = Script.extend({ report: DraftReport }).meta({ id: 'DraftedScript' });
export type DraftedScript = z.infer<typeof DraftedScript>;
export const ScriptItemDetail = ScriptDetail.meta({ id: 'ScriptDetail' });
export type ScriptItemDetail = ScriptDetail;
export const TimelineItem = TimelineVersion.meta({ id: 'TimelineVersion' });
export type TimelineItem = TimelineVersion;

/** A version that came from a file, and what of the file was not sure or could not be kept. */
export const ImportedScript = z
  .object({
    script: ScriptItem,
    format: z.enum(IMPORT_FORMATS),
    findings: z.array(ImportFinding),
  })
  .meta({ id: 'ImportedScript' });
export type ImportedScript = z.infer<typeof ImportedScript>;

const ExportQuery = z.strictObject({
  ...EXPORT_OPTIONS,
  /** `true` prints the scene numbers that headings carry. */
  scene_numbers: Flag,
});

const SCRIPT_SORTS = ['-created_at', 'created_at', '-version', 'version'] as const;
export const ListScriptsQuery = PageQuery.extend({
  /** Id, handle or part of it. */
  book: z.string().trim().min(1).max(500).optional(),
  chapter: z.coerce.number<string>().int().min(1).max(999_999).optional(),
  style: ScriptStyle.optional(),
  status: ScriptStatus.optional(),
  /** Id of a character in whose cast the scripts are. */
  character: z.uuid().optional(),
  /** `true` lists what was deleted, and only that. */
  deleted: Flag,
  sort: z.enum(SCRIPT_SORTS).default('-created_at'),
});
export type ListScriptsQuery = z.output<typeof ListScriptsQuery>;

const Note = z.strictObject({ note: z.string().max(10_000).optional() }).optional();
const Compared = z.object({
  before: Script,
  after: Script,
  comparison: ScreenplayComparison,
  /** Cursor of the next entries, null where these are the last. */
  next: z.string().nullable(),
});

const script = operationOf('Scripts');
const evaluation = operationOf('Evaluations');

const move = (id: string, summary: string) =>
  script(`${id}Script`, {
    does: ['post', `/v1/scripts/{script}/${id}`, summary],
    params: ScriptParams,
    body: Note,
    answer: ScriptItem,
  });

export const scriptOperations = {
  listScripts: script('listScripts', {
    does: ['get', '/v1/scripts', 'List scripts'],
    query: ListScriptsQuery,
    answer: page(ScriptItem),
  }),
  listTimeline: script('listTimeline', {
    does: [
      'get',
      '/v1/books/{book}/chapters/{number}/timeline',
      'List the versions of a chapter, newest first, each with its newest evaluation',
    ],
    params: ChapterParams,
    query: z.strictObject({
      style: ScriptStyle.optional(),
      /** `true` lists deleted versions as well. */
      deleted: Flag,
    }),
    answer: page(TimelineItem).extend({ book: Book }),
  }),
  listChapterHistory: script('listChapterHistory', {
    does: [
      'get',
      '/v1/books/{book}/chapters/{number}/history',
      'List what happened to the versions of a chapter, newest first: the last 200 things',
    ],
    params: ChapterParams,
    query: z.strictObject({
      limit: z.coerce.number<string>().int().min(1).max(LARGEST_PAGE).default(LARGEST_PAGE),
    }),
    answer: page(HistoryEvent),
  }),
  listStyles: script('listStyles', {
    does: ['get', '/v1/styles', 'List the styles that you can make versions of'],
    answer: page(Style),
  }),
  getStyle: script('getStyle', {
    does: ['get', '/v1/styles/{style}', 'Show a style with its settings'],
    params: z.strictObject({ style: ScriptStyle }),
    answer: Style,
  }),
  addStyle: script('addStyle', {
    does: [
      'post',
      '/v1/styles',
      'Add a style, by its name alone or with settings; by its name alone, one that is there stays as it is',
    ],
    body: StyleToAdd,
    answer: Style,
    creates: true,
  }),
  createScript: script('createScript', {
    does: [
      'post',
      '/v1/books/{book}/chapters/{number}/scripts',
      'Add a version with a text of your own',
    ],
    params: ChapterParams,
    body: z.strictObject({
      /** The screenplay, in Fountain. */
      text: z.string(),
      style: ScriptStyle.default(DEFAULT_STYLE),
      /** The version that this one was made from. */
      parent_id: z.uuid().optional(),
      origin: z.enum(['import', 'edit']).default('edit'),
    }),
    bodyLimit: SCREENPLAY_LIMIT,
    answer: ScriptItem,
    creates: true,
  }),
  importScript: script('importScript', {
    cost: 'work',
    does: [
      'post',
      '/v1/books/{book}/chapters/{number}/scripts/file',
      'Add a version from a file: Fountain, Final Draft, PDF or plain text in screenplay layout',
    ],
    params: ChapterParams,
    query: z.strictObject({
      /** The file's name, for its kind; a form names it itself. */
      file_name: z.string().trim().min(1).max(255).default('script'),
      style: ScriptStyle.default(DEFAULT_STYLE),
    }),
    body: z.instanceof(Uint8Array),
    bodyKind: 'file',
    bodyLimit: SCREENPLAY_LIMIT,
    answer: ImportedScript,
    creates: true,
  }),
  draftScript: script('draftScript', {
    cost: 'work',
    does: [
      'post',
      '/v1/books/{book}/chapters/{number}/draft',
      'Draft a chapter as its next version',
    ],
    params: ChapterParams,
    body: z.strictObject({
      style: ScriptStyle.default(DEFAULT_STYLE),
      /** Cut to this length; left out: as the style says. */
      minutes: DraftMinutes.optional(),
    }),
    answer: DraftedScript,
    creates: true,
  }),
  getScript: script('getScript', {
    does: ['get', '/v1/scripts/{script}', 'Show a script with its cast and text'],
    params: ScriptParams,
    answer: ScriptItemDetail,
  }),
  readScriptText: script('readScriptText', {
    does: ['get', '/v1/scripts/{script}/text', 'Read the text alone, with its ETag'],
    params: ScriptParams,
    answer: z.string(),
    answerKind: 'text',
  }),
  writeScriptText: script('writeScriptText', {
    does: ['put', '/v1/scripts/{script}/text', 'Change the text of a draft, and nothing else'],
    params: ScriptParams,
    body: z.string(),
    bodyKind: 'text',
    bodyLimit: SCREENPLAY_LIMIT,
    ifMatch: true,
    answer: ScriptItemDetail,
  }),
  exportScript: script('exportScript', {
    cost: 'work',
    does: ['get', '/v1/scripts/{script}/export', 'Download a script as a file'],
    params: ScriptParams,
    query: ExportQuery.extend(REVISION_OPTIONS),
    answer: z.instanceof(Uint8Array),
    answerKind: 'download',
  }),
  exportBook: script('exportBook', {
    cost: 'work',
    does: [
      'get',
      '/v1/books/{book}/export',
      'Download the active versions of a book by chapter, as one script',
    ],
    params: BookParams,
    query: ExportQuery.extend({ style: ScriptStyle.default(DEFAULT_STYLE) }),
    answer: z.instanceof(Uint8Array),
    answerKind: 'download',
  }),
  compareScripts: script('compareScripts', {
    cost: 'work',
    does: ['get', '/v1/scripts/{script}/compare', 'Show what changed from this script to another'],
    params: ScriptParams,
    query: z.strictObject({
      with: z.string().trim().min(1).max(500),
      /** `next` of the page before; nothing else. */
      cursor: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
    }),
    answer: Compared,
  }),
  readDraftReport: script('readDraftReport', {
    does: [
      'get',
      '/v1/scripts/{script}/draft-report',
      'Show what a drafter left out of the chapter when it made a version, and why',
    ],
    params: ScriptParams,
    answer: z.object({ report: DraftReport.nullable() }),
  }),
  listElements: script('listElements', {
    cost: 'work',
    does: [
      'get',
      '/v1/scripts/{script}/elements',
      'List the scenes, speeches and actions of a script, each with its identity and what of the chapter it was made from',
    ],
    params: ScriptParams,
    query: z.strictObject({
      /** `next` of the page before; nothing else. */
      cursor: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
    }),
    answer: page(ScriptElement.meta({ id: 'ScriptElement' })).extend({ script: ScriptItem }),
  }),
  listMoves: script('listMoves', {
    does: ['get', '/v1/scripts/{script}/history', 'List the moves of a script, oldest first'],
    params: ScriptParams,
    answer: page(StatusChange.meta({ id: 'StatusChange' })),
  }),
  approveScript: move('approve', 'Approve an evaluated script'),
  rejectScript: move('reject', 'Reject a draft, evaluated or approved script'),
  previewActivation: script('previewActivation', {
    does: [
      'get',
      '/v1/scripts/{script}/activation',
      'Show what activating a script makes stale or leaves missing, and what is made of it already',
    ],
    params: ScriptParams,
    answer: Activation.meta({ id: 'Activation' }),
  }),
  activateScript: move('activate', 'Make an approved script the active one'),
  deactivateScript: move(
    'deactivate',
    'Make the active script no longer active; it stays approved',
  ),
  restoreScript: script('restoreScript', {
    does: ['post', '/v1/scripts/{script}/restore', 'Make a new draft of an older version'],
    params: ScriptParams,
    answer: ScriptItem,
    creates: true,
  }),
  deleteScript: script('deleteScript', {
    does: [
      'delete',
      '/v1/scripts/{script}',
      'Delete a draft or rejected script; it can be brought back',
    ],
    params: z.strictObject({ script: z.uuid() }),
  }),
  undeleteScript: script('undeleteScript', {
    does: ['post', '/v1/scripts/{script}/undelete', 'Bring a deleted script back'],
    params: z.strictObject({ script: z.uuid() }),
    answer: ScriptItem,
  }),
  evaluateScript: evaluation('evaluateScript', {
    cost: 'work',
    does: [
      'post',
      '/v1/scripts/{script}/evaluate',
      'Evaluate a script by the rubric and record it',
    ],
    params: ScriptParams,
    answer: z.object({ script: ScriptItem, evaluation: Evaluation }),
    creates: true,
  }),
  listEvaluations: evaluation('listEvaluations', {
    does: [
      'get',
      '/v1/scripts/{script}/evaluations',
      'List the evaluations of a script, newest first',
    ],
    params: ScriptParams,
    answer: page(Evaluation),
  }),
  recordEvaluation: evaluation('recordEvaluation', {
    does: ['post', '/v1/scripts/{script}/evaluations', 'Record your own evaluation of a script'],
    params: ScriptParams,
    body: z.strictObject({
      score: z.int().min(0).max(100),
      feedback: z.string().max(20_000).optional(),
      criteria: z
        .array(Criterion.extend({ criterion: z.string().min(1).max(200) }).strict())
        .max(100)
        .default([]),
    }),
    answer: z.object({ script: ScriptItem, evaluation: Evaluation }),
    creates: true,
  }),
  listFindings: evaluation('listFindings', {
    cost: 'work',
    does: [
      'get',
      '/v1/scripts/{script}/findings',
      'List what there is to do about a script: its findings and those of the versions that it was made from, with what was decided',
    ],
    params: ScriptParams,
    answer: FindingList,
  }),
  decideFinding: evaluation('decideFinding', {
    does: [
      'post',
      '/v1/scripts/{script}/findings/{finding}',
      'Tick a finding off, dismiss it with a reason, or open it again; it stays so in the versions made from this one',
    ],
    params: ScriptParams.extend({ finding: FindingId }),
    body: z.strictObject({
      decision: z.enum(FINDING_DECISIONS),
      /** Why; a dismissal has one. */
      reason: z.string().trim().min(1).max(2000).optional(),
    }),
    answer: DecidedFinding.meta({ id: 'DecidedFinding' }),
  }),
};
