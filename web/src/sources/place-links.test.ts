import { expect, test } from 'vitest';
import { type Link, linkFrom, linkFromHere, placeLinks } from './place-links.ts';

const PROSE = '😀 The lamp turned.\n\nNobody spoke.\n\n“Who is there?”';
const SCRIPT = 'INT. ROOM - DAY\r\n\r\nThe 😀 lamp turns.\r\n\r\nANN\r\nWho is there?\r\n';
const charactersTo = (text: string, words: string) => [...(text.split(words)[0] ?? '')].length;
const stretch = (text: string, words: string) => {
  const start = charactersTo(text, words);
  return { start, end: start + [...words].length };
};
const SCENE = SCRIPT.slice(SCRIPT.indexOf('INT.'));
const element = (kind: 'scene' | 'action' | 'speech', words: string, from: string | null) => ({
  id: words,
  kind,
  ...stretch(SCRIPT, words),
  source: from === null ? null : { ...stretch(PROSE, from), now: stretch(PROSE, from) },
});
const ELEMENTS = [
  element('scene', SCENE, PROSE),
  element('action', 'The 😀 lamp turns.', '😀 The lamp turned.'),
  element('speech', 'ANN\r\nWho is there?', '“Who is there?”'),
];
const { text, items: links } = placeLinks(ELEMENTS, SCRIPT, PROSE);
const said = ({ at, source }: Link) => [
  text.slice(at.from, at.to),
  source && PROSE.slice(source.from, source.to),
];

test('places count wide characters as two, and no carriage returns', () => {
  expect(links.map(said)).toEqual([
    ['INT. ROOM - DAY', PROSE],
    ['The 😀 lamp turns.', '😀 The lamp turned.'],
    ['ANN\nWho is there?', '“Who is there?”'],
  ]);
});

test('what was made from words that are gone says so', () => {
  const gone = {
    ...element('action', 'The 😀 lamp turns.', null),
    source: { start: 0, end: 3, now: null },
  };
  expect(placeLinks([gone], SCRIPT, PROSE).items).toMatchObject([{ source: null, changed: true }]);
  const own = element('action', 'The 😀 lamp turns.', null);
  expect(placeLinks([own], SCRIPT, PROSE).items).toMatchObject([{ source: null, changed: false }]);
});

test('a place in the prose leads to what was made from it, to the heading where that alone was', () => {
  const idAt = (words: string) => linkFrom(links, PROSE.indexOf(words))?.id;
  expect(idAt('lamp')).toBe('The 😀 lamp turns.');
  expect(idAt('is there')).toBe('ANN\r\nWho is there?');
  expect(idAt('Nobody')).toBe(SCENE);
  expect(linkFrom(links.slice(1), PROSE.indexOf('Nobody'))).toBeNull();
});

test('the prose at the upper edge leads to the first that was made from there on', () => {
  const idAt = (words: string) => linkFromHere(links, PROSE.indexOf(words))?.id;
  expect(idAt('lamp')).toBe('The 😀 lamp turns.');
  expect(idAt('Nobody')).toBe('ANN\r\nWho is there?');
  expect(linkFromHere(links, PROSE.length)).toBeNull();
});
