const PEOPLE =
  `Adam Bede|Mr. Thornton|Mrs. Thornton|Jane Carey|Captain Wragge|Miss Pole|Dr. Gibson|Molly
  Gibson|Lady Harriet|Roger Hamley|Squire Hamley|Mr. Preston|Betty|Old Silas|Cynthia`
    .split('|')
    .map((name) => name.replace(/\s+/g, ' '));
const ACTS = ['looked at the fire', 'rose', 'went to the window', 'smiled', 'shook his head'];
const SAYINGS = [
  'I never heard of such a thing in my life',
  'You will come to the mill to-morrow, I hope',
  'It is late, and the road is bad',
  'What did the letter say',
  'Nobody has been here since Monday',
];
const PLACES = ['the hall', 'the mill', 'the garden', 'the old house', 'the lane'];

/** A book of about so many words in which some fifteen people talk in twos and threes; always the same. */
export function bookOf(words: number): string {
  const paragraphs: string[] = [];
  let written = 0;
  for (let i = 0; written < words; i++) {
    const paragraph = paragraphOf(i);
    paragraphs.push(paragraph);
    written += paragraph.split(' ').length;
  }
  return paragraphs.join('\n\n');
}

function paragraphOf(i: number): string {
  const scene = Math.floor(i / 12);
  const one = pick(PEOPLE, scene * 7);
  const other = pick(PEOPLE, scene * 7 + 3);
  const saying = pick(SAYINGS, i * 3 + scene);
  if (i % 12 === 0)
    return `${one} and ${other} met in ${pick(PLACES, scene)}. ${one} ${pick(ACTS, i)}.`;
  if (i % 12 === 6)
    return `${other} ${pick(ACTS, scene)}, and said nothing for a while. It was ${pick(PLACES, i)} that both thought of.`;
  const speaker = i % 2 === 0 ? one : other;
  if (i % 4 === 1) return `“${saying},” said ${speaker}. “${pick(SAYINGS, i)}.”`;
  if (i % 4 === 2) return `“${saying}, ${other}?”`;
  return `“${saying}.”`;
}

function pick<T>(from: readonly T[], at: number): T {
  return from[at % from.length] as T;
}
