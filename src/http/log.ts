import type { Log } from './app-env.ts';

/** One JSON object a line on stderr: structured logs for whatever collects them. */
export const logToStderr: Log = (entry) => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
};
