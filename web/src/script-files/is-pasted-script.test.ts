import { expect, test } from 'vitest';
import { isPastedScript } from './is-pasted-script.ts';

test.each([
  ['INT. MILL - DAY\n\nRain.', true],
  ['Title: The Mill\n\nEXT. QUAY - NIGHT\n\nADA\nWho?', true],
  ['.THE MILL\n\nRain.', true],
  ['      INT. MILL - DAY\n\n      Rain.\n\n                            ADA', true],
  ['<?xml version="1.0"?>\n<FinalDraft><Content/></FinalDraft>', true],
  ['INT. MILL - DAY', false],
  ['Rain.\n\nMore rain.\n\nINT. MILL - DAY', false],
  ['<p>Int.</p>\n<p>The mill.</p>\n<p>Rain.</p>', false],
  ['He sat down.\n\nShe did not.\n\nIt rained.', false],
  ['', false],
])('%j is a script that was pasted: %s', (text, is) => {
  expect(isPastedScript(text)).toBe(is);
});
