const NAMES = ['MARA', 'OLD TOM', 'THE PILOT', 'ELSE', 'JORIS', 'A CLERK', 'ANNEKE', 'THE BOY'];
const SAYINGS = [
  'You said the boat would wait for us; it never waits.',
  'I counted forty-one lamps along the quay, and only one of them was lit.',
  'No. Not tonight.',
  'What did he tell you, exactly?',
  'He told me that a letter is a promise — and then he burned it…',
  'Give me the key, Joris, before somebody sees us standing here like two thieves.',
];
const DIRECTIONS = ['', '', '', '(whispering)\n', '(quickly)\n', '(beat)\n'];
const ACTIONS = [
  'Rain runs down the window. A ship turns slowly in the harbour, its lanterns swinging.',
  'She lays the letter on the table and smooths it with both hands, twice.',
  'A door closes somewhere below. Nobody moves.',
];
const SCENE_WORDS = 400;

/** A script of about so many words that are read: speech, action and headings, the same each time. */
export function makeScript(words: number): string {
  const blocks: string[] = [];
  let count = 0;
  let scene = 0;
  for (let i = 0; count < words; i++) {
    if (count >= scene * SCENE_WORDS) {
      scene++;
      blocks.push(`INT. CUSTOMS HOUSE, ROOM ${scene} - NIGHT`);
      count += 6;
    }
    const said = [SAYINGS[i % SAYINGS.length], SAYINGS[(i * 5 + 2) % SAYINGS.length]].join(' ');
    blocks.push(`${NAMES[(i * 3) % NAMES.length]}\n${DIRECTIONS[i % DIRECTIONS.length]}${said}`);
    const action = ACTIONS[i % ACTIONS.length] ?? '';
    if (i % 2 === 0) blocks.push(action);
    count += said.split(' ').length + (i % 2 === 0 ? action.split(' ').length : 0);
  }
  return `${blocks.join('\n\n')}\n`;
}
