import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { AppError, ERROR_CODES, type ErrorCode } from '../../contract/error.ts';

/**
 * How a command has something done by the process that has the data folder open: it puts a request
 * into the folder, which only its owner may write to, and finds the answer there.
 */
const REQUESTS = 'requests';
const REQUEST = /^([0-9a-f-]{36})\.request$/;
const Request = z.object({ what: z.string(), input: z.unknown() });
const Answer = z.union([
  z.object({ done: z.unknown() }).refine((told) => 'done' in told),
  z.object({
    error: z.object({ code: z.string(), message: z.string(), hint: z.string().optional() }),
  }),
]);

/** Milliseconds between looks at the folder. */
const LOOK_MS = 500;
/** Milliseconds after which nobody has the folder open. */
const NOBODY_MS = 5_000;
/** Milliseconds after which whoever asked is gone, since a request is taken back before that. */
const FORGOTTEN_MS = 60_000;

/** What is done for others, by name; each reads its own input and answers with what JSON can hold. */
export type Services = Readonly<Record<string, (input: unknown) => Promise<unknown>>>;

/** Does what others ask for, until it is stopped; for the process that has the folder open. */
export function answerRequests(dataDir: string, services: Services): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const folder = join(dataDir, REQUESTS);
  const watch = async () => {
    while (!stopping.signal.aborted) {
      for (const name of await readdir(folder).catch(() => [])) {
        const id = REQUEST.exec(name)?.[1];
        if (id !== undefined) await answer(services, folder, id).catch(() => undefined);
      }
      await sleep(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const watching = watch();
  return {
    stop: () => {
      stopping.abort();
      return watching;
    },
  };
}

async function answer(services: Services, folder: string, id: string): Promise<void> {
  const taken = join(folder, `${id}.taken`);
  await rename(join(folder, `${id}.request`), taken);
  if (Date.now() - (await stat(taken)).mtimeMs > FORGOTTEN_MS) return rm(taken, { force: true });
  let told: z.infer<typeof Answer>;
  try {
    const { what, input } = Request.parse(JSON.parse(await readFile(taken, 'utf8')));
    const service = Object.hasOwn(services, what) ? services[what] : undefined;
    if (service === undefined) throw new AppError('internal', `nobody here does "${what}"`);
    told = { done: await service(input) };
  } catch (error) {
    const { code, message, hint } =
      error instanceof AppError ? error : new AppError('internal', String(error));
    told = { error: { code, message, ...(hint === undefined ? {} : { hint }) } };
  }
  await put(join(folder, `${id}.answer`), told);
  await rm(taken, { force: true });
}

/**
 * Has something done by whoever has the folder open.
 * @param shape of what the service answers with
 * @returns undefined when nobody there answers
 * @throws AppError what the service throws
 */
export async function askWhoHasFolder<T>(
  dataDir: string,
  { what, input }: z.infer<typeof Request>,
  shape: z.ZodType<T>,
): Promise<T | undefined> {
  const folder = join(dataDir, REQUESTS);
  const id = randomUUID();
  const [request, taken, answered] = ['request', 'taken', 'answer'].map((kind) =>
    join(folder, `${id}.${kind}`),
  ) as [string, string, string];
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await put(request, { what, input });
    for (let waited = 0; ; waited += LOOK_MS / 2) {
      const text = await readFile(answered, 'utf8').catch(() => undefined);
      if (text !== undefined) return shape.parse(readAnswer(text));
      // Taken back in one step: nobody can still take it up.
      if (waited >= NOBODY_MS && (await takenBack(request))) return undefined;
      await sleep(LOOK_MS / 2);
    }
  } finally {
    for (const path of [request, taken, answered]) await rm(path, { force: true });
  }
}

async function takenBack(request: string): Promise<boolean> {
  return rm(request).then(
    () => true,
    () => false,
  );
}

function readAnswer(text: string): unknown {
  const told = Answer.parse(JSON.parse(text));
  if (!('error' in told)) return told.done;
  const { code, message, hint } = told.error;
  throw new AppError(code in ERROR_CODES ? (code as ErrorCode) : 'internal', message, { hint });
}

/** Whole or not at all. */
async function put(path: string, content: unknown): Promise<void> {
  const draft = `${path}.new`;
  try {
    await writeFile(draft, JSON.stringify(content), { mode: 0o600 });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
