import type { Net } from '../../src/prose/speakers/ranker/net.ts';
import type { PrintedModel, PrintedNet } from '../../src/prose/speakers/ranker/printed-model.ts';

/** A net as text: each weight in 16 bits. */
export function printNet({ hidden, first, second }: Net): PrintedNet {
  const all = [...first, ...second];
  const unit = Math.max(...all.map(Math.abs)) / 32767;
  const bytes = Buffer.alloc(all.length * 2);
  all.forEach((weight, i) => {
    bytes.writeInt16LE(Math.round(weight / unit), i * 2);
  });
  return { hidden, unit, weights: bytes.toString('base64') };
}

/** The weights file: a module, so that it is compiled, shipped and loaded as any other. */
export function printModel({ first, second, right }: PrintedModel): string {
  const net = ({ hidden, unit, weights }: PrintedNet) =>
    `    {\n      hidden: ${hidden},\n      unit: ${unit},\n      weights:\n        '${weights}',\n    },\n`;
  const nets = (all: readonly PrintedNet[]) => `[\n${all.map(net).join('')}  ]`;
  return [
    '// Made by "npm run train:speakers", whose card is weights.md: not to be edited.',
    "import type { PrintedModel } from './printed-model.ts';",
    '',
    'export const WEIGHTS: PrintedModel = {',
    `  first: ${nets(first)},`,
    `  second: ${nets(second)},`,
    `  right: [\n${wrap(right.map((share) => Number(share.toFixed(3))))}\n  ],`,
    '};',
    '',
  ].join('\n');
}

/** As the formatter of the project sets numbers. */
function wrap(numbers: readonly number[]): string {
  const lines: string[] = [];
  let line = '   ';
  for (const each of numbers) {
    if (`${line} ${each},`.length > 100) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${each},`;
  }
  return [...lines, line].join('\n');
}
