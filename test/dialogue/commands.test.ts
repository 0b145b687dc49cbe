import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandLoop, startCommandLoop } from '../harness/command-loop.ts';

const BOOK = [
  '# Lamp',
  '## One',
  '😀 Clara put down her book. Hob came in with the lamp. Ann sat by the door and knitted.',
  '“Is it raining?” said Clara.',
  '“It is.”',
  '“Then shut the door.”',
  '“I did.”',
].join('\n\n');

interface Listed {
  items: { number: number; speaker: { name: string } | null; confidence: number; how: string }[];
  change: string;
}

describe('goldenrod dialogue', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goldenrod-dialogue-'));
  const path = (name: string) => join(folder, name);
  const chapter = ['--book', 'lamp', '--chapter', '1'];
  let loop: CommandLoop;
  const ask = async (...args: string[]) => loop.run(args);
  const listed = async (...args: string[]): Promise<Listed> => {
    const { stdout, stderr } = await ask(...args, '--json');
    expect(stderr).toBe('');
    return JSON.parse(stdout);
  };
  const speakers = ({ items }: Listed) => items.map(({ speaker }) => speaker?.name ?? null);
  beforeAll(async () => {
    loop = startCommandLoop({ GOLDENROD_DATA: path('data') });
    writeFileSync(path('lamp.md'), BOOK);
    await ask('book', 'import', path('lamp.md'));
    for (const name of ['Clara', 'Hob', 'Ann']) await ask('cast', 'add', name, '--book', 'lamp');
  }, 120_000);
  afterAll(async () => {
    await loop?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads a file, and beside it has subcommands for chapters of books', async () => {
    const { quotes } = JSON.parse((await ask('dialogue', path('lamp.md'), '--json')).stdout);
    expect(quotes).toHaveLength(4);
    expect((await listed('dialogue', 'list', ...chapter)).items).toHaveLength(4);
  });

  it('confirms by number and range, and undoes it', async () => {
    const before = await listed('dialogue', 'list', ...chapter);
    const changed = await listed('dialogue', 'confirm', '2', '4', '--speaker', 'Ann', ...chapter);
    expect(speakers(changed)).toEqual(['Clara', 'Ann', 'Clara', 'Ann']);
    const back = await listed('dialogue', 'undo', changed.change);
    expect(speakers(back)).toEqual(speakers(before));
    const { code, stderr } = await ask('dialogue', 'confirm', '9', '--nobody', ...chapter);
    expect([code, stderr]).toEqual([1, expect.stringContaining('no quotation 9')]);
  });

  it('lists the least certain first where that is wanted', async () => {
    const { items } = await listed('dialogue', 'list', '--doubt', ...chapter);
    const sure = items.map(({ confidence }) => confidence);
    expect(sure).toEqual(sure.toSorted((a, b) => a - b));
  });

  it('exports what it imports, as JSON and as BookNLP has it', async () => {
    const change = await listed('dialogue', 'confirm', '2-4', '--speaker', 'Hob', ...chapter);
    await ask('dialogue', 'export', ...chapter, '-o', path('quotes.json'));
    await ask('dialogue', 'export', ...chapter, '--format', 'booknlp', '-o', path('lamp'));
    expect(readFileSync(path('lamp.quotes'), 'utf8')).toContain('“I did.”');
    await ask('dialogue', 'undo', change.change);
    const told = await listed('dialogue', 'import', path('quotes.json'), ...chapter);
    expect(told).toMatchObject({ confirmed: 3, not_in_chapter: 0, unknown: [] });
    const { items } = await listed('dialogue', 'list', ...chapter);
    expect(items.map(({ how }) => how)).toEqual(['tag', 'confirmed', 'confirmed', 'confirmed']);
    const booknlp = await listed(
      'dialogue',
      'import',
      path('lamp'),
      '--format',
      'booknlp',
      ...chapter,
    );
    expect(booknlp).toMatchObject({ confirmed: 4, unknown: [] });
  });

  const changed = [
    '🎈 It rained.',
    '“Hear, hear!” said Clara.',
    ...BOOK.split('\n\n').slice(2),
  ].join('\n\n');

  it('keeps what was confirmed where the chapter changes', async () => {
    writeFileSync(path('changed.txt'), changed);
    await ask('chapter', 'replace', path('changed.txt'), ...chapter);
    const kept = await listed('dialogue', 'list', ...chapter);
    expect(kept.items.slice(1).map(({ how }) => how)).toEqual(Array(4).fill('confirmed'));
  });

  it('finds what a file confirms where the chapter changed since', async () => {
    await listed('dialogue', 'confirm', '1-5', '--nobody', ...chapter);
    await listed('dialogue', 'import', path('quotes.json'), ...chapter);
    expect(speakers(await listed('dialogue', 'list', ...chapter))).toEqual([
      null,
      null,
      ...Array(3).fill('Hob'),
    ]);
  });

  it('exports offsets in characters of the text', async () => {
    await listed('dialogue', 'import', path('lamp'), '--format', 'booknlp', ...chapter);
    const { stdout } = await ask('dialogue', 'export', ...chapter);
    const { quotes } = JSON.parse(stdout) as {
      quotes: { start: number; end: number; words: string; speaker: string }[];
    };
    expect(quotes.map(({ speaker }) => speaker)).toEqual([null, 'Clara', 'Hob', 'Hob', 'Hob']);
    const characters = [...changed];
    expect(quotes.map(({ start, end }) => characters.slice(start, end).join(''))).toEqual(
      quotes.map(({ words }) => words),
    );
  });

  it('takes what BookNLP wrote, which cuts words elsewhere', async () => {
    const tables = {
      entities: [
        'COREF\tstart_token\tend_token\tprop\tcat\ttext',
        '3\t0\t0\tPROP\tPER\tAnn',
        '3\t9\t9\tPRON\tPER\tshe',
      ],
      quotes: [
        'quote_start\tquote_end\tmention_start\tmention_end\tmention_phrase\tchar_id\tquote',
        '30\t36\t9\t9\tshe\t3\t“ Then shut the door . ”',
      ],
    };
    for (const [ending, lines] of Object.entries(tables)) {
      writeFileSync(path(`theirs.${ending}`), `${lines.join('\n')}\n`);
    }
    const theirs = path('theirs.quotes');
    const told = await listed('dialogue', 'import', theirs, '--format', 'booknlp', ...chapter);
    expect(told).toMatchObject({ confirmed: 1, unknown: [] });
    expect(speakers(await listed('dialogue', 'list', ...chapter))).toContain('Ann');
  });
});
