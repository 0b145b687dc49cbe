import { createInterface } from 'node:readline/promises';

/** Asks a yes-or-no question on stderr; anything but yes is no. */
export async function ask(question: string): Promise<boolean> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await Promise.race([
      reader.question(`${question} [y/N] `),
      // Ctrl-D.
      new Promise<string>((resolve) => reader.once('close', () => resolve(''))),
    ]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    reader.close();
  }
}
