import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { listChapterStates } from '../../src/book/chapter-states.ts';
import { asActor } from '../../src/db/as-actor.ts';
import type { Database } from '../../src/db/database.ts';
import { countWords } from '../../src/prose/words/count-words.ts';
import { describeEngines } from '../harness/engines.ts';
import { run } from './support/call.ts';
import { openStudio, type Studio } from './support/studio.ts';

const WORD = fc.constantFrom('It', 'rained', "don't", 'o’clock', 'well-worn', 'Été', 'и', '1898');
const MARK = fc.constantFrom('', '', ',', '.', '!”', ';', '…', ')');
const SPACE = fc.constantFrom(' ', '  ', '\n', '\n\n', '\t', '\r\n');
const PROSE = fc
  .array(fc.tuple(fc.constantFrom('', '“', '('), WORD, MARK, SPACE), { maxLength: 40 })
  .map((pieces) => pieces.map((piece) => piece.join('')).join(''));

describeEngines('the words of a chapter', (open) => {
  let db: Database;
  let studio: Studio;
  beforeAll(async () => {
    db = await open();
    studio = await openStudio(db);
  });

  const counted = async (content: string) => {
    await run(db, studio.user, 'update public.chapters set content = $2 where id = $1', [
      studio.chapter,
      content,
    ]);
    const [chapter] = await asActor(db, studio.user, (trx) =>
      listChapterStates(trx, { id: studio.book, handle: 'the-lamp' }, { number: 1 }),
    );
    return chapter?.words;
  };

  it('are as many in the list of chapters as the readers and the rubric count', async () => {
    for (const text of ['', ' \n', ...fc.sample(PROSE, { numRuns: 30, seed: 7 })]) {
      expect(await counted(text), JSON.stringify(text)).toBe(countWords(text));
    }
  });

  it.each([
    ['Chinese', '渡船来晚了，码头上的人早已回家喝汤。雨水积在车辙里，“灯”摇晃着。'],
    ['Japanese', '雨が降っていた。船は遅れて港に入り、男たちはもう家へ帰っていた。'],
    ['Thai', 'เรือข้ามฟากมาถึงช้าและผู้คนก็กลับบ้านไปแล้ว'],
    ['both', 'She said 渡船来晚了 and left. '],
  ])('are nearly as many in %s, which puts no space between them', async (_, sentence) => {
    const content = sentence.repeat(30);
    const exact = countWords(content);
    expect(Math.abs(((await counted(content)) ?? 0) / exact - 1)).toBeLessThan(0.2);
  });

  it('are parted by white space alone in that list: a lone mark counts, a joining dash does not part', async () => {
    expect(await counted('She left * * * no—never.')).toBe(6);
    expect(countWords('She left * * * no—never.')).toBe(4);
  });
});
