import {
  after,
  before,
  distinct,
  everyWay,
  nested,
  repeated,
  type Shape,
  within,
} from './shapes.ts';

const paragraph = (type: string, inner = '<Text>a</Text>') =>
  `<Paragraph Type="${type}">${inner}</Paragraph>`;
const IN_SCRIPT = ['<FinalDraft><Content>', '</Content></FinalDraft>'] as const;
const IN_PARAGRAPH = [
  '<FinalDraft><Content><Paragraph Type="Action">',
  '</Paragraph></Content></FinalDraft>',
] as const;
const IN_PAIR = [
  '<FinalDraft><Content><Paragraph><DualDialogue>',
  '</DualDialogue></Paragraph></Content></FinalDraft>',
] as const;
const IN_TITLE = [
  '<FinalDraft><Content/><TitlePage><Content>',
  '</Content></TitlePage></FinalDraft>',
] as const;
const IN_WORDS = [
  '<FinalDraft><Content><Paragraph Type="Action" Alignment="Center"><Text>',
  '</Text></Paragraph></Content></FinalDraft>',
] as const;

/** Final Draft's XML. */
export const FDX_FILES: readonly Shape[] = [
  ...[
    paragraph('Action'),
    `${paragraph('Action')}\n`,
    paragraph('Scene Heading', '<Text>INT. A</Text>'),
    paragraph('Character', '<Text>A</Text>') + paragraph('Dialogue'),
    paragraph('Character', '<Text>A</Text>'),
    paragraph('Dialogue'),
    paragraph('Parenthetical', '<Text>(a)</Text>'),
    paragraph('Transition', '<Text>CUT TO:</Text>'),
    paragraph('Action', ''),
    paragraph('Action', '<ScriptNote><Paragraph><Text>a</Text></Paragraph></ScriptNote>'),
    paragraph(
      'Scene Heading',
      '<SceneProperties><Summary><Paragraph><Text>a</Text></Paragraph></Summary></SceneProperties><Text>INT. A</Text>',
    ),
    '<Paragraph StartsNewPage="Yes"/>',
    '<Paragraph SpaceBefore="24"><Text>a</Text></Paragraph>',
    '<Paragraph><DualDialogue/></Paragraph>',
    '<a/>',
    '<a>b</a>',
    '<Paragraph>',
    '</Paragraph>',
    'a',
    '\n',
  ].map((unit) => within(IN_SCRIPT, repeated(unit))),
  ...[
    paragraph('{}'),
    paragraph('Action', '<Text>{}</Text>'),
    '<Paragraph Kept="{}"><Text>a</Text></Paragraph>',
    '<{}/>',
  ].map((unit) => within(IN_SCRIPT, distinct(unit))),
  ...[
    '<Text>a</Text>',
    '<Text>a\n</Text>',
    '<Text Style="Bold">a</Text><Text>b</Text>',
    '<Text Style="Bold"> a </Text><Text Style="Italic"> b </Text>',
    '<Text Color="#111111111111">a</Text>',
    '<Text Style="AllCaps">ß</Text>',
    '<ScriptNote><Paragraph><Text>a</Text></Paragraph></ScriptNote>',
    '<Other/>',
    '<SceneProperties/>',
    '<DualDialogue/>',
  ].map((unit) => within(IN_PARAGRAPH, repeated(unit))),
  within(IN_PARAGRAPH, distinct('<Text Color="{}">a</Text>')),
  within(['<FinalDraft><Content><Paragraph ', '/></Content></FinalDraft>'], distinct('{}="a" ')),
  ...[paragraph('Character', '<Text>A</Text>'), paragraph('Dialogue')].map((unit) =>
    within(IN_PAIR, repeated(unit)),
  ),
  ...[paragraph('Action'), paragraph('', '<Text>a: b</Text>'), paragraph('', '')].map((unit) =>
    within(IN_TITLE, repeated(unit)),
  ),
  ...['a', 'a ', 'a\n', ' ', '*a', '(', '&amp;', '&#10;'].map((unit) =>
    within(IN_WORDS, repeated(unit)),
  ),
  ...['<a/>', '<a>b</a>\n', '<HeaderAndFooter><Paragraph/></HeaderAndFooter>'].map((unit) =>
    within(['<FinalDraft><Content/>', '</FinalDraft>'], repeated(unit)),
  ),
  within(IN_SCRIPT, nested('<a>', '</a>')),
  ...['<', '&', '<!--', '<![CDATA[', '<?', '<a b="'].flatMap((mark) => [
    within(IN_SCRIPT, repeated(mark)),
    after(mark, repeated('a ')),
  ]),
];

/** By it a text is taken for one that is laid out. */
const HEAD = `${'            HOLMES\n      Come in.\n\n'.repeat(2)}INT. HALL\n\n`;

/** Screenplays as typewriters set them. */
export const LAYOUTS: readonly Shape[] = [
  ...[
    'a\n',
    'a\n\n',
    'A\n',
    ' ',
    '\t',
    '\f',
    '\n',
    'a ',
    'a',
    '      a\n',
    '      a\n\n',
    '            A\n      a\n\n',
    '            A\n      a\n',
    '            A\n',
    '            A\n\n',
    "            A (CONT'D)\n      a\n            (MORE)\n\n",
    '            A\n         (a\n',
    '         (a\n',
    '         (a)\n',
    '(',
    '1',
    '1 ',
    '1.\n',
    '1   INT. A   1\n\n',
    'INT. A\n\n',
    'INT. ',
    '                              CUT TO:\n\n',
    'TO:',
    ' TO: IN:',
    'CONTINUED: (2)\n',
    '                          a\n',
    `${'a'.repeat(61)}\n`,
    `            A\n${`      ${'a'.repeat(34)}\n`.repeat(40)}\n`,
    'A1 ',
    '(CONTINUED',
  ].map((unit) => after(HEAD, repeated(unit))),
  ...['{}\n', '            {}\n      a\n\n', '{} INT. A\n\n', '      {}\n', 'INT. {}\n\n'].map(
    (unit) => after(HEAD, distinct(unit)),
  ),
  ...['            A\n', '         (a\n', 'INT. '].flatMap((head) => [
    after(HEAD + head, repeated('      a\n')),
    after(HEAD + head, repeated('         a\n')),
    after(HEAD + head, repeated('         (a)\n      a\n')),
    after(HEAD + head, repeated('a ')),
  ]),
  ...['(', '[[', '*', '/*', '_'].flatMap((mark) =>
    everyWay(mark).map((shape) => after(HEAD, shape)),
  ),
  before('a', after(HEAD, repeated(' '))),
];
