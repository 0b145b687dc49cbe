import { expect, it } from 'vitest';
import { judgeElements } from '../../bench/draft/judge-elements.ts';
import { draftOffline } from '../../src/draft/offline/draft-offline.ts';

const more = 'Nobody in this town has seen the lamp burn for a year. '.repeat(9).trim();
const TEXT = `“Wait,” said Ida, turning from the window to the stairs, “there is a light. ${more}”

“I will not wait for anybody,” said Tom.`;

const draftOf = async (text: string) => {
  const chapter = { number: 1, title: 'C', text };
  const book = { title: 'B', author: null };
  return (await draftOffline({ book, chapter, style: 'cinematic_movie', known: [] })).fountain;
};

it('counts a quotation as said that is broken by what is done meanwhile', async () => {
  const fountain = await draftOf(TEXT);
  expect(fountain).toContain("IDA (CONT'D)");
  expect(judgeElements(TEXT, fountain)).toMatchObject({ quotations: 3, lost: [], doubled: [] });
});

it('counts one as lost that nobody says, and one as doubled that is said again', async () => {
  const fountain = await draftOf(TEXT);
  const without = fountain.replace('I will not wait for anybody.', 'Well.');
  expect(judgeElements(TEXT, without).lost).toHaveLength(1);
  const again = `${fountain}\nTOM\nI will not wait for anybody.\n`;
  expect(judgeElements(TEXT, again).doubled).toHaveLength(1);
});

it('counts an action as torn that was broken off from what is said next', () => {
  const script = (action: string) => `INT. KITCHEN - DAY\n\n${action}\n\nIDA\nYes.\n`;
  const tornOf = (action: string) => judgeElements('“Yes.”', script(action)).torn;
  expect(tornOf('Tom goes to the door again, and.')).toHaveLength(1);
  expect(tornOf('They all drink but Ida, who.')).toHaveLength(1);
  expect(tornOf('Tom goes to the door again.')).toEqual([]);
});
