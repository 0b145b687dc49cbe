// Run by beside-hostile.ts in a process of its own, so that what it does costs only the server time:
// its one argument is JSON with origin, desk and seconds, and it prints what it was answered as JSON.
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadDesk } from '../../test/load/desks.ts';

/** What the account was answered, by deed and status; 0 for a request that broke off. */
export type HostileAnswers = Record<string, Record<number, number>>;

export interface HostileTask {
  origin: string;
  desk: LoadDesk;
  seconds: number;
}

/** Milliseconds that whoever is refused waits: no more than a program that wants to hurt. */
const AFTER_REFUSAL_MS = 20;
const MEGABYTE = 1_000_000;

/** Does to everybody else what it can, each of it over and over. */
async function beHostile({ origin, desk, seconds }: HostileTask): Promise<HostileAnswers> {
  const { token, book, scripts } = desk;
  const signal = AbortSignal.timeout(seconds * 1_000);
  const answers: HostileAnswers = {};
  const count = (deed: string, status: number) => {
    const of = answers[deed] ?? {};
    of[status] = (of[status] ?? 0) + 1;
    answers[deed] = of;
  };
  const ask = async (path: string, init: RequestInit = {}, bearer = token): Promise<number> => {
    const headers = { authorization: `Bearer ${bearer}`, ...init.headers };
    const response = await fetch(origin + path, {
      ...init,
      headers,
      signal: init.signal ?? signal,
    });
    await response.arrayBuffer();
    return response.status;
  };
  const over = async (deed: string, doIt: () => Promise<number>) => {
    while (!signal.aborted) {
      const status = await doIt().catch(() => 0);
      if (signal.aborted) return;
      count(deed, status);
      if (status >= 400 || status === 0) await sleep(AFTER_REFUSAL_MS);
    }
  };
  // Made once: what is sent costs the server time, not this process.
  const sent = (method: string, type: string, body: string): RequestInit => ({
    method,
    headers: { 'content-type': type },
    body: Buffer.from(body),
  });
  const json = (body: object) => sent('POST', 'application/json', JSON.stringify(body));
  const versions = `/v1/books/${book}/chapters/2/scripts`;
  const nested = json({ text: 'A & '.repeat(MEGABYTE) });
  const breaks = json({ text: 'A\n\n'.repeat((4 * MEGABYTE) / 3) });
  const chapter = sent('PUT', 'text/plain', 'Mara said so. "It holds." '.repeat(320_000));
  const head = sent(
    'POST',
    'multipart/form-data; boundary=x',
    `--x\r\nContent-Disposition: form-data; name="file"; filename="a.md"\r\nX: ${'y'.repeat(20 * MEGABYTE)}`,
  );
  const compare = `/v1/scripts/${scripts[0]}/compare?with=${scripts[1]}`;
  const deeds: Record<string, () => Promise<number>> = {
    'a version of one cue without end': () => ask(versions, nested),
    'a version of elements without end': () => ask(versions, breaks),
    'a chapter of eight megabytes': () => ask(`/v1/books/${book}/chapters/2`, chapter),
    'a draft of it': () => ask(`/v1/books/${book}/chapters/2/draft`, json({})),
    'a comparison': () => ask(compare),
    'a comparison that is left': () => ask(compare, { signal: AbortSignal.timeout(30) }),
    'a form with a head of 20 MB': () => ask('/v1/books?file_name=a.md', head),
    'a guess at a token': () => ask('/v1/me', {}, `${token.slice(0, -4)}AAAA`),
    'a small read': () => ask('/v1/books'),
    'an upload that stalls': () => stall(origin, token, signal),
  };
  await Promise.all(
    Object.entries(deeds).flatMap(([deed, doIt]) => [over(deed, doIt), over(deed, doIt)]),
  );
  return answers;
}

/** Sends a tenth of an upload, and then nothing, for as long as that is put up with. */
async function stall(origin: string, token: string, signal: AbortSignal): Promise<number> {
  const { port, hostname } = new URL(origin);
  const socket = connect(Number(port), hostname);
  const leave = () => socket.destroy();
  signal.addEventListener('abort', leave);
  try {
    socket.write(
      `POST /v1/books?file_name=a.txt HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\n` +
        `Content-Length: ${99 * MEGABYTE}\r\n\r\n`,
    );
    socket.write(Buffer.alloc(10 * MEGABYTE, 'a'));
    return await statusOf(socket);
  } finally {
    signal.removeEventListener('abort', leave);
    socket.destroy();
  }
}

function statusOf(socket: Socket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('error', () => resolve(0)).on('close', () => resolve(0));
    socket.on('data', (piece) =>
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(String(piece))?.[1] ?? 0)),
    );
  });
}

const task = JSON.parse(process.argv[2] ?? '') as HostileTask;
process.stdout.write(JSON.stringify(await beHostile(task)));
