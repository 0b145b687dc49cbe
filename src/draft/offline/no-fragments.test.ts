import { describe, expect, it } from 'vitest';
import { draftOffline } from './draft-offline.ts';

const CAST = 'Ida Venn came into the parlour with Lady Quill. Tom Bell stood there.\n\n';

async function elementsOf(text: string): Promise<string[]> {
  const { fountain } = await draftOffline({
    book: { title: 'B', author: null },
    chapter: { number: 1, title: 'A Chapter', text: CAST + text },
    style: 'cinematic_movie',
    known: [],
  });
  return fountain.trim().split('\n\n').slice(3);
}

describe('a draft leaves nothing of a sentence that speeches stood in', () => {
  it.each([
    ['"I hope so," was Lady Quill\'s kind answer.', ['LADY QUILL\nI hope so.']],
    ['"He is gone," was Ida\'s reflection.', ['IDA VENN\nHe is gone.']],
    [
      '"Yes," said Tom.\n\n"Why?" was her next question.',
      ['TOM BELL\nYes.', expect.stringMatching(/\nWhy\?$/)],
    ],
    [
      '"Good God!" cried the captain of the boat, to whom it was put. "What is it?"',
      [expect.stringMatching(/\nGood God! What is it\?$/)],
    ],
    [
      '"I was out," said Tom, who had been woken by the noise.',
      ['TOM BELL\nI was out.', 'Tom has been woken by the noise.'],
    ],
    [
      '"My uncle is out," said Tom; "and he" (looking towards Ida) "told me so."',
      ['TOM BELL\nMy uncle is out, and he told me so.', 'Tom Bell is looking towards Ida.'],
    ],
    [
      'They were both silent. At last,\n\n"I beg your pardon," cried Ida.',
      ['They are both silent. At last, Ida Venn speaks.', 'IDA VENN\nI beg your pardon.'],
    ],
    [
      'A tap at the door roused her, and her gentle "Come in" was answered by Tom.',
      ['A tap at the door rouses her, and her gentle "Come in" is answered by Tom.'],
    ],
    [
      'He spoke of Ida, of "all that I said," and of nothing else.',
      ['He speaks of Ida, of "all that I said," and of nothing else.'],
    ],
    [
      'When Ida asked him, Tom answered, "I keep bees," before he saw that it was no answer.',
      ['TOM BELL\nI keep bees.', 'He sees that it is no answer.'],
    ],
    [
      'Tom looked with vacant eyes through a copy of Quill\'s "Economics," starting at the noise.',
      ['Tom looks with vacant eyes through a copy of Quill\'s "Economics," starting at the noise.'],
    ],
    [
      '"Hullo!" from the cellar.',
      [expect.stringMatching(/\nHullo!$/), 'A voice comes from the cellar.'],
    ],
    [
      '"Late," said Tom, turning to Mrs. Venn. "Come."',
      ['TOM BELL\n(turning to Mrs. Venn)\nLate. Come.'],
    ],
    [
      '"Do you?" said Tom. "I do," nodding kindly at Ida. "Very much."',
      [
        expect.stringMatching(/^TOM BELL\nDo you\? I do/),
        'Tom Bell is nodding kindly at Ida.',
        expect.stringContaining('Very much.'),
      ],
    ],
    [
      'Tom got up, and going to the gate again, said,\n\n"It is locked."',
      [
        'Tom gets up, and going to the gate again, speaks.',
        expect.stringMatching(/\nIt is locked\.$/),
      ],
    ],
    ['Finis\n\nHere is where she is', ['Finis.', 'Here is where she is.']],
    [
      'Ida stopped him with,\n\n"It is locked."',
      ['Ida stops him.', expect.stringMatching(/\nIt is locked\.$/)],
    ],
    [
      'Tom and Lady Quill came in. (Nobody was hurt by it, of course.) They sat down.',
      ['Tom and Lady Quill come in. (Nobody is hurt by it, of course.) They sit down.'],
    ],
    [
      '"Back to the house!" was her order to the coachman. Ida sat down.',
      [
        expect.stringMatching(/\nBack to the house!$/),
        'That is her order to the coachman. Ida sits down.',
      ],
    ],
    [
      '"Oh!" said Ida. "Look!" with a long breath.',
      ['IDA VENN\nOh! Look!', 'Ida Venn speaks with a long breath.'],
    ],
    [
      '"Oh, Tom," said Ida, "where are you?" as she entered the room.',
      ['IDA VENN\nOh, Tom, where are you?', 'She enters the room.'],
    ],
    [
      '"Sit down," said Tom, when suddenly a stone flew past them.',
      ['TOM BELL\nSit down.', 'Suddenly a stone flies past them.'],
    ],
    ['"Sit down," said Tom, as a farewell speech.', ['TOM BELL\nSit down.']],
    [
      '"Sit down," said Tom, slowly shaking his head.',
      ['TOM BELL\nSit down.', 'Tom is slowly shaking his head.'],
    ],
    [
      'Ida could only say, "I am sorry," and was silent.',
      ['Ida can only speak.', 'IDA VENN\nI am sorry.', 'Ida Venn is silent.'],
    ],
    [
      '"Yes!" from one half of them.',
      [expect.stringMatching(/\nYes!$/), 'A voice comes from one half of them.'],
    ],
    [
      '"Not now," said Tom, but with a doubtful glance at Ida.',
      ['TOM BELL\nNot now.', 'Tom speaks with a doubtful glance at Ida.'],
    ],
  ])('%s', async (text, elements) => {
    expect(await elementsOf(text)).toEqual(elements);
  });
});

it('calls a speaker in action what the cue calls them', async () => {
  const text =
    'Captain Venn came in. Captain Venn sat down by Ida.\n\n"It is late," said Captain Venn.\n\n"So it is," said Ida, and took his hand.\n\n"Frederick Venn!" cried Tom Bell.\n\n"I was out," he said. "Look," smiling at Ida kindly.';
  const { fountain } = await draftOffline({
    book: { title: 'B', author: null },
    chapter: { number: 1, title: 'A Chapter', text },
    style: 'cinematic_movie',
    known: [{ id: '1', name: 'Frederick Venn', aliases: ['Captain Venn'] }],
  });
  expect(fountain).toContain('CAPTAIN VENN\n');
  expect(fountain).toContain('Captain Venn is smiling at Ida kindly.');
});
