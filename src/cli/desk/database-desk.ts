import type { Transaction } from 'kysely';
import { findBook } from '../../book/find-book.ts';
import { findChapter } from '../../book/find-chapter.ts';
import { importBook } from '../../book/import-book.ts';
import { listBooks } from '../../book/list-books.ts';
import { listChapters } from '../../book/list-chapters.ts';
import { linkCharacter, unlinkCharacter } from '../../cast/link-character.ts';
import { listCharacters } from '../../cast/list-characters.ts';
import { reportCasting } from '../../cast/report-casting.ts';
import { type Actor, asActor } from '../../db/as-actor.ts';
import type { Database } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { draftScript } from '../../draft/draft-script.ts';
import { listEvaluations } from '../../evaluation/list-evaluations.ts';
import { cancelJob } from '../../jobs/cancel-job.ts';
import { findJob } from '../../jobs/find-job.ts';
import { listJobs } from '../../jobs/list-jobs.ts';
import { deleteGeneration } from '../../media/delete-generation.ts';
import { addVersion } from '../../script/add-version.ts';
import { compareVersions } from '../../script/compare-versions.ts';
import { listMoves } from '../../script/list-moves.ts';
import { listScripts } from '../../script/list-scripts.ts';
import { moveScript } from '../../script/move-script.ts';
import { readScript } from '../../script/read-script.ts';
import type { ChapterName, Desk } from './desk.ts';

type Trx = Transaction<Tables>;
/** Runs one verb in one transaction as the actor. */
type As = <T>(verb: (trx: Trx) => Promise<T>) => Promise<T>;
type Verbs<Name extends keyof Desk> = Pick<Desk, Name>;

/** The desk on an open database. What takes long to load is loaded by the verb that needs it. */
export function databaseDesk(db: Database, actor: Actor): Desk {
  const as: As = (verb) => asActor(db, actor, verb);
  return {
    ...books(as),
    ...newVersions(as),
    ...scripts(as),
    ...cast(as),
    ...jobs(as),
    ...media(as),
  };
}

function books(as: As): Verbs<'importBook' | 'listBooks' | 'listChapters'> {
  return {
    importBook: async ({ bytes, fileName, again }) => {
      const { readBook } = await import('../../book/read/read-book.ts');
      const book = await readBook(bytes, fileName);
      return as((trx) => importBook(trx, { book, fileName, again }));
    },
    listBooks: () => as(listBooks),
    listChapters: (wanted) =>
      as(async (trx) => {
        const book = await findBook(trx, wanted);
        return { book, chapters: await listChapters(trx, book) };
      }),
  };
}

async function placeOf(trx: Trx, { book: wanted, chapter }: ChapterName) {
  const book = await findBook(trx, wanted);
  return { book, chapter: await findChapter(trx, book, chapter) };
}

function newVersions(as: As): Verbs<'draftScript' | 'addVersion'> {
  return {
    draftScript: async ({ style, ...name }) => {
      const { draftOffline } = await import('../../draft/offline/draft-offline.ts');
      return as(async (trx) =>
        draftScript(trx, { ...(await placeOf(trx, name)), style, drafter: draftOffline }),
      );
    },
    addVersion: ({ style, text, ...name }) =>
      as(async (trx) =>
        addVersion(trx, { ...(await placeOf(trx, name)), style, text, origin: 'import' }),
      ),
  };
}

type ScriptVerbs = Verbs<
  'listScripts' | 'readScript' | 'showScript' | 'evaluateScript' | 'moveScript' | 'compareVersions'
>;

function scripts(as: As): ScriptVerbs {
  return {
    listScripts: ({ book, ...filter }) =>
      as(async (trx) =>
        listScripts(trx, {
          ...filter,
          book: book === undefined ? undefined : await findBook(trx, book),
        }),
      ),
    readScript: (wanted) => as((trx) => readScript(trx, wanted)),
    showScript: (wanted) =>
      as(async (trx) => {
        const script = await readScript(trx, wanted);
        return {
          ...script,
          history: await listMoves(trx, script.id),
          evaluations: await listEvaluations(trx, script.id),
        };
      }),
    evaluateScript: async (wanted) => {
      const { evaluateScript } = await import('../../evaluation/evaluate-script.ts');
      return as((trx) => evaluateScript(trx, wanted));
    },
    moveScript: (input) => as((trx) => moveScript(trx, input)),
    compareVersions: (input) => as((trx) => compareVersions(trx, input)),
  };
}

function cast(
  as: As,
): Verbs<'listCharacters' | 'reportCasting' | 'linkCharacter' | 'unlinkCharacter'> {
  return {
    listCharacters: (wanted) =>
      as(async (trx) => {
        const book = await findBook(trx, wanted);
        return { book, characters: await listCharacters(trx, book) };
      }),
    reportCasting: (wanted) =>
      as(async (trx) => {
        const { script, report } = await reportCasting(trx, wanted);
        return { script, ...report };
      }),
    linkCharacter: (input) => as((trx) => linkCharacter(trx, input)),
    unlinkCharacter: (input) => as((trx) => unlinkCharacter(trx, input)),
  };
}

function jobs(as: As): Verbs<'listJobs' | 'findJob' | 'cancelJob'> {
  return {
    listJobs: ({ state, limit }) =>
      as((trx) => listJobs(trx, { states: state === undefined ? undefined : [state], limit })),
    findJob: (id) => as((trx) => findJob(trx, id)),
    cancelJob: (id) => as((trx) => cancelJob(trx, id)),
  };
}

function media(as: As): Verbs<'deleteGeneration'> {
  return {
    deleteGeneration: ({ kind, id }) => as((trx) => deleteGeneration(trx, kind, id)),
  };
}
