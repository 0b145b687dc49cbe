import { expect, test } from 'vitest';
import { parseFountain } from './parse.ts';

test('a heading straight below FADE IN: is a heading', () => {
  const { elements } = parseFountain('FADE IN:\nINT. BAKER STREET - NIGHT #1A#\n\nRain.');
  expect(elements).toMatchObject([
    { type: 'action', text: 'FADE IN:', line: 1, endLine: 1, start: 0, end: 8 },
    { type: 'scene_heading', place: 'BAKER STREET', time: 'NIGHT', sceneNumber: '1A', line: 2 },
    { type: 'action', text: 'Rain.', line: 4, endLine: 4, start: 41, end: 46 },
  ]);
});
