import { describe, expect, it } from 'vitest';
import { readBeats } from './read-beats.ts';
import { splitScenes, whereaboutsAfter } from './split-scenes.ts';

const LONG = 'Nobody said a word for a long while, and the clock ticked. '.repeat(8).trim();
const beats = (...paragraphs: string[]) => readBeats(paragraphs.join('\n\n'), '', []);
const headings = (...paragraphs: string[]) =>
  splitScenes(beats(...paragraphs)).map(({ heading }) => heading);

describe('splitScenes', () => {
  it('heads what is seen after people went somewhere', () => {
    expect(
      headings(
        'They were sitting in the parlour.',
        LONG,
        'They went up together. The engine room at the top was all glass.',
      ),
    ).toEqual(['INT. PARLOUR - DAY', 'INT. ENGINE ROOM - CONTINUOUS']);
  });

  it('stays where nobody goes', () => {
    expect(
      headings('They were sitting in the parlour.', LONG, 'The engine room was all glass.'),
    ).toEqual(['INT. PARLOUR - DAY']);
  });

  it('goes where people have come by a certain time', () => {
    expect(
      headings(
        'They were sitting in the parlour.',
        LONG,
        'By half past six they had reached the top of Cooper Steps.',
      ),
    ).toEqual(['INT. PARLOUR - EVENING', 'EXT. COOPER STEPS - EVENING']);
  });

  it('puts a room into the house whose door they come to', () => {
    expect(
      headings(
        'They walked along the pier.',
        LONG,
        'The door of the Quill House stood open. Inside, the kitchen was warm.',
      ),
    ).toEqual(['EXT. PIER - DAY', 'INT. QUILL HOUSE, KITCHEN - CONTINUOUS']);
  });

  it('begins where and when the chapter before ended', () => {
    const before = whereaboutsAfter(beats('In the evening they sat in the parlour.', LONG));
    expect(splitScenes(beats('Nobody had moved.'), before).map(({ heading }) => heading)).toEqual([
      'INT. PARLOUR - EVENING',
    ]);
  });

  it('begins elsewhere where the chapter says so', () => {
    const before = whereaboutsAfter(beats('In the evening they sat in the parlour.', LONG));
    const [scene] = splitScenes(beats('The next morning she stood on the pier.'), before);
    expect(scene?.heading).toBe('EXT. PIER - MORNING');
  });
});
