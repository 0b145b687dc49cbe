import { describe, expect, it } from 'vitest';
import { splitParagraphs } from '../sentences/split-paragraphs.ts';
import { findQuotations } from './find-quotations.ts';

const said = (...paragraphs: string[]) => {
  const prose = paragraphs.join('\n\n');
  return findQuotations(prose, splitParagraphs(prose)).map(({ innerStart, innerEnd }) =>
    prose.slice(innerStart, innerEnd),
  );
};

const HABITS: Record<string, { prose: string[]; words: string[] }> = {
  Spanish: {
    prose: [
      'Ida entró en la casa y Tomás estaba junto a la puerta.',
      '—¿Es tarde? —preguntó Ida.',
      '—Es tarde —dijo Tomás—. No esperes más.',
      '—Mi hermano —el mayor— viene mañana —dijo Ida.',
      '—Bien —Tomás cerró la puerta—. Hasta mañana.',
    ],
    words: [
      '¿Es tarde?',
      'Es tarde',
      '. No esperes más.',
      'Mi hermano —el mayor— viene mañana',
      'Bien',
      '. Hasta mañana.',
    ],
  },
  'Spanish in typewriting': {
    prose: [
      'Ida entró en la casa y Tomás estaba junto a la puerta.',
      '--¿Es tarde?--preguntó Ida.',
      '--Es tarde,--dijo Tomás.--No esperes más.',
    ],
    words: ['¿Es tarde?', 'Es tarde,', 'No esperes más.'],
  },
  French: {
    prose: [
      'Ida entra dans la maison et Thomas était à la porte.',
      '— Il est tard ? demanda Ida.',
      '— Oui, dit-il. N’attends pas.',
      '— Je reste, répondit Ida en riant.',
      '— Bien, dit Thomas. Il ferma la porte.',
    ],
    words: ['Il est tard ?', 'Oui,', 'N’attends pas.', 'Je reste,', 'Bien,'],
  },
  Polish: {
    prose: [
      'Ida weszła do domu, a Tomasz stał przy drzwiach.',
      '– Czy jest późno? – zapytała Ida.',
      '– Późno – powiedział Tomasz. – Nie czekaj na mnie.',
      '– Dobrze – powiedziała Ida i usiadła.',
    ],
    words: ['Czy jest późno?', 'Późno', 'Nie czekaj na mnie.', 'Dobrze'],
  },
  Russian: {
    prose: [
      'Ида вошла в дом, а Том стоял у двери.',
      '— Уже поздно? — спросила Ида.',
      '— Да, — сказал он. — Не жди меня.',
      '— Я — поэт, — ответила Ида.',
      '— Да. — Том закрыл дверь. — Спи.',
    ],
    words: ['Уже поздно?', 'Да,', 'Не жди меня.', 'Я — поэт,', 'Да.', 'Спи.'],
  },
  Portuguese: {
    prose: [
      'Ida entrou na casa e Tomás estava junto da porta.',
      '— É tarde? — perguntou Ida.',
      '— É tarde — disse Tomás. — Não espere por mim.',
    ],
    words: ['É tarde?', 'É tarde', 'Não espere por mim.'],
  },
  Italian: {
    prose: [
      'Ida entrò nella casa e Tommaso era alla porta.',
      '— È tardi? — chiese Ida.',
      '— È tardi — disse Tommaso. — Non aspettare.',
    ],
    words: ['È tardi?', 'È tardi', 'Non aspettare.'],
  },
  English: {
    prose: [
      'Ida came in. Tom stood at the door.',
      '—Is it late? asked Ida.',
      '—It is, said Tom. Do not wait for me.',
      '—I thought—well, perhaps—that you knew, Ida said.',
      '—Good, said Tom. He shut the door.',
      '—Yes.',
    ],
    words: [
      'Is it late?',
      'It is,',
      'Do not wait for me.',
      'I thought—well, perhaps—that you knew,',
      'Good,',
      'Yes.',
    ],
  },
  'English with hyphens': {
    prose: ['Ida came in. Tom stood at the door.', '- Is it late? asked Ida.', '- It is, he said.'],
    words: ['Is it late?', 'It is,'],
  },
};

describe('dialogue by dash', () => {
  it.each(Object.entries(HABITS))('reads the %s habit', (_, { prose, words }) => {
    expect(said(...prose)).toEqual(words);
  });

  it('reads a French dialogue that guillemets open and close', () => {
    const words = said(
      'Ida entra dans la maison et Thomas était à la porte.',
      '« Il est tard ? demanda Ida.',
      '— Oui, dit Thomas.',
      '— Je reste. »',
    );
    expect(words).toEqual(['Il est tard ? demanda Ida.', 'Oui,', 'Je reste.']);
  });

  it('reads what narration leads up to with a colon', () => {
    const words = said('Ида вошла и сказала: — Уже поздно.', '— Да.', '— Спи.');
    expect(words).toEqual(['Уже поздно.', 'Да.', 'Спи.']);
  });

  it('goes on in a paragraph that begins with a closing guillemet', () => {
    const words = said('—Es tarde. No esperes más a la gente.', '»Ya no viene.', '—Bien.');
    expect(words).toEqual(['Es tarde. No esperes más a la gente.', 'Ya no viene.', 'Bien.']);
  });

  it('takes a dash for no speech where marks stand for it', () => {
    const quoted = Array.from({ length: 30 }, () => '“Come,” said Ida.');
    expect(said(...quoted, '—he never came.', '—A Poet')).toEqual(quoted.map(() => 'Come,'));
  });
});
