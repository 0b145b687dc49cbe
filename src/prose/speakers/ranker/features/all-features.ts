import type { Feature } from '../look.ts';
import { EXCHANGE } from './exchange.ts';
import { OWN_TAG } from './own-tag.ts';
import { AROUND, OWN_PARAGRAPH } from './paragraphs.ts';
import { RULES, STANDING } from './standing.ts';
import { TAKING_TURNS } from './taking-turns.ts';
import { TURN_ITSELF } from './turn-itself.ts';
import { WORDS_SAID } from './words-said.ts';

/** All that the first pass sees, by group. The order is that of the weights. */
export const GROUPS: Readonly<Record<string, readonly Feature[]>> = {
  'own tag': OWN_TAG,
  'own paragraph': OWN_PARAGRAPH,
  'narration around': AROUND,
  'turns around': EXCHANGE,
  'taking turns': TAKING_TURNS,
  'words said': WORDS_SAID,
  'whole book': STANDING,
  rules: RULES,
  'turn itself': TURN_ITSELF,
};

export const FEATURES: readonly Feature[] = Object.values(GROUPS).flat();
