import { describe, expect, it } from 'vitest';
import { settingsOrUsual } from '../../script/shipped-styles.ts';
import { draftOffline } from './draft-offline.ts';

/** The lines of the draft behind its title page and its heading. */
async function bodyOf(
  text: string,
  style = 'cinematic_movie',
  settings = settingsOrUsual(style),
): Promise<string> {
  const { fountain, sources } = await draftOffline({
    book: { title: 'B', author: null },
    chapter: { number: 1, title: 'C', text },
    style,
    settings,
    known: [],
  });
  // What an element was made from is known of each text that a form gives.
  expect(sources?.length).toBeGreaterThan(0);
  return fountain.split('\n\n').slice(2).join('\n\n').trim();
}

describe('a draft', () => {
  it('has a voice from out of sight off screen', async () => {
    const text = 'Nell stood in the hall.\n\n“Who is there?” said Tom from the cellar.';
    expect(await bodyOf(text)).toContain('TOM (O.S.)\nWho is there?');
  });

  it('has the other end of a telephone over the scene, and this end into it', async () => {
    const text =
      'Nell Venn took up the telephone.\n\n“Hello,” said Nell into the receiver.\n\n“Come at once,” said a voice at the other end of the line.';
    const body = await bodyOf(text);
    expect(body).toContain('NELL VENN\n(into the phone)\nHello.');
    expect(body).toMatch(/ \(V\.O\.\)\n\(on the phone\)\nCome at once\./);
  });

  it('has many voices under a cue of their own', async () => {
    const text =
      'Nell came to the quay.\n\n“The boat!” cried several voices.\n\n“Pull!” roared the crowd.';
    expect(await bodyOf(text)).toContain('VOICES\nThe boat!\n\nCROWD\n(roaring)\nPull!');
  });

  it('inserts what is read, and goes back to the scene', async () => {
    const text =
      'Nell Venn sat in the kitchen.\n\n“A note,” said Nell. She unfolded it. It ran thus:\n\n“Come to the quay. Bring the lamp.”\n\nNell rose.';
    expect(await bodyOf(text)).toMatch(
      /INSERT - THE NOTE\n\n.+ \(V\.O\.\)\nCome to the quay\. Bring the lamp\.\n\nBACK TO SCENE\n\nNell rises\./,
    );
    expect(await bodyOf(text, 'audio_drama')).not.toContain('INSERT');
  });

  it('has a letter in the narration word for word, and never in another tense', async () => {
    const text =
      'Nell sat in the kitchen. She broke the seal.\n\nMy dear Nell,—\n\nI walked to the quay. Nobody came.\n\nYour loving brother,\nTOM\n\nNell rose.';
    const body = await bodyOf(text);
    expect(body).toContain('INSERT - THE LETTER\n\nNARRATOR (V.O.)\nMy dear Nell');
    expect(body).toContain('I walked to the quay. Nobody came.');
    expect(body).toMatch(/BACK TO SCENE\n\nNell rises\.$/);
    const silent = { ...settingsOrUsual('cinematic_movie'), voice_over: 'none' as const };
    expect(await bodyOf(text, 'cinematic_movie', silent)).not.toContain('INSERT');
  });

  it('has a song in its lines', async () => {
    const song = 'The tide is in, the tide is out,\nThe gulls are on the wall';
    const text = `Nell sat in the kitchen.\n\n“${song},”\n\nsang Nell.\n\n${song}.\n\nTom rose.`;
    const body = await bodyOf(text);
    expect(
      body.match(/~The tide is in, the tide is out,\n~The gulls are on the wall/g),
    ).toHaveLength(2);
    expect(body).toMatch(/Tom rises\.$/);
  });

  it('has a thought without marks of speech over the scene, under the cue of who thinks it', async () => {
    const text = '“Come in,” said Nell.\n\nTom waited. Nell stood still. Not tonight, she thought.';
    expect(await bodyOf(text)).toContain('NELL (V.O.)\nNot tonight.');
    expect(await bodyOf(text, 'narration')).toContain('Not tonight, she thought.');
  });

  it('goes through weeks in a montage', async () => {
    const text =
      'For three weeks Tom worked on the boat. He tarred the hull. He sewed the sail. He slept.';
    expect(await bodyOf(text)).toBe(
      'MONTAGE\n\n-- For three weeks Tom works on the boat.\n\n-- He tars the hull.\n\n-- He sews the sail.\n\n-- He sleeps.\n\nEND OF MONTAGE',
    );
  });
});
