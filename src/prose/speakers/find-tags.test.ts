import { describe, expect, it } from 'vitest';
import { findCharacters } from '../names/find-characters.ts';
import { parseProse } from '../quotations/parse-prose.ts';
import { findSpeeches } from './find-speeches.ts';

function read(prose: string) {
  const parsed = parseProse(prose);
  return findSpeeches(parsed, findCharacters(parsed)).speeches.map((speech) => ({
    who: speech.speaker?.name ?? null,
    text: speech.text,
    tags: speech.tags.map((tag) => prose.slice(tag.start, tag.end)),
    delivery: speech.delivery,
  }));
}
const said = (prose: string) => read(prose).map(({ who, text }) => [who, text]);

describe('tags', () => {
  it.each([
    ['“It is cold,” grumbled Ruth, on the rug.', 'grumbled Ruth', 'grumbling'],
    ['“It is late,” lied Ruth.', 'lied Ruth', 'lying'],
    ['“It is late,” mouthed Ruth.', 'mouthed Ruth', 'mouthing'],
    ['“It is late!” trilled Ruth.', 'trilled Ruth', 'trilling'],
    ['“It is late,” Ruth fretted.', 'Ruth fretted', 'fretting'],
    ['“It is late?” she parried.', 'she parried', 'parrying'],
  ])('takes any verb for one by its place and form: %s', (prose, tag, delivery) => {
    const text = `Ruth sat by Nell.\n\n${prose}`;
    expect(read(text).at(-1)).toMatchObject({ tags: [tag], delivery });
  });

  it.each([
    '“It is late.” Ruth walked to the door.',
    '“It is late!” Ruth walked to the door.',
    '“It is late,” and Ruth walked to the door.',
    '“It is late!” Had Ruth gone?',
  ])('takes no deed for a tag: %s', (prose) => {
    expect(read(`Ruth sat by Nell.\n\n${prose}`).flatMap(({ tags }) => tags)).toEqual([]);
  });

  it.each([
    '“I told him.” Ruth raised her eyebrows at the lower orders. “It is late.”',
    '“I told him.” Ruth had no answer to these scattered remarks. “It is late.”',
    '“I told him.” Ruth saw that there was no more to be said. “It is late.”',
  ])('takes no noun and no passive for one: %s', (prose) => {
    expect(read(`Ruth sat by Nell.\n\n${prose}`).flatMap(({ tags }) => tags)).toEqual([]);
  });

  it.each([
    ['Ruth never orders. She asks: “It is late?”', 'asks'],
    ['Then Ruth rises and remarks: “It is late.”', 'and remarks'],
  ])('takes a verb in the present for one: %s', (prose, tag) => {
    expect(read(`Ruth sat by Nell.\n\n${prose}`).at(-1)?.tags).toEqual([
      expect.stringContaining(tag),
    ]);
  });

  it('takes two pieces around a fenced interruption for one speech', () => {
    const prose = 'Anna sat by Peter.\n\n“It will be our”—she leaned to his ear—“secret.”';
    expect(said(prose)).toEqual([['Anna', 'It will be our secret.']]);
  });

  it.each([
    [
      'German',
      'Ida kam in das Haus. Tobias stand am Fenster.\n\n„Ist es spät?“, fragte Ida.\n\n„Es ist spät“, sagte Tobias. „Warte nicht auf mich.“\n\n„Gut“, brummelte Ida.\n\n„Schlaf“, sagte er.',
      ['Ist es spät?', 'Es ist spät Warte nicht auf mich.', 'Gut', 'Schlaf'],
    ],
    [
      'French',
      'Ida entra dans la maison. Tobias était à la fenêtre.\n\n« Il est tard ? » demanda Ida.\n\n« Il est tard, dit Tobias. Ne m’attends pas. »\n\n« Bien », marmonna Ida.\n\n« Dors », dit-il.',
      ['Il est tard ?', 'Il est tard, Ne m’attends pas.', 'Bien', 'Dors'],
    ],
    [
      'Spanish',
      'Ida entró en la casa. Tobías estaba junto a la ventana.\n\n—¿Es tarde? —preguntó Ida.\n\n—Es tarde —dijo Tobías—. No esperes más.\n\n—Bien —farfulló Ida.\n\n—Duerme —dijo él.',
      ['¿Es tarde?', 'Es tarde. No esperes más.', 'Bien', 'Duerme'],
    ],
    [
      'Italian',
      'Ida entrò nella casa. Tobia era alla finestra con un libro.\n\n«È tardi?» chiese Ida.\n\n«È tardi,» disse Tobia. «Non aspettare.»\n\n«Bene,» farfugliò Ida.\n\n«Dormi,» disse lui.',
      ['È tardi?', 'È tardi, Non aspettare.', 'Bene,', 'Dormi,'],
    ],
    [
      'Portuguese',
      'Ida entrou na casa. Tobias estava junto da janela com um livro.\n\n— É tarde? — perguntou Ida.\n\n— É tarde — disse Tobias. — Não espere mais.\n\n— Bem — cochichou Ida.\n\n— Durma — disse ele.',
      ['É tarde?', 'É tarde Não espere mais.', 'Bem', 'Durma'],
    ],
    [
      'Polish',
      'Ida weszła do domu. Tobiasz stał przy oknie z książką.\n\n– Czy jest późno? – zapytała Ida.\n\n– Późno – powiedział Tobiasz. – Nie czekaj.\n\n– Dobrze – burknęła Ida.\n\n– Śpij – powiedział on.',
      ['Czy jest późno?', 'Późno Nie czekaj.', 'Dobrze', 'Śpij'],
    ],
  ])('names who speaks in %s', (_, prose, texts) => {
    const found = said(prose);
    expect(found.map(([, text]) => text)).toEqual(texts);
    expect(found.slice(0, 3).map(([who]) => (who ?? '').slice(0, 3))).toEqual([
      'Ida',
      'Tob',
      'Ida',
    ]);
    expect(found[3]?.[0]).toMatch(/^Tob/);
  });

  it('names who speaks by place and turn in a language without data', () => {
    const prose =
      'Ida tuli sisään taloon. Tobias seisoi ikkunan vieressä kirja kädessä ja katseli pihalle pitkään.\n\n' +
      '”Onko myöhä?” kysyi Ida.\n\n”On”, sanoi Tobias. ”Älä odota minua enää tänään ollenkaan.”\n\n' +
      '”Hyvä”, mutisi Ida.\n\n”Nuku.”\n\n”Öitä.”\n\nTuuli puhalsi kovasti koko pitkän yön lahden yli.';
    expect(said(prose).map(([who]) => who)).toEqual(['Ida', 'Tobias', 'Ida', 'Tobias', 'Ida']);
  });
});
