import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseFountain } from '../fountain/parse.ts';
import { serializeFountain } from '../fountain/serialize.ts';
import { styledRuns } from '../mark-emphasis.ts';
import { colourOfNote } from '../scene-colours.ts';
import type { Screenplay } from '../types.ts';
import { readFdx } from './fdx/read-fdx.ts';
import { writeFdx } from './fdx/write-fdx.ts';

/** What a script says and how it prints, whichever way its emphasis is marked. */
function meaning({ titlePage, elements }: Screenplay) {
  const runs = (text: string) => text.split('\n').map(styledRuns);
  return {
    titlePage: titlePage.map(({ key, values }) => ({ key, values: values.map(runs) })),
    elements: elements.map((element) => {
      const { line: _l, endLine: _e, start: _s, end: _n, text, ...each } = element;
      const { marked = text, ...rest } = { marked: undefined, ...each };
      // Final Draft has no words for the space above a page break, nor above a scene's summary.
      if (each.type === 'page_break' || each.type === 'synopsis') delete rest.extraBlankLines;
      const isHidden = each.type === 'boneyard' || each.type === 'note';
      return { ...rest, text: isHidden ? text : runs(marked) };
    }),
  };
}

function expectSame(text: string): void {
  const read = parseFountain(text);
  const back = readFdx(writeFdx(read));
  expect(meaning(parseFountain(back.text))).toEqual(meaning(read));
}

const phrase = fc
  .array(
    fc.constantFrom(
      ...['word', 'Rain', '*soft*', '**loud**', '_under_', '***all***', '**a *b* c**', 'a & b'],
      ...['<tag>', '"quoted"', 'é😀', "it's", '1 < 2', '*/', '\\*', '5 * 3', 'MILL', '_a **b**_'],
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((words) => `W ${words.join(' ')}`);
const lines = fc.array(phrase, { minLength: 1, maxLength: 3 }).map((each) => each.join('\n'));
const name = fc.constantFrom('ADA', 'EVE (V.O.)', '@McCoy', "BO (O.S.) (CONT'D)", '**ADA** (V.O.)');
const speech = fc
  .record({
    name,
    dual: fc.boolean(),
    aside: fc.option(phrase),
    said: lines,
    gap: fc.boolean(),
    note: fc.option(phrase),
  })
  .map(({ name: cue, dual, aside, said, gap, note }) =>
    [
      dual ? `${cue} ^` : cue,
      ...(note === null ? [] : [`[[${note}]]`]),
      ...(aside === null ? [] : [`(${aside})`]),
      gap ? `${said}\n  \nW more` : said,
    ].join('\n'),
  );
const block = fc.oneof(
  speech,
  lines,
  phrase.map((each) => `INT. ${each} - DAY #4A#`),
  phrase.map((each) => `.${each}`),
  phrase.map((each) => `INT. ${each} - DAY\n\n= ${each}`),
  phrase.map((each) => `**EXT. ${each.replaceAll(/[*_\\]/g, '')}**`),
  phrase.map((each) => `> ${each}`),
  phrase.map((each) => `> ${each} <\n> ${each} <`),
  phrase.map((each) => `~${each}\n~${each}`),
  phrase.map((each) => `## ${each}`),
  phrase.map((each) => `= ${each}`),
  phrase.map((each) => `[[${each}]]`),
  phrase.map((each) => `/* ${each.replaceAll('*/', '')} */`),
  fc.constantFrom('===', 'CUT TO:', '', '    W indented', '[[one\n  \ntwo]]'),
);
const script = fc
  .tuple(fc.option(phrase), fc.array(block, { maxLength: 12 }))
  .map(([title, blocks]) =>
    [...(title === null ? [] : [`Title: ${title}\nContact:\n\tQuay\n\t4`]), ...blocks].join('\n\n'),
  );

test('Fountain that goes to Final Draft and back is the same', () => {
  fc.assert(fc.property(script, expectSame), { numRuns: 1000 });
});

test.each(['the-ferry-clock', 'rehearsal', 'ete-a-odessa'])('%s goes there and back', (file) => {
  const url = new URL(`../fountain/fixtures/${file}.fountain`, import.meta.url);
  expectSame(readFileSync(url, 'utf8'));
});

test('Final Draft that goes to Fountain and back is the same', () => {
  fc.assert(
    fc.property(script, (text) => {
      const written = writeFdx(parseFountain(text));
      expect(writeFdx(parseFountain(readFdx(written).text))).toBe(written);
    }),
    { numRuns: 500 },
  );
});

/** As Final Draft 12 writes it: fonts and sizes on every stretch, revisions, tags, notes. */
const FINAL_DRAFT = `<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<FinalDraft DocumentType="Script" Template="No" Version="5">

  <Content>
    <Paragraph Number="1" Type="Scene Heading">
      <SceneProperties Length="2/8" Page="1" Title=""><SceneArcBeats/></SceneProperties>
      <Text AdornmentStyle="0" Background="#FFFFFFFFFFFF" Color="#000000000000" Font="Courier Final Draft" RevisionID="0" Size="12" Style="">INT. MILL - DAY</Text>
    </Paragraph>
    <Paragraph Type="Action">
      <ScriptNote ID="1" Range="0,4"><Paragraph><Text>how much?</Text></Paragraph></ScriptNote>
      <Text>Rain </Text><Text RevisionID="2" Style="Bold+Underline">falls</Text><Text> hard.</Text>
    </Paragraph>
    <Paragraph Type="Shot"><Text>CLOSE ON THE WHEEL</Text></Paragraph>
    <Paragraph><DualDialogue>
      <Paragraph Type="Character"><Text>ADA (V.O.)</Text></Paragraph>
      <Paragraph Type="Parenthetical"><Text>(low)</Text></Paragraph>
      <Paragraph Type="Dialogue"><Text>Who?</Text></Paragraph>
      <Paragraph Type="Character"><Text>Eve</Text></Paragraph>
      <Paragraph Type="Dialogue"><Text>Me.</Text></Paragraph>
    </DualDialogue></Paragraph>
    <Paragraph Alignment="Center" StartsNewPage="Yes" Type="Action"><Text>PART TWO</Text></Paragraph>
    <Paragraph Type="Transition"><Text>CUT TO:</Text></Paragraph>
  </Content>
  <TitlePage><HeaderAndFooter FooterFirstPage="Yes"/><Content>
    <Paragraph Alignment="Center"><Text>THE MILL</Text></Paragraph>
    <Paragraph Alignment="Center"><Text></Text></Paragraph>
    <Paragraph Alignment="Center"><Text>Written by</Text></Paragraph>
    <Paragraph Alignment="Center"><Text>A. Nobody</Text></Paragraph>
    <Paragraph Alignment="Left"><Text>Quay 4</Text></Paragraph>
  </Content></TitlePage>
  <Revisions ActiveSet="2"><Revision Color="#0000FF" ID="2" Mark="*" Name="Blue"/></Revisions>
</FinalDraft>`;

describe('a file of Final Draft', () => {
  const read = readFdx(FINAL_DRAFT);
  const shown = parseFountain(read.text);

  test('is read with types, numbers, extensions, notes, emphasis and speeches side by side', () => {
    const kinds = shown.elements.filter(({ type }) => type !== 'boneyard');
    expect(kinds.map(({ type, text }) => [type, text])).toEqual([
      ['scene_heading', 'INT. MILL - DAY'],
      ['action', 'Rain _**falls**_ hard.'],
      ['note', 'how much?'],
      ['action', 'CLOSE ON THE WHEEL'],
      ['character', 'ADA'],
      ['parenthetical', 'low'],
      ['dialogue', 'Who?'],
      ['character', 'Eve'],
      ['dialogue', 'Me.'],
      ['page_break', ''],
      ['centered', 'PART TWO'],
      ['transition', 'CUT TO:'],
    ]);
    expect(kinds[0]).toMatchObject({ sceneNumber: '1' });
    expect(kinds[4]).toMatchObject({ extensions: ['V.O.'], dual: false });
    expect(kinds[7]).toMatchObject({ dual: true });
  });

  test('has its title page told by place, which is said to be unsure', () => {
    expect(shown.titlePage).toMatchObject([
      { key: 'Title', values: ['THE MILL'] },
      { key: 'Credit', values: ['Written by'] },
      { key: 'Author', values: ['A. Nobody'] },
      { key: 'Contact', values: ['Quay 4'] },
    ]);
    expect(read.findings).toMatchObject([{ kind: 'unsure' }]);
  });

  test('comes back with what Fountain has no words for', () => {
    const back = writeFdx(shown);
    for (const part of [
      '<Paragraph Type="Shot">',
      '<Text Style="Bold+Underline" RevisionID="2">falls</Text>',
      '<Revision Color="#0000FF" ID="2" Mark="*" Name="Blue"/>',
      '<SceneProperties Length="2/8" Page="1" Title="">',
      '<HeaderAndFooter FooterFirstPage="Yes"/>',
      'StartsNewPage="Yes"',
    ]) {
      expect(back).toContain(part);
    }
    expect(readFdx(back).text).toBe(readFdx(writeFdx(parseFountain(readFdx(back).text))).text);
  });

  test('keeps that through an edit of the words beside it', () => {
    const edited = serializeFountain(parseFountain(read.text.replace('Me.', 'Not me.')));
    expect(writeFdx(parseFountain(edited))).toContain('Mark="*"');
  });
});

describe('the colour of a scene', () => {
  const scene = (properties: string) =>
    `<FinalDraft><Content><Paragraph Type="Scene Heading">${properties}<Text>INT. MILL - DAY</Text></Paragraph><Paragraph Type="Action"><Text>Rain.</Text></Paragraph></Content></FinalDraft>`;
  const coloured = (text: string) =>
    parseFountain(text).elements.flatMap((each) =>
      each.type === 'note' ? [colourOfNote(each.text)] : [],
    );

  test.each([
    ['#A5A52A2A2A2A', 'brown'],
    ['#FFFF00000000', 'red'],
    ['#00FF00', '#00ff00'],
    ['#1212AbAb9999', '#12ab99'],
  ])("%s is the card's colour %s, and goes back as it came", (written, card) => {
    const { text } = readFdx(scene(`<SceneProperties Color="${written}" Page="1"/>`));
    expect(coloured(text)).toEqual([card]);
    const back = writeFdx(parseFountain(text));
    const long = written.length === 7 ? '#0000FFFF0000' : written.toUpperCase();
    expect(back).toContain(`<SceneProperties Page="1" Color="${long}"/>`);
    expect(back).not.toContain('ScriptNote');
    expect(readFdx(back).text).toBe(text);
  });

  test('that a card is given or changed to is that of the scene in Final Draft', () => {
    const text = 'INT. MILL - DAY\n[[color teal]]\n\n= They wait.\n\nRain.\n';
    const written = writeFdx(parseFountain(text));
    expect(written).toContain('<SceneProperties Color="#000080808080">');
    expect(coloured(readFdx(written).text)).toEqual(['teal']);
    const { text: from } = readFdx(scene('<SceneProperties Color="#FFFF00000000" Page="1"/>'));
    const changed = writeFdx(parseFountain(from.replace('color red', 'color blue')));
    expect(changed).toContain('Color="#00000000FFFF"');
  });

  test('white is none, and no word for a colour is a note like any other', () => {
    const { text } = readFdx(scene('<SceneProperties Color="#FFFFFFFFFFFF"/>'));
    expect(coloured(text)).toEqual([]);
    expect(writeFdx(parseFountain(text))).toContain('Color="#FFFFFFFFFFFF"');
    const own = writeFdx(
      parseFountain('INT. MILL - DAY\n[[color mauve]]\n\nRain. [[color red]]\n'),
    );
    expect(own).toContain('color mauve');
    expect(own).toContain('color red');
    expect(own).not.toContain('Color=');
  });
});

describe('a revision', () => {
  const since = 'INT. MILL - DAY\n\nRain *falls* hard.\n\nADA\nWho?\n\nINT. BARN - DAY\n\nHay.';
  const revised = (after: string, from = since, options = {}) =>
    writeFdx(parseFountain(after), { revision: { since: from, date: '1 May' }, ...options });
  const marked = (xml: string, id = 1) =>
    [...xml.matchAll(new RegExp(`RevisionID="${id}"[^>]*>([^<]*)<`, 'g'))].map(
      ([, words]) => words,
    );

  test('marks the words that are new, in any style, and where one was taken out', () => {
    expect(marked(revised(since))).toEqual([]);
    expect(marked(revised(since.replace('hard', 'so very hard')))).toEqual(['so very']);
    expect(marked(revised(since.replace('*falls* hard', 'hard')))).toEqual(['hard.']);
    expect(marked(revised(since.replace('Rain *falls*', '*Snow* fell')))).toEqual([
      'Snow',
      ' fell',
    ]);
    expect(marked(revised(`${since}\n\nEVE (V.O.)\n(low)\nMe.`))).toEqual([
      'EVE (V.O.)',
      '(low)',
      'Me.',
    ]);
  });

  test('has its name, its colour of page, and a number of its own', () => {
    expect(revised(since)).toContain(
      'ID="1" Mark="*" Name="Blue Revision - 1 May" PageColor="#dbdbe9e9fafa"',
    );
    const [before, after] = [FINAL_DRAFT, FINAL_DRAFT.replace('hard.', 'soft.')].map(
      (file) => readFdx(file).text,
    ) as [string, string];
    const again = revised(after, before);
    expect(again).toMatch(/<Revisions[^>]*ActiveSet="3"/);
    expect(marked(again, 2)).toEqual(['falls']);
    expect(marked(again, 3)).toEqual(['soft.']);
  });

  test('locks the numbers of scenes, and leaves OMITTED where one was', () => {
    const xml = revised(since.replace('INT. BARN - DAY\n\nHay.', ''), since, {
      sceneNumbers: true,
    });
    expect(xml).toMatch(
      /<Paragraph Type="Scene Heading" Number="2">\s*<Text RevisionID="1">OMITTED/,
    );
  });
});

describe('what other programs write', () => {
  test('a title page inside the content, or with no line placed, is read all the same', () => {
    const title = ['THE MILL', 'Written by', 'A. Nobody'].map(
      (line) => `<Paragraph Type="Title Page"><Text>${line}</Text></Paragraph>`,
    );
    const page = `<TitlePage><Content>${title.join('')}</Content></TitlePage>`;
    const script = '<Paragraph Type="Action"><Text>Rain.</Text></Paragraph>';
    for (const inside of [
      `<Content>${page}${script}</Content>`,
      `${page}<Content>${script}</Content>`,
    ]) {
      const { titlePage, elements } = parseFountain(
        readFdx(`<FinalDraft>${inside}</FinalDraft>`).text,
      );
      expect(titlePage.map(({ key, values }) => [key, values.join()])).toEqual([
        ['Title', 'THE MILL'],
        ['Credit', 'Written by'],
        ['Author', 'A. Nobody'],
      ]);
      expect(elements).toMatchObject([{ type: 'action', text: 'Rain.' }]);
    }
  });

  test('types spelled otherwise, words without a stretch and paragraphs in scenes are read', () => {
    const scene =
      '<Scene><Paragraph Type="SCENE_HEADING">INT. MILL - DAY</Paragraph><Paragraph Type="sceneHeading"><Text>EXT. QUAY - DAY</Text></Paragraph><Paragraph Type="character"> ADA </Paragraph><Paragraph Type="DIALOGUE"><Text>Who?</Text></Paragraph></Scene>';
    expect(read(scene)).toEqual([
      ['scene_heading', 'INT. MILL - DAY'],
      ['scene_heading', 'EXT. QUAY - DAY'],
      ['character', 'ADA'],
      ['dialogue', 'Who?'],
    ]);
  });

  const file = (paragraphs: string) =>
    `<FinalDraft DocumentType="Script" Version="1"><Content>${paragraphs}</Content></FinalDraft>`;
  const read = (paragraphs: string) => {
    const { text } = readFdx(file(paragraphs));
    const shown = parseFountain(text).elements.filter(({ type }) => type !== 'boneyard');
    return shown.map(({ type, text: own }) => [type, own]);
  };

  test('blank paragraphs are space, and General is action', () => {
    const paragraphs =
      '<Paragraph Type="General"><Text>One.</Text></Paragraph><Paragraph Type="Action"><Text/></Paragraph><Paragraph Type="Action"><Text>Two.</Text></Paragraph>';
    expect(read(paragraphs)).toEqual([
      ['action', 'One.'],
      ['action', 'Two.'],
    ]);
    expect(readFdx(file(paragraphs)).text).toContain('One.\n\n\n\nTwo.');
  });

  test('words with no name above them are action, and Dialogue again on the way back', () => {
    const paragraphs = '<Paragraph Type="Dialogue"><Text>Lost.</Text></Paragraph>';
    expect(read(paragraphs)).toEqual([['action', 'Lost.']]);
    const back = writeFdx(parseFountain(readFdx(file(paragraphs)).text));
    expect(back).toContain('<Paragraph Type="Dialogue">');
  });

  test('a line break inside words and emphasis over it', () => {
    expect(
      read('<Paragraph Type="Action"><Text Style="Italic">One\nTwo</Text></Paragraph>'),
    ).toEqual([['action', '*One*\n*Two*']]);
  });

  test('stars and underscores of the words are no emphasis', () => {
    expect(read('<Paragraph Type="Action"><Text>*a* _b_</Text></Paragraph>')).toEqual([
      ['action', '\\*a\\* \\_b\\_'],
    ]);
  });

  test('emphasis inside a word that Fountain cannot mark is told', () => {
    const { findings } = readFdx(
      file(
        '<Paragraph Type="Action"><Text>un</Text><Text Style="Underline">believ</Text><Text>able</Text></Paragraph>',
      ),
    );
    expect(findings).toMatchObject([{ kind: 'not_kept', line: 1 }]);
  });
});

describe('a file that is none', () => {
  test.each([
    [
      'a document type',
      '<!DOCTYPE x [<!ENTITY a "b">]><FinalDraft><Content/></FinalDraft>',
      /type/,
    ],
    ['another root', '<?xml version="1.0"?>\n<book/>', /line 2.*<book>/],
    ['no content', '<FinalDraft/>', /no <Content>/],
    [
      'an end that is missing',
      '<FinalDraft>\n<Content>\n<Paragraph></Content></FinalDraft>',
      /line 3/,
    ],
    ['nothing', '', /no element/],
    ['depth', `<FinalDraft><Content>${'<a>'.repeat(100_000)}`, /deeper/],
  ])('is refused with the place: %s', (_, text, message) => {
    expect(() => readFdx(text)).toThrow(expect.objectContaining({ code: 'script.damaged' }));
    expect(() => readFdx(text)).toThrow(message);
  });

  test('entities of its own are not expanded', () => {
    const text =
      '<FinalDraft><Content><Paragraph Type="Action"><Text>&lol; &amp; &#65;</Text></Paragraph></Content></FinalDraft>';
    expect(parseFountain(readFdx(text).text).elements[0]?.text).toBe('&lol; & A');
  });
});

test('words in ten thousand pieces with revisions go there and back in bounded time', () => {
  const pieces = '<Text Style="Strikeout">ab</Text><Text RevisionID="2">cd</Text>'.repeat(5_000);
  const file = `<FinalDraft><Content><Paragraph Type="Action">${pieces}</Paragraph></Content></FinalDraft>`;
  const back = writeFdx(parseFountain(readFdx(file).text));
  expect(back.split('RevisionID="2"')).toHaveLength(5_001);
  expect(back.split('Style="Strikeout"')).toHaveLength(5_001);
});

test('a file of one line is looked through once for its end, whatever elements it has', () => {
  const file = `<FinalDraft><Content>${'<a/>'.repeat(5_000)}</Content></FinalDraft>`;
  const looked = vi.spyOn(String.prototype, 'indexOf');
  try {
    readFdx(file);
    expect(looked.mock.calls.filter(([wanted]) => wanted === '\n').length).toBeLessThan(10);
  } finally {
    looked.mockRestore();
  }
});

test('what is kept of a paragraph may have any number of parts', () => {
  const file = `<FinalDraft><Content><Paragraph><Text>a</Text>${'<a/>'.repeat(200_000)}</Paragraph></Content></FinalDraft>`;
  const back = writeFdx(parseFountain(readFdx(file).text));
  expect(back.split('<a/>')).toHaveLength(200_001);
});
