// npm run bench:panels -- [--rounds 5] [--pages 120]
// What a storyboard panel costs at 1280 by 720, beside bare resvg of the same SVG, and what the shots of a long script
// cost, beside parsing its elements. Milliseconds are those of the processor, so that a neighbour matters less. Ends
// with 1 where the median panel is over its target.
import { parseArgs } from 'node:util';
import type { Shot } from '../../src/contract/shot.ts';
import { drawPanel, panelSvg, renderSvg } from '../../src/media/storyboard/draw-panel.ts';
import { proposeShots } from '../../src/media/storyboard/propose-shots.ts';
import { firstElements } from '../../src/screenplay/elements/first-elements.ts';
import { longScript } from '../studio/long-script.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    pages: { type: 'string', default: '120' },
  },
});
const TARGET_MS = 150;
const SCRIPT = `INT. CELLAR - NIGHT

Ada, Bell and Cato wait in the dark.

ADA
Who is there?

BELL
Nobody that you would know.

ADA
Then come out where I can see you, whoever you are, and be quick about it.

Bell picks up the lantern.

EXT. HARBOUR - DUSK

Ada and Bell walk along the quay.

ADA
Now!
`;

async function main(): Promise<void> {
  const cast = ['Ada', 'Bell', 'Cato'].map((name) => ({ id: name, name, aliases: [] }));
  const shots = proposeShots(SCRIPT, firstElements(SCRIPT, 'bench'), cast);
  const measured = [];
  for (const shot of shots) measured.push(await measure(shot));
  for (const { name, panel, bare } of measured) {
    console.log(
      `${name.padEnd(34)} ${ms(panel)}  resvg alone ${ms(bare)}  ratio ${(panel / bare).toFixed(2)}`,
    );
  }
  const panel = median(measured.map((each) => each.panel));
  const ratio = median(measured.map((each) => each.panel / each.bare));
  console.log(
    `median panel ${ms(panel)}, ratio ${ratio.toFixed(2)} (target: under ${TARGET_MS} ms)`,
  );
  await measureShots();
  process.exitCode = panel > TARGET_MS ? 1 : 0;
}

async function measure(shot: Shot): Promise<{ name: string; panel: number; bare: number }> {
  const { svg } = await panelSvg({ shot, sitters: [] });
  const panel = await medianOf(() => drawPanel({ shot, sitters: [] }));
  const bare = await medianOf(() => renderSvg(svg));
  return { name: `${shot.number} ${shot.framing} ${shot.purpose}`, panel, bare };
}

async function measureShots(): Promise<void> {
  const text = longScript(Number(values.pages));
  const elements = firstElements(text, 'bench');
  const parsed = await medianOf(() => firstElements(text, 'bench'));
  const proposed = await medianOf(() => proposeShots(text, elements));
  const count = proposeShots(text, elements).length;
  console.log(
    `${values.pages} pages, ${count} shots: ${ms(proposed)}, elements ${ms(parsed)}, ratio ${(proposed / parsed).toFixed(2)}`,
  );
}

async function medianOf(work: () => unknown): Promise<number> {
  const times = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000);
  }
  return median(times);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? 0;
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`;
}

await main();
