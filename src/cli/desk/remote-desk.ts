import type { z } from 'zod';
import { type Client, createClient } from '../../client/index.ts';
import type { ServerTarget } from '../../config/load-config.ts';
import {
  Book,
  CastingReport,
  ChapterState,
  Character,
  LARGEST_PAGE,
  Script,
  ScriptDetail,
  type ScriptItem,
} from '../../contract/index.ts';
import type { Desk } from './desk.ts';
import { patientFetch } from './patient-fetch.ts';

type Verbs<Name extends keyof Desk> = Pick<Desk, Name>;

/** The desk of a Goldenrod over HTTP, as whoever the token names. */
export function remoteDesk({ url, token }: ServerTarget): Desk {
  const client = createClient({ url, token, fetch: patientFetch });
  return {
    ...books(client),
    ...newVersions(client),
    ...scripts(client),
    ...cast(client),
    ...jobs(client),
    ...media(client),
  };
}

/** Of an item what a command answers with: the API adds to it for those who show it. */
function fieldsOf<Shape extends z.ZodObject>(shape: Shape) {
  const names = new Set(Object.keys(shape.shape));
  return (item: object): z.output<Shape> =>
    Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name))) as z.output<Shape>;
}

const plainBook = fieldsOf(Book);
const plainChapter = fieldsOf(ChapterState);
const plainCharacter = fieldsOf(Character);
const plainScript = fieldsOf(Script);
const plainLinked = <Linked extends { script: object }>(linked: Linked) => ({
  ...linked,
  script: plainScript(linked.script),
});
const plainReport = fieldsOf(CastingReport);
const plainDetail = fieldsOf(ScriptDetail);

function books(client: Client): Verbs<'importBook' | 'listBooks' | 'listChapters'> {
  return {
    importBook: ({ bytes, fileName, again }) =>
      client.importBook({
        query: { file_name: fileName, again: again ? 'true' : 'false' },
        body: new Uint8Array(bytes),
      }),
    listBooks: async () => (await client.listBooks()).items.map(plainBook),
    listChapters: async (wanted) => {
      const { book, items } = await client.listChapters({ params: { book: wanted } });
      return { book: plainBook(book), chapters: items.map(plainChapter) };
    },
  };
}

function newVersions(client: Client): Verbs<'draftScript' | 'addVersion'> {
  return {
    draftScript: async ({ book, chapter, style }) =>
      plainScript(
        await client.draftScript({ params: { book, number: String(chapter) }, body: { style } }),
      ),
    addVersion: async ({ book, chapter, style, text }) =>
      plainScript(
        await client.createScript({
          params: { book, number: String(chapter) },
          body: { style, text, origin: 'import' },
        }),
      ),
  };
}

type ScriptVerbs = Verbs<
  'listScripts' | 'readScript' | 'showScript' | 'evaluateScript' | 'moveScript' | 'compareVersions'
>;

function scripts(client: Client): ScriptVerbs {
  const readScript: Desk['readScript'] = async (wanted) => {
    return plainDetail(await client.getScript({ params: { script: wanted } }));
  };
  return {
    listScripts: ({ chapter, ...filter }) =>
      allScripts(client, {
        ...filter,
        ...(chapter === undefined ? {} : { chapter: String(chapter) }),
      }),
    readScript,
    showScript: async (wanted) => {
      const script = await readScript(wanted);
      const at = { params: { script: script.id } };
      const [{ items: history }, { items: evaluations }] = await Promise.all([
        client.listMoves(at),
        client.listEvaluations(at),
      ]);
      return { ...script, history, evaluations };
    },
    evaluateScript: async (wanted) => {
      const { script, evaluation } = await client.evaluateScript({ params: { script: wanted } });
      return { script: plainScript(script), evaluation };
    },
    moveScript: async ({ wanted, move, note }) => {
      const input = {
        params: { script: wanted },
        ...(note === undefined ? {} : { body: { note } }),
      };
      return plainScript(await client[`${move}Script`](input));
    },
    compareVersions: ({ before, after }) =>
      client.compareScripts({ params: { script: before }, query: { with: after } }),
  };
}

type ScriptsQuery = NonNullable<NonNullable<Parameters<Client['listScripts']>[0]>['query']>;

/** Every page: a command has no cursor to go on with. */
async function allScripts(client: Client, filter: ScriptsQuery): Promise<Script[]> {
  const found: ScriptItem[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await client.listScripts({
      query: {
        ...filter,
        limit: String(LARGEST_PAGE),
        ...(cursor === undefined ? {} : { cursor }),
      },
    });
    found.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return found.map(plainScript);
}

function cast(
  client: Client,
): Verbs<'listCharacters' | 'reportCasting' | 'linkCharacter' | 'unlinkCharacter'> {
  return {
    listCharacters: async (wanted) => {
      const { book, items } = await client.listCharacters({ params: { book: wanted } });
      return { book: plainBook(book), characters: items.map(plainCharacter) };
    },
    reportCasting: async (wanted) => {
      const { script, ...report } = await client.reportCasting({ params: { script: wanted } });
      return { script: plainScript(script), ...plainReport(report) };
    },
    linkCharacter: async ({ create, ...params }) =>
      plainLinked(
        await client.linkCharacter({ params, query: { create: create ? 'true' : 'false' } }),
      ),
    unlinkCharacter: async (params) => plainLinked(await client.unlinkCharacter({ params })),
  };
}

function jobs(client: Client): Verbs<'listJobs' | 'findJob' | 'cancelJob'> {
  return {
    listJobs: async ({ state, limit }) =>
      (await client.listJobs({ query: { state, limit: String(limit) } })).items,
    findJob: (job) => client.getJob({ params: { job } }),
    cancelJob: (job) => client.cancelJob({ params: { job } }),
  };
}

function media(client: Client): Verbs<'deleteGeneration'> {
  const deletions = {
    video: (video: string) => client.deleteVideo({ params: { video } }),
    image: (image: string) => client.deleteImage({ params: { image } }),
    audio: (audio: string) => client.deleteAudio({ params: { audio } }),
  };
  return { deleteGeneration: ({ kind, id }) => deletions[kind](id) };
}
