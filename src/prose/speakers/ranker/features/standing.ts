import type { Feature } from '../look.ts';
import { isNarrator } from './own-tag.ts';

const one = (truth: boolean) => (truth ? 1 : 0);

/** Who the candidate is in the whole book, and what the rules say. */
export const STANDING: readonly Feature[] = [
  { name: 'is the narrator', of: (l) => one(isNarrator(l)) },
  {
    name: 'share of namings',
    of: ({ stage, c }) => Math.sqrt((stage.narrated[c] ?? 0) / (stage.narratedAll + 1)),
  },
  {
    name: 'share of tags',
    of: ({ stage, c }) => Math.sqrt((stage.tagged[c] ?? 0) / (stage.taggedAll + 1)),
  },
  { name: 'never named by a tag', of: ({ stage, c }) => one((stage.tagged[c] ?? 0) === 0) },
  { name: 'is a role', of: ({ stage, c }) => one(isRole(stage.dialogue.roles[c])) },
  { name: 'is of the given cast', of: ({ stage, c }) => one(stage.dialogue.given[c] === true) },
  {
    name: 'is not of the given cast',
    of: ({ stage, c }) => one(stage.dialogue.castGiven && stage.dialogue.given[c] !== true),
  },
  { name: 'is a man', of: ({ gender }) => one(gender === 'm') },
  { name: 'is a woman', of: ({ gender }) => one(gender === 'f') },
];

function isRole(role: boolean | undefined): boolean {
  return role === true;
}

/** The answer of the rules. */
export const RULES: readonly Feature[] = [
  { name: 'rules say it, by a tag', of: ({ stage, at, c }) => says(stage.rule[at], c, 'tag') },
  {
    name: 'rules say it, by a name called',
    of: ({ stage, at, c }) => says(stage.rule[at], c, 'vocative'),
  },
  {
    name: 'rules say it, by turns',
    of: ({ stage, at, c }) => says(stage.rule[at], c, 'alternation'),
  },
];

function says(
  rule: { character: number | null; how: string } | undefined,
  character: number,
  how: string,
): number {
  return one(rule?.character === character && rule.how === how);
}
