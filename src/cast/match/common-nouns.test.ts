import { describe, expect, it } from 'vitest';
import { isCommonNoun } from './common-nouns.ts';

describe('a common noun', () => {
  it.each([
    'VISITOR',
    'The Client',
    'LADY',
    'Stranger',
    'DRIVER',
    'SECOND CONSTABLE',
    'GUARD #2',
    'VOICE',
    'VOICES',
    'OLD MAN',
    'MAN IN THE GREY COAT',
    'VOICE ON THE TELEPHONE',
    'POLICEMEN',
    'YOUNG WITCHES',
    'DOCTOR',
    'The King',
    'LANDLADY’S DAUGHTER',
    'NARRATOR',
  ])('is %s', (name) => expect(isCommonNoun(name)).toBe(true));
});

describe('a name', () => {
  it.each([
    'HOLMES',
    'MRS. HUDSON',
    'DOCTOR WATSON',
    'CONSTABLE JONES',
    'HENRY BAKER',
    'KING OF BOHEMIA',
    'QUEEN OF HEARTS',
    'MR. BLACK',
    'YOUNG',
    'MARA’S MOTHER',
    'WHITE RABBIT',
    'HATTER',
    'IRENE',
    'ANNE OF CLEVES',
    '',
    '...',
    '7',
  ])('is %s', (name) => expect(isCommonNoun(name)).toBe(false));
});
