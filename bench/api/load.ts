import { Agent, request } from 'node:http';

export interface Target {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/** Requests per second that `connections` at a time get through in `seconds`. Throws on any status but 200. */
export async function load(
  target: () => Target,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const started = performance.now();
  const end = started + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        await send(agent, target());
        done += 1;
      }
    }),
  );
  agent.destroy();
  return done / ((performance.now() - started) / 1000);
}

/** One request. */
export function once(target: Target): Promise<void> {
  return send(new Agent(), target);
}

function send(agent: Agent, { url, method, headers, body }: Target): Promise<void> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method, headers, agent }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${method} ${url}: ${response.statusCode}`));
      });
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
