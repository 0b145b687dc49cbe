import type { FoundCharacter } from '../names/characters.ts';
import { formGender, parseName } from '../names/group-names.ts';
import { PERSON_NOUNS } from '../words/speech-words.ts';
import type { Gender } from '../words/titles.ts';
import type { Ref } from './find-refs.ts';

/** Words after a name within which a pronoun is taken to mean it. */
const PRONOUN_WINDOW = 12;
/** How clearly one pronoun must lead the other before it decides. */
const LEAD = 2;
/** So many votes, so clearly, say more than a name: Newland Archer is no woman. */
const MANY_VOTES = 10;
const OVERRULING_LEAD = 2.5;

/** Gender of every character: from titles and given names, else from the pronouns that follow. */
export function guessGenders(characters: FoundCharacter[], refs: Ref[]): Gender[] {
  const genders = characters.map(genderByName);
  const votes = characters.map(() => ({ m: 0, f: 0 }));
  for (const [i, ref] of refs.entries()) {
    const next = refs[i + 1];
    if (ref.character === null || next?.kind !== 'pronoun') continue;
    if (next.from - ref.to > PRONOUN_WINDOW) continue;
    const vote = votes[ref.character];
    if (vote !== undefined && next.gender !== null) vote[next.gender]++;
  }
  return characters.map(({ known }, i) => {
    const vote = votes[i] ?? { m: 0, f: 0 };
    return known?.gender ?? overrule(vote) ?? genders[i] ?? decide(vote);
  });
}

function genderByName(character: FoundCharacter): Gender {
  const noun = PERSON_NOUNS.get(character.name.toLowerCase()) ?? null;
  if (noun !== null) return noun;
  for (const name of [character.name, ...character.aliases]) {
    const gender = formGender(parseName(name));
    if (gender !== null) return gender;
  }
  return null;
}

function overrule({ m, f }: { m: number; f: number }): Gender {
  if (m + f < MANY_VOTES) return null;
  if (m >= f * OVERRULING_LEAD) return 'm';
  return f >= m * OVERRULING_LEAD ? 'f' : null;
}

function decide({ m, f }: { m: number; f: number }): Gender {
  if (m > f * LEAD) return 'm';
  return f > m * LEAD ? 'f' : null;
}
