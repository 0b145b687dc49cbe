import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Paints a text, or leaves it alone. */
export type Paint = (format: Format, text: string) => string;

/** Colours for people at a terminal who did not decline them: --no-color, NO_COLOR, TERM=dumb. */
export function makePaint(wanted: boolean, env: NodeJS.ProcessEnv = process.env): Paint {
  const on = wanted && process.stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  return on ? (format, text) => styleText(format, text) : (_format, text) => text;
}
