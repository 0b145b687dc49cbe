import { describe, expect, it } from 'vitest';
import { toPresent } from './to-present.ts';

describe('a form that may be a past or a participle', () => {
  it.each([
    [
      'He uttered a growl, and replacing his head upon the pillow, resumed his sleep.',
      'He utters a growl, and replacing his head upon the pillow, resumes his sleep.',
    ],
    [
      'Ida, though greatly shocked, still felt unable to believe it.',
      'Ida, though greatly shocked, still feels unable to believe it.',
    ],
    [
      'He stood still for a moment; then, leaping from the wall into the garden, called loudly for help.',
      'He stands still for a moment; then, leaping from the wall into the garden, calls loudly for help.',
    ],
    [
      'Picking him up like a doll Tom carried him into the office, set him down in a chair and came back.',
      'Picking him up like a doll Tom carries him into the office, sets him down in a chair and comes back.',
    ],
    [
      'She knelt before the fire and looked out into the room.',
      'She kneels before the fire and looks out into the room.',
    ],
    ['She talked, and her fear increased.', 'She talks, and her fear increases.'],
    [
      'The book on which her eye first rested was old.',
      'The book on which her eye first rests is old.',
    ],
    ['With this the boy stopped talking.', 'With this the boy stops talking.'],
    [
      'He went to the hall, put down the lamp, and bent over it.',
      'He goes to the hall, puts down the lamp, and bends over it.',
    ],
    [
      'He walked across the hall staring, then stopped.',
      'He walks across the hall staring, then stops.',
    ],
    [
      'She rocked herself to and fro; and, after a little time, burst out laughing.',
      'She rocks herself to and fro; and, after a little time, bursts out laughing.',
    ],
    [
      'He shrugged; but complied, nevertheless, by sending for it.',
      'He shrugs; but complies, nevertheless, by sending for it.',
    ],
    [
      'She ran out of the room, and as soon as the door was closed, burst into tears.',
      'She runs out of the room, and as soon as the door is closed, bursts into tears.',
    ],
    [
      'She tried to cut the rope that fastened Tom to the wall.',
      'She tries to cut the rope that fastens Tom to the wall.',
    ],
    [
      'The two stood side by side, whilst Tom presided.',
      'The two stand side by side, whilst Tom presides.',
    ],
    [
      'They praised the morning; joined in the song; listened for the sea; and were silent.',
      'They praise the morning; join in the song; listen for the sea; and are silent.',
    ],
    [
      'The door burst open, and Tom came running out.',
      'The door bursts open, and Tom comes running out.',
    ],
  ])('is a past where nothing else can be the verb: %s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });

  it.each([
    [
      'She had cooked the fish, laid the table, and done all.',
      'She has cooked the fish, laid the table, and done all.',
    ],
    [
      'She stood gaping at him, too surprised to speak.',
      'She stands gaping at him, too surprised to speak.',
    ],
    [
      'He looked very red and determined, and Ida drooping and dejected.',
      'He looks very red and determined, and Ida drooping and dejected.',
    ],
    [
      'He saw a startled, surprised look on her face.',
      'He sees a startled, surprised look on her face.',
    ],
    [
      'A few turned, and looked back, surprised at her speed.',
      'A few turn, and look back, surprised at her speed.',
    ],
    [
      'He could see the village, strung upon the road.',
      'He can see the village, strung upon the road.',
    ],
    [
      'He sat with his hands in his lap, and his head sunk upon his breast.',
      'He sits with his hands in his lap, and his head sunk upon his breast.',
    ],
    ['The shelf held a toilet set of gold.', 'The shelf holds a toilet set of gold.'],
    ['So disguised she had no fear.', 'So disguised she has no fear.'],
    [
      'Untouched by the noise made upon the stairs during the night, she slept.',
      'Untouched by the noise made upon the stairs during the night, she sleeps.',
    ],
    ['Her purpose once admitted, she went on.', 'Her purpose once admitted, she goes on.'],
    [
      'The look of a bright bird poised easily before its flight, roused him.',
      'The look of a bright bird poised easily before its flight, rouses him.',
    ],
    [
      'The house was low; intended only for offices, and dark.',
      'The house is low; intended only for offices, and dark.',
    ],
    ['She stared at him as one fascinated.', 'She stares at him as one fascinated.'],
    [
      'She sat there, her face red and her eyes fixed on the floor.',
      'She sits there, her face red and her eyes fixed on the floor.',
    ],
    [
      'The lawn, bounded on each side by a wall, lay before them.',
      'The lawn, bounded on each side by a wall, lies before them.',
    ],
    [
      'She had the air of one firmly determined to go.',
      'She has the air of one firmly determined to go.',
    ],
    ['He had never, as yet, had any friends.', 'He has never, as yet, had any friends.'],
    [
      'He pointed to what looked like a long, dark thorn stuck in the skin.',
      'He points to what looks like a long, dark thorn stuck in the skin.',
    ],
    [
      'Doors and windows opened and excited mothers looked out.',
      'Doors and windows open and excited mothers look out.',
    ],
    ['It sank like a tower swallowed up.', 'It sinks like a tower swallowed up.'],
    [
      'He told her how grateful and attached he was.',
      'He tells her how grateful and attached he is.',
    ],
    [
      'She brought the tray down not noticeably depleted.',
      'She brings the tray down not noticeably depleted.',
    ],
    ['He was one of the cultivated.', 'He is one of the cultivated.'],
  ])('is a participle where it describes: %s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });
});
