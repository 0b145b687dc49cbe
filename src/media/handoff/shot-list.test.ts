import { expect, it } from 'vitest';
import type { Shot } from '../../contract/shot.ts';
import { editRate } from '../timeline/timecode.ts';
import { writeShotList } from './shot-list.ts';

const SHOT: Shot = {
  id: 'a',
  scene: null,
  number: '1-1',
  purpose: 'speaker',
  framing: 'close',
  angle: 'eye level',
  movement: 'push in',
  place: 'LAMP ROOM, "UPSTAIRS"',
  time_of_day: null,
  interior: 'int',
  characters: [{ id: null, name: 'Mara', position: 'left', speaks: true }],
  subject: null,
  elements: [],
  over: null,
  caption: '=1+1',
  duration: null,
  edited: [],
};

it('a shot is a row with its time, its frames and who is in it, and no formula', () => {
  const list = writeShotList(
    [{ shot: SHOT, start: 1_000, duration: 2_000, picture: 'panels/1.png' }],
    editRate('25'),
  );
  expect(list.split('\r\n')[1]).toBe(
    `1-1,01:00:01:00,2.000,50,INT,"LAMP ROOM, ""UPSTAIRS""",,speaker,close,eye level,push in,Mara,'=1+1,panels/1.png`,
  );
});
