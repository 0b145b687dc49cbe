import { describe, expect, it } from 'vitest';
import { parseProse } from '../../prose/quotations/parse-prose.ts';
import { findSpeeches } from '../../prose/speakers/find-speeches.ts';
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

  it('heads MOMENTS LATER what begins a little later', () => {
    expect(
      headings(
        'They were sitting in the parlour.',
        LONG,
        'A few moments later they came into the kitchen.',
      ),
    ).toEqual(['INT. PARLOUR - DAY', 'INT. KITCHEN - MOMENTS LATER']);
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
    ).toEqual(['INT. PARLOUR - DAY', 'EXT. COOPER STEPS - EVENING']);
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

  it('begins in the place with which the last scene of the chapter before is headed', () => {
    const end =
      'It was some weeks later. Rain fell. The door of the shed banged, and nobody swept the shed. Nobody liked the shed.';
    const scenes = beats(`In the evening they sat in the parlour. ${LONG}\n\n${end}`);
    expect(splitScenes(scenes).at(-1)?.heading).toMatch('INT. SHED');
    const before = whereaboutsAfter(scenes);
    expect(splitScenes(beats('Nobody had moved.'), before)[0]?.heading).toMatch('INT. SHED');
  });

  it('begins at table where a meal is told of first, and not where it is told of later', () => {
    const first = (text: string) => splitScenes(beats(text))[0]?.heading;
    expect(first(`They were seated at breakfast. ${LONG} Ruth sat in a cab.`)).toMatch('BREAKFAST');
    expect(first('Ruth sat in a cab. They were seated at breakfast.')).toMatch('CAB');
  });

  it('begins elsewhere where the chapter says so', () => {
    const before = whereaboutsAfter(beats('In the evening they sat in the parlour.', LONG));
    const [scene] = splitScenes(beats('The next morning she stood on the pier.'), before);
    expect(scene?.heading).toBe('EXT. PIER - MORNING');
  });

  it.each([
    [
      'It was some weeks later. Ruth smiled. Nobody spoke. A shawl hung over the library chair.',
      'INT. LIBRARY',
    ],
    ['It was some weeks later. Ruth smiled.', 'INT. PARLOUR'],
  ])(
    'goes on in the place before after a leap only where nothing names another: %s',
    (text, heading) => {
      const before = whereaboutsAfter(beats('In the evening they sat in the parlour.', LONG));
      expect(splitScenes(beats(text, LONG), before)[0]?.heading).toMatch(heading);
    },
  );

  const FIRST = 'They were sitting in the parlour.';
  it.each([
    ['who goes into another room', 'Ruth opened the door and went into the pantry.', 'INT. PANTRY'],
    ['when they reach a place', 'When she reached the orchard, she stopped.', 'EXT. ORCHARD'],
    ['whose way is told first', 'To the theatre accordingly they all went.', 'INT. THEATRE'],
    ['who are on the way', 'They were now approaching the mill.', 'EXT. MILL'],
    ['who have reached it', 'We had hardly reached the quay, when it rained.', 'EXT. QUAY'],
    ['who find their way', 'By this time she had found her way into a tidy attic.', 'INT. ATTIC'],
    ['who are brought', 'She marched the sulky boy down to the brook.', 'EXT. BROOK'],
    ['until they come', 'They ran on until they came to the churchyard.', 'EXT. CHURCHYARD'],
    ['who goes upstairs', 'Ruth went upstairs.', 'INT. UPSTAIRS ROOM'],
    ['who go out of the house', 'They went out together to look at the house.', 'EXT. HOUSE'],
    ['where somebody is met', 'In the vestry a candle was burning.', 'INT. VESTRY'],
    ['at somebody’s', 'They were dining at Hobson’s.', 'INT. HOBSON’S'],
    ['in the only one', 'She entered the Casino at once.', 'INT. CASINO'],
    [
      'where something is held',
      'The meeting was held on Monday at the Fisher Arms.',
      'INT. FISHER ARMS',
    ],
    [
      'where they have hardly been',
      'They had not been long in the library, before a bell rang.',
      'INT. LIBRARY',
    ],
    ['on the way', 'On their way home they talked of it.', 'EXT. ROAD'],
    ['at table', 'They sat down to supper at last.', 'INT. DINING-ROOM'],
    ['at a door', 'He drove to Mr. Cooper’s door.', 'EXT. MR. COOPER’S'],
    ['who sleep there', 'Ruth slept at the inn.', 'INT. INN'],
    ['who go to bed', 'She went to bed at last.', 'INT. BEDROOM'],
    ['along what has only a name', 'They walked along the Mall together.', 'EXT. MALL'],
    ['in what has only a name', 'He strolled over to the Athenaeum.', 'INT. ATHENAEUM'],
    ['who pick their way', 'She picked her way through the orchard.', 'EXT. ORCHARD'],
  ])('begins a scene with those %s', (_, sentence, heading) => {
    expect(headings(FIRST, LONG, LONG, `${sentence} ${LONG}`)[1]).toMatch(heading);
  });

  it.each([
    ['somebody comes in', 'Then Mr. Bold came in with a lamp.'],
    ['somebody turns to somebody', 'Ruth turned to her brother and smiled.'],
    ['somebody turns her eyes', 'She turned her eyes to the garden.'],
    ['nobody leaves: who calls out', 'Ruth called out to the others.'],
    ['a servant goes', 'The clerk took his hat and went into the yard.'],
    ['what is always done', 'They usually walked to the harbour.'],
    ['what had been done', 'Her father had gone to the station.'],
    ['what may be done', 'She asked whether they would go to the station.'],
    ['a gate within it', 'Ruth went slowly to the window and looked out.'],
    ['the house they are in', 'The house was quiet.'],
    ['what names a person', 'She turned her face to the Duchess and went up to the Duchess.'],
    ['several houses', 'They went into the shops.'],
    ['what is only picked', 'She picked a rose in the garden of her thoughts.'],
    ['what had been held', 'The meeting had been held at the Fisher Arms.'],
    ['supper that is spoken of', 'They were late for supper.'],
  ])('goes on through %s', (_, sentence) => {
    expect(headings(FIRST, LONG, `${sentence} ${LONG}`)).toHaveLength(1);
  });

  it.each([
    ['A week went by before they met. '],
    ['It was past midnight when the bell rang. '],
    ['It was eleven when they sat down. '],
    ['He said nothing; but one evening, Ruth asked him. '],
    ['One wet June evening they talked. '],
    ['The clock struck three. '],
    ['He had been at his desk full half an hour, when it rang. '],
    ['When supper was over, they talked. '],
    ['Night fell. '],
    ['Meanwhile nobody had called. '],
  ])('begins a scene at another time: %s', (sentence) => {
    expect(headings(FIRST, LONG, `${sentence}${LONG}`)).toHaveLength(2);
  });

  it.each([
    ['said Ruth the next morning', 'MORNING'],
    ['said Ruth, when supper was over', 'EVENING'],
    ['said Ruth two days afterwards', 'LATER'],
    ['said Mrs. Venn that evening', 'EVENING'],
  ])('begins a scene with who speaks at another time: %s', (tag, time) => {
    const text = [FIRST, `Ruth smiled. ${LONG}`, `“I never saw it,” ${tag}.`].join('\n\n');
    const { speeches } = findSpeeches(parseProse(text), []);
    const scenes = splitScenes(readBeats(text, '', speeches));
    expect(scenes[1]?.heading).toBe(`INT. PARLOUR - ${time}`);
  });

  it('goes nowhere to whom the story knows', () => {
    const people = new Set(['dormouse']);
    const [scene] = splitScenes(beats('They walked up to the Dormouse.', LONG), { people });
    expect(scene?.heading).toBe('INT. UNNAMED PLACE - DAY');
  });

  it('plays in the room in which somebody walks about', () => {
    expect(headings('She walked along the pump-room.', LONG)).toEqual(['INT. PUMP-ROOM - DAY']);
  });

  it('goes on with who only tells of another time', () => {
    const text = [FIRST, LONG, '“I had it the next morning,” said Ruth.'].join('\n\n');
    const { speeches } = findSpeeches(parseProse(text), []);
    expect(splitScenes(readBeats(text, '', speeches))).toHaveLength(1);
  });

  it('goes back home to where the story was under a roof', () => {
    expect(
      headings(
        'They were sitting in the study.',
        LONG,
        `They walked to the harbour. ${LONG}`,
        `They went home. ${LONG}`,
      ),
    ).toEqual(['INT. STUDY - DAY', 'EXT. HARBOUR - DAY', 'INT. STUDY - CONTINUOUS']);
  });

  it('goes in where they stand in front of a house', () => {
    expect(
      headings(
        'They walked along the pier.',
        LONG,
        `They stopped before a tall house. ${LONG}`,
        LONG,
        LONG,
        `They went in. ${LONG}`,
      ).slice(1),
    ).toEqual(['EXT. HOUSE - DAY', 'INT. HOUSE - CONTINUOUS']);
  });

  it('does not take the place of the next scene for that of the first', () => {
    expect(
      headings('Nobody spoke.', LONG, `She ran to the harbour. ${LONG}`).map((heading) =>
        heading.replace(/ - .*/, ''),
      ),
    ).toEqual(['INT. UNNAMED PLACE', 'EXT. HARBOUR']);
  });

  it('is in a bedroom with who lies in bed', () => {
    expect(headings('She lay awake in bed and listened.', LONG)).toEqual(['INT. BEDROOM - DAY']);
  });

  it('follows in a story in the first person the one who tells it', () => {
    const own = 'I said nothing. I waited. I thought of it. '.repeat(6).trim();
    expect(
      headings('I was sitting in the parlour.', own, `Hobson went to the quay. ${own}`),
    ).toEqual(['INT. PARLOUR - DAY']);
    expect(
      headings('I was sitting in the parlour.', own, `I went to the quay. ${own}`),
    ).toHaveLength(2);
  });

  it('says what time it has become', () => {
    const night = 'It was now quite dark. They crossed the moor.';
    expect(headings(FIRST, LONG, `They went out. ${LONG}`, `${night} ${LONG}`).at(-1)).toBe(
      'EXT. MOOR - NIGHT',
    );
  });
});
