import { describe, expect, it } from 'vitest';
import { toPresent } from './to-present.ts';

describe('the base of a regular past', () => {
  it.each([
    ['They revered him.', 'They revere him.'],
    ['She persevered.', 'She perseveres.'],
    ['He severed the rope.', 'He severs the rope.'],
    ['She merited it.', 'She merits it.'],
    ['They united the houses.', 'They unite the houses.'],
    ['He buttoned his coat.', 'He buttons his coat.'],
    ['They postponed it.', 'They postpone it.'],
    ['They thronged the street.', 'They throng the street.'],
    ['The flame singed his sleeve.', 'The flame singes his sleeve.'],
    ['She winged her way home.', 'She wings her way home.'],
    ['They panelled the hall.', 'They panel the hall.'],
    ['It spelled his name.', 'It spells his name.'],
    ['The news elicited a smile.', 'The news elicits a smile.'],
    ['The walk fatigued her.', 'The walk fatigues her.'],
    ['They manoeuvred the boat.', 'They manoeuvre the boat.'],
    ['He inscribed his name.', 'He inscribes his name.'],
    ['The smoke vitiated the air.', 'The smoke vitiates the air.'],
    ['The engines whizzed.', 'The engines whizz.'],
    ['They quizzed her.', 'They quiz her.'],
  ])('is spelled right: %s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });
});
