import { plural } from '../contract/plural.ts';
import type { Measure } from './measure.ts';

/** How long a script is, in the same words wherever it is told: `3 pages, about 2 minutes`. */
export function describeLength({ pages, minutes }: Pick<Measure, 'pages' | 'minutes'>): string {
  const time = minutes < 1 ? 'under a minute' : `about ${plural(Math.round(minutes), 'minute')}`;
  return `${plural(pages, 'page')}, ${time}`;
}
