import { describe, expect, it } from 'vitest';
import { parseProse } from './parse-prose.ts';

const spoken = (prose: string) =>
  parseProse(prose).quotations.map(({ innerStart, innerEnd }) => prose.slice(innerStart, innerEnd));

describe('spokenOnly', () => {
  it.each([
    [
      '“It will be our”—she leaned to his ear—“shared secret.”',
      ['It will be our', 'shared secret.'],
    ],
    ['“I never” —Tom stood up— “said a word.”', ['I never', 'said a word.']],
    ['"It"--she sat--"is late."', ['It', 'is late.']],
    ['“Nobody,” said Tom, “must”', ['Nobody,', 'must']],
    [
      '“Here,” said Tom; “and it appears to my poor mind ” “Oh!”',
      ['Here,', 'and it appears to my poor mind', 'Oh!'],
    ],
  ])('keeps every piece of a speech that is interrupted: %s', (prose, words) => {
    expect(spoken(prose)).toEqual(words);
  });

  it.each([
    'All drank but Ida, who “felt just as well without.”',
    'The road was “wild and lonesome.” They followed it.',
    'As for the boy’s being slow, “he had his father’s head on him.”',
    'Evie stood there, “staring most rudely,” and went in.',
    '“Good night,” said Tom. He got up and “wished he had had the key.” Ida watched him.',
    'He had told some tale about “a friend of mine,” and slept.',
    'The words “good,” “sound,” and “safe” were all that Ida heard.',
    'Ida liked neither “Tosca” nor “Faust.”',
    'Ida disliked “Tosca” and “Faust.”',
  ])('takes a phrase that its sentence goes on in for no speech: %s', (prose) => {
    expect(spoken(prose).filter((words) => words !== 'Good night,')).toEqual([]);
  });

  it.each([
    ['“I should say” the doctor was saying “that it is late for you.”', 'that it is late for you.'],
    ['“Mary” his voice was low “are you ill or tired?”', 'are you ill or tired?'],
    ['The children cried, “please, another.”', 'please, another.'],
    ['Tom said to her “Never mind.”', 'Never mind.'],
    ['Tom said to her “never mind what he does.”', 'never mind what he does.'],
    [
      'Tom “had never seen a better man. He was sure of it.”',
      'had never seen a better man. He was sure of it.',
    ],
    ['They went to sea, “and so will I,” said Tom.', 'and so will I,'],
  ])('keeps a speech that no mark, or a small letter, begins: %s', (prose, words) => {
    expect(spoken(prose)).toContain(words);
  });

  it('reads Chinese, which parts no words', () => {
    expect(spoken('“下雨了吗？”玛拉问。\n\n“下了，”托比说，“会下一整天。”')).toEqual([
      '下雨了吗？',
      '下了，',
      '会下一整天。',
    ]);
  });

  it.each([
    'Nell never said “I am sorry.”',
    'She did not say “I am sorry.”',
    'He didn’t say, “I am sorry.”',
    'If he had said “I am sorry,” she would have stayed.',
    'She went without saying “Good-bye.”',
    'Nobody ever said “Thank you.”',
    'He wanted to say “Stay.” He held his tongue.',
    'She might have said “Stay.”',
    'He wished he had said “Stay.”',
    'She almost said “Stay.”',
    '“Thank you,” said nobody.',
    '“I am sorry,” Nell never said.',
    '“I am sorry,” she did not say.',
    '“Stay,” he wanted to say.',
    '“Stay,” she would have said.',
    'Ida no dijo nunca «Lo siento mucho.» y se fue a la casa.',
    'Ida sagte nie „Es tut mir leid.“ und ging mit dem Hund in das Haus.',
    'Ida n’a jamais dit « Je regrette. » et elle est dans la maison.',
  ])('takes what was not said for no speech: %s', (prose) => {
    expect(spoken(prose)).toEqual([]);
  });

  it.each([
    'She could not help saying “I am sorry.”',
    'He said nothing but “I am sorry.”',
    'A man whom she had never seen said, “I am sorry.”',
    '“I am sorry,” said Nell, who never lied.',
    '“I am sorry.” Nell did not say more.',
    '“I am sorry,” she said not unkindly.',
  ])('keeps what was said all the same: %s', (prose) => {
    expect(spoken(prose)).toEqual([prose.includes('sorry.') ? 'I am sorry.' : 'I am sorry,']);
  });

  it.each([
    'The jar was labelled “ORANGE MARMALADE”, and she read “the Gazette” daily.',
    'By “late” he meant the hour after supper.',
    'The word “never” is long.',
    'She read a book called “The Lamp,” and slept.',
    'His “friends” had gone, and the “captain” with them.',
    'Tom called it “a drizzle,” no more.',
    'The sign said “Closed.”',
    'The song “Nelly of the Dell” was old.',
  ])('takes names of things and words under discussion for no speech: %s', (prose) => {
    expect(spoken(prose)).toEqual([]);
  });

  it.each([
    ['“Come,” thought Ida.', true],
    ['“Come,” she thought to herself.', true],
    ['“It is,” thought Ida, “very late.”', true],
    ['Ida thought, “It is late.”', true],
    ['«Es tarde», pensó Ida, y se fue a la casa con los niños.', true],
    ['“Come,” said Ida.', false],
    ['Struck by a thought, “Come,” said Ida.', false],
    ['“Come.” Ida thought the man was mad.', false],
  ])('knows a thought from what is said: %s', (prose, thought) => {
    const { quotations } = parseProse(prose);
    expect(quotations.map((quotation) => quotation.thought === true)).toEqual(
      quotations.map(() => thought),
    );
    expect(quotations.length).toBeGreaterThan(0);
  });

  it.each([
    [
      'Ida est là. « Il est tard, dit-elle en riant. Ne m’attends pas. »',
      ['Il est tard,', 'Ne m’attends pas.'],
    ],
    ['Ида была там. «Поздно, — сказал он. — Не жди меня». Он ушёл.', ['Поздно,', 'Не жди меня']],
    [
      'Ida estaba en la casa. «Es tarde —dijo él—. No esperes más.»',
      ['Es tarde', '. No esperes más.'],
    ],
  ])('takes a tag out of the marks around it: %s', (prose, words) => {
    expect(spoken(prose)).toEqual(words);
  });
});
