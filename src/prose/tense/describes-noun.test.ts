import { describe, expect, it } from 'vitest';
import { toPresent } from './to-present.ts';

describe('a participle that describes the noun behind it', () => {
  it.each([
    ['She wore a plain bonnet and knitted gloves.', 'She wears a plain bonnet and knitted gloves.'],
    ['He sat among old books and tattered maps.', 'He sits among old books and tattered maps.'],
    ['He came in with bare feet and lowered head.', 'He comes in with bare feet and lowered head.'],
    ['Nothing was left but charred beams.', 'Nothing is left but charred beams.'],
    ['He held to settled habits.', 'He holds to settled habits.'],
    ['She kept that crumpled letter.', 'She keeps that crumpled letter.'],
    ['She mended it with her own pierced thimble.', 'She mends it with her own pierced thimble.'],
    ['The two masked men parted.', 'The two masked men part.'],
    ['In his rather patched coat he felt cold.', 'In his rather patched coat he feels cold.'],
    ['The rain ceased; drenched hens came out.', 'The rain ceases; drenched hens come out.'],
    [
      'Old nails; cracked planks; wet ropes; nothing was whole.',
      'Old nails; cracked planks; wet ropes; nothing is whole.',
    ],
    ["Tom's drenched coat hung there.", "Tom's drenched coat hangs there."],
    [
      'He had a long, deeply lined face and grey eyes.',
      'He has a long, deeply lined face and grey eyes.',
    ],
    ['They ran like hunted hares.', 'They run like hunted hares.'],
    ['She counted a dozen polished spoons.', 'She counts a dozen polished spoons.'],
    ['They sold the old, thin, or rusted nails.', 'They sell the old, thin, or rusted nails.'],
    [
      'The ship lay there with her three splintered masts.',
      'The ship lies there with her three splintered masts.',
    ],
    ['The strange, secluded White Cat ran off.', 'The strange, secluded White Cat runs off.'],
    ['The ribbons of faded red were torn.', 'The ribbons of faded red are torn.'],
    [
      'It came with ropes and enough colored lamps to light the hall.',
      'It comes with ropes and enough colored lamps to light the hall.',
    ],
  ])('stays: %s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });

  it.each([
    ['He hated war and liked soldiers.', 'He hates war and likes soldiers.'],
    ['She opened the box and collected eggs.', 'She opens the box and collects eggs.'],
    [
      'He took the letter, changed colour, and left.',
      'He takes the letter, changes colour, and leaves.',
    ],
    ['The elder wanted money.', 'The elder wants money.'],
    ['The two exchanged glances.', 'The two exchange glances.'],
    ['For what seemed hours she slept.', 'For what seems hours she sleeps.'],
    ['He rather wanted money.', 'He rather wants money.'],
    [
      'She bought strange books and joined odd societies.',
      'She buys strange books and joins odd societies.',
    ],
    ['He took the cup; wiped plates; sang.', 'He takes the cup; wipes plates; sings.'],
  ])('is told from a past: %s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });
});
