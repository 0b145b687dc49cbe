/** How the light of a time of day colours a panel. */
export interface Palette {
  night: boolean;
  sky: readonly [top: string, bottom: string];
  /** Sun or moon. */
  light: string;
  cloud: string;
  ground: string;
  far: string;
  near: string;
  water: string;
  wall: string;
  side: string;
  ceiling: string;
  floor: string;
  wood: string;
  ink: string;
  /** Lamps, and windows behind which somebody is. */
  lamp: string;
}

const DAY: Palette = {
  night: false,
  sky: ['#bcd9e8', '#e9f2f0'],
  light: '#f6d675',
  cloud: '#fbfaf5',
  ground: '#cfcf9f',
  far: '#a9c0b4',
  near: '#90ac83',
  water: '#8fb9c9',
  wall: '#efe4cb',
  side: '#e2d3b3',
  ceiling: '#f5eddb',
  floor: '#c7a77d',
  wood: '#a37c54',
  ink: '#2c2825',
  lamp: '#f4e3b0',
};
const DAWN: Palette = {
  ...DAY,
  sky: ['#c9d3e6', '#f9d9bd'],
  light: '#f3b46b',
  cloud: '#f8e6dc',
  ground: '#c7bf9b',
  far: '#b3aebd',
  near: '#94a284',
  water: '#a9b6c9',
  wall: '#f0dfc6',
  side: '#e3caa9',
  ceiling: '#f6ead8',
  floor: '#c29d78',
};
const DUSK: Palette = {
  ...DAY,
  sky: ['#7d7ba3', '#f0a774'],
  light: '#ee7f4a',
  cloud: '#c58f94',
  ground: '#8f8070',
  far: '#7d7590',
  near: '#6b6a5c',
  water: '#8d85a0',
  wall: '#dcbc92',
  side: '#c6a078',
  ceiling: '#d1b18c',
  floor: '#97704f',
  wood: '#7d5a3e',
  lamp: '#ffd98a',
};
const NIGHT: Palette = {
  night: true,
  sky: ['#1b2740', '#3b4c6b'],
  light: '#f3efd9',
  cloud: '#4b5b79',
  ground: '#36424c',
  far: '#2b3a55',
  near: '#26333b',
  water: '#2c4160',
  wall: '#77718a',
  side: '#625d77',
  ceiling: '#565269',
  floor: '#4d4354',
  wood: '#574643',
  ink: '#14151c',
  lamp: '#ffd36e',
};

const TIMES: readonly (readonly [RegExp, Palette])[] = [
  [/NIGHT(?!FALL)|MIDNIGHT|MOON|NUIT|NACHT|NOCHE|NOTTE|NOITE/i, NIGHT],
  [/EVENING|DUSK|SUNSET|TWILIGHT|NIGHTFALL|SOIR|CRÉPUSCULE|ABEND|SERA|TARDE/i, DUSK],
  [/DAWN|SUNRISE|DAYBREAK|MORNING|AUBE|MATIN|MORGEN|MAÑANA|MATTINA|MANHÃ/i, DAWN],
];

export function paletteOf(timeOfDay: string | null): Palette {
  return TIMES.find(([pattern]) => pattern.test(timeOfDay ?? ''))?.[1] ?? DAY;
}
