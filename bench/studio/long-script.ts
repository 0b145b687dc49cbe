import { readFileSync } from 'node:fs';
import { parseFountain } from '../../src/screenplay/fountain/parse.ts';
import { measure } from '../../src/screenplay/measure.ts';

const SOURCE = new URL(
  '../../src/screenplay/fountain/fixtures/the-ferry-clock.fountain',
  import.meta.url,
);

/** A script of so many printed pages: the fixture's scenes over and over, each time in another place. */
export function longScript(pages: number): string {
  const whole = readFileSync(SOURCE, 'utf8');
  const scenes = whole.slice(whole.indexOf('\n\n') + 2);
  let script = whole;
  for (let act = 2; measure(parseFountain(script)).pages < pages; act++) {
    script += `\n\n# Act ${act}\n\n${scenes.replaceAll('QUAY', `QUAY ${act}`)}`;
  }
  return script;
}
