import { expect, it } from 'vitest';
import { hearVoice } from './voice.ts';

it.each([
  ['said a voice', ' from the cellar.', 'off'],
  ['called Tom', ' through the wall.', 'off'],
  ['cried Nell from behind the door', '.', 'off'],
  ['answered a voice', ' from upstairs.', 'off'],
  ['shouted Nell', ' from the next room', 'off'],
  ['said the voice', ' at the other end of the line.', 'over'],
  ['said a voice', ' over the telephone.', 'over'],
  ['said Nell', ' from the doorway.', 'here'],
  ['said Nell', ' from his chair.', 'here'],
  ['said Nell', ' from the floor.', 'here'],
  ['said Nell', ' through the floor.', 'off'],
  ['said Tom, coming from the cellar', '.', 'here'],
  ['said Tom', ', and went in from the garden.', 'here'],
  ['said Tom', ' as they sat in the darkness.', 'here'],
  ['', '', 'here'],
])('"%s"%s is heard %s', (tag, behind, from) => {
  expect(hearVoice(tag, behind).from).toBe(from);
});

it.each([
  ['she said', ' into the receiver.', 'into the phone'],
  ['said Tom', ' on the telephone.', 'on the phone'],
  ['said a voice', ' from the receiver.', 'on the phone'],
  ['said Tom', ' on the stairs.', null],
])('"%s"%s is said (%s)', (tag, behind, delivery) => {
  expect(hearVoice(tag, behind).delivery).toBe(delivery);
});
