import { readTake } from '../data/takes.ts';
import { createPlayer } from './player.ts';

/** The one that is heard in this tab. */
export const player = createPlayer(readTake);
