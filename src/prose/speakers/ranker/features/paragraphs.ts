import type { Beside } from '../evidence.ts';
import type { Feature, Look } from '../look.ts';

const one = (truth: boolean) => (truth ? 1 : 0);

/** Narration in the turn's own paragraph. */
export const OWN_PARAGRAPH: readonly Feature[] = [
  ...besides('before', (l) => l.evidence.lead, [
    'named',
    'last',
    'first subject',
    'last subject',
    'reports',
    'object',
    'possessive',
    'by pronoun alone',
  ]),
  ...besides('between', (l) => l.evidence.between, [
    'named',
    'first',
    'first subject',
    'reports',
    'object',
    'by pronoun alone',
  ]),
  ...besides('after', (l) => l.evidence.tail, [
    'named',
    'first',
    'first subject',
    'reports',
    'object',
    'possessive',
    'by pronoun alone',
  ]),
  {
    name: 'named beside, nobody else is',
    of: ({ evidence: { lead, between, tail } }) =>
      one(lead.count + between.count + tail.count > 0 && alone(lead, between, tail)),
  },
];

/** Paragraphs around it. */
export const AROUND: readonly Feature[] = [
  ...besides('above in narration', (l) => (spokenAt(l, -1) ? null : l.evidence.above[0]), [
    'named',
    'first subject',
    'last',
    'last subject',
    'reports',
    'object',
    'by pronoun alone',
  ]),
  ...besides('above with speech', (l) => (spokenAt(l, -1) ? l.evidence.above[0] : null), [
    'named',
    'last',
    'last subject',
    'reports',
    'object',
  ]),
  ...besides('two above in narration', (l) => (spokenAt(l, -2) ? null : l.evidence.above[1]), [
    'named',
    'first subject',
    'last subject',
  ]),
  ...besides('two above with speech', (l) => (spokenAt(l, -2) ? l.evidence.above[1] : null), [
    'named',
    'reports',
  ]),
  ...besides('three above', (l) => l.evidence.above[2], ['named', 'reports']),
  ...besides('below in narration', (l) => (spokenAt(l, 1) ? null : l.evidence.below[0]), [
    'named',
    'first',
    'first subject',
    'by pronoun alone',
  ]),
  ...besides('below with speech', (l) => (spokenAt(l, 1) ? l.evidence.below[0] : null), [
    'named',
    'first subject',
    'reports',
  ]),
  ...besides('two below', (l) => l.evidence.below[1], ['named', 'reports']),
  {
    name: 'above leads up to it and ends with this one',
    of: (l) =>
      one(leadsUp(l) && (l.evidence.above[0].reports || l.evidence.above[0].isLastSubject)),
  },
  { name: 'named last', of: (l) => one(l.evidence.recency === 1) },
  { name: 'named second last', of: (l) => one(l.evidence.recency === 2) },
  { name: 'named third last', of: (l) => one(l.evidence.recency === 3) },
  { name: 'named long ago', of: (l) => one(l.evidence.recency === 0 || l.evidence.recency > 4) },
  { name: 'meant last', of: (l) => one(l.evidence.meantRecency === 1) },
  { name: 'meant second last', of: (l) => one(l.evidence.meantRecency === 2) },
  { name: 'last subject', of: (l) => one(l.evidence.subjectRecency === 1) },
  { name: 'second last subject', of: (l) => one(l.evidence.subjectRecency === 2) },
  { name: 'words back', of: (l) => 1 / (1 + l.evidence.back / 40) },
  { name: 'words ahead', of: (l) => 1 / (1 + l.evidence.ahead / 40) },
  { name: 'named next', of: (l) => one(l.evidence.aheadRank === 1) },
];

/** What can be seen of mentions in one stretch. */
const SEEN = {
  named: ({ sure }: Beside) => Math.min(sure, 3) / 2,
  first: ({ isFirst }: Beside) => one(isFirst),
  last: ({ isLast }: Beside) => one(isLast),
  'first subject': ({ isFirstSubject }: Beside) => one(isFirstSubject),
  'last subject': ({ isLastSubject }: Beside) => one(isLastSubject),
  reports: ({ reports }: Beside) => one(reports),
  object: ({ object, subject }: Beside) => one(object && !subject),
  possessive: ({ possessive }: Beside) => one(possessive),
  'by pronoun alone': ({ pronoun, sure }: Beside) => one(pronoun && sure === 0),
};

function besides(
  where: string,
  beside: (look: Look) => Beside | null,
  seen: readonly (keyof typeof SEEN)[],
): Feature[] {
  return seen.map((name) => ({
    name: `${where}: ${name}`,
    of: (look) => {
      const there = beside(look);
      return there === null || there.count === 0 ? 0 : SEEN[name](there);
    },
  }));
}

function alone(...stretches: readonly Beside[]): boolean {
  return stretches.every(
    (each) => each.count === 0 || (each.isFirst && each.isLast && each.count > 0),
  );
}

/** Whether somebody speaks so many paragraphs away from the turn. */
function spokenAt({ stage, turn }: Look, away: number): boolean {
  return stage.speaks[(away < 0 ? turn.first : turn.last) + away] === 1;
}

/** "Tony said:" at the end of the paragraph above, or a comma there. */
function leadsUp(look: Look): boolean {
  const { paragraphs, prose } = look.stage.dialogue.parsed;
  const above = paragraphs[look.turn.first - 1];
  if (above === undefined || spokenAt(look, -1)) return false;
  if (look.turn.leadFrom !== look.turn.speechFrom) return false;
  return /[:,—-]$/.test(prose.slice(above.end - 1, above.end));
}
