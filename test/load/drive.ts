import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface LoadRequest {
  method: string;
  /** With its origin. */
  url: string;
  token: string;
  body?: object | undefined;
}

export interface LoadAnswer {
  request: LoadRequest;
  /** 0 where no answer came. */
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
  milliseconds: number;
}

export interface DriveOptions {
  connections: number;
  /** Goes on until then. */
  until: () => boolean;
  /** What a connection asks next; called again only after the answer. */
  next: (connection: number) => LoadRequest;
  onAnswer?: (answer: LoadAnswer, connection: number) => void;
}

/** A moment for a server that is not there: whoever gets no answer does not ask in a tight loop. */
const AFTER_NO_ANSWER_MS = 50;

/** Keeps so many connections busy, each with one request at a time. */
export async function drive({ connections, until, next, onAnswer }: DriveOptions): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      while (!until()) {
        const answer = await send(agent, next(connection));
        onAnswer?.(answer, connection);
        if (answer.status === 0) await sleep(AFTER_NO_ANSWER_MS);
      }
    }),
  );
  agent.destroy();
}

function send(agent: Agent, asked: LoadRequest): Promise<LoadAnswer> {
  const started = performance.now();
  const body = asked.body === undefined ? undefined : JSON.stringify(asked.body);
  return new Promise((resolve) => {
    const done = (part: Pick<LoadAnswer, 'status' | 'headers' | 'text'>) =>
      resolve({ request: asked, milliseconds: performance.now() - started, ...part });
    const lost = (error: Error) => done({ status: 0, headers: {}, text: String(error) });
    const sending = request(asked.url, {
      method: asked.method,
      agent,
      headers: {
        authorization: `Bearer ${asked.token}`,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      },
    });
    sending.on('error', lost);
    sending.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', lost);
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sending.end(body);
  });
}
