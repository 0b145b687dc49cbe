import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Answer, commandEnv } from './goldenrod.ts';

const LOOP = fileURLToPath(new URL('command-loop.mjs', import.meta.url));

export interface CommandLoop {
  /** One line after another: the next waits for the answer to the one before. */
  run(args: string[]): Promise<Answer>;
  stop(): Promise<void>;
}

/**
 * A process of its own in which built commands run one after another, for long chains: most of the time
 * of a short command is the start of its process, which other tests run.
 */
export function startCommandLoop(env: Record<string, string>): CommandLoop {
  const child = fork(LOOP, { env: commandEnv(env), execArgv: [], stdio: 'inherit' });
  const ended = once(child, 'exit');
  return {
    run: async (args) => {
      child.send(args);
      const tooSoon = ended.then(([code]) => {
        throw new Error(`the command loop ended with ${code}`);
      });
      const [answer] = (await Promise.race([once(child, 'message'), tooSoon])) as [Answer];
      return answer;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
