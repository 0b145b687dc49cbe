import { describe, expect, it } from 'vitest';
import { buildEpub, type EpubOptions, epubParts, prose } from '../../../../test/book/build-epub.ts';
import { writeZip } from '../../../../test/book/write-zip.ts';
import type { BookContent } from '../types.ts';
import { openZip } from '../zip.ts';
import { readEpub } from './read-epub.ts';

const TEXT = `<p>${prose(160)}</p>`;

function read(options: EpubOptions): BookContent {
  return readEpub(openZip(buildEpub(options)), 'Fallback');
}

function titles(options: EpubOptions): string[] {
  return read(options).chapters.map(({ title }) => title);
}

/** The text of one document, as the only chapter of a book. */
function textOf(body: string): string {
  const files = [{ name: 'one.xhtml', body: `<h1>One</h1>${body}` }];
  return read({ files, toc: [{ label: 'One', href: 'one.xhtml' }] }).chapters[0]?.text ?? '';
}

const chapter = (name: string, heading: string) => ({ name, body: `<h1>${heading}</h1>${TEXT}` });
const line = (label: string, href: string) => ({ label, href });

describe('readEpub: table of contents', () => {
  it.each([2, 3] as const)('takes the chapters from the contents of EPUB %i', (version) => {
    const files = [chapter('a.xhtml', 'The Boy'), chapter('b b.xhtml', 'The Girl')];
    const toc = [line('The Boy', 'a.xhtml'), line('The Girl', 'b%20b.xhtml')];
    expect(titles({ version, files, toc })).toEqual(['The Boy', 'The Girl']);
  });

  it('takes the leaves of nested contents', () => {
    const files = [
      { name: 'p1.xhtml', body: '<h1>Part One</h1>' },
      chapter('a.xhtml', 'The Boy'),
      { name: 'p2.xhtml', body: '<h1>Part Two</h1>' },
      chapter('b.xhtml', 'The Girl'),
    ];
    const toc = [
      { ...line('Part One', 'p1.xhtml'), children: [line('The Boy', 'a.xhtml')] },
      { ...line('Part Two', 'p2.xhtml'), children: [line('The Girl', 'b.xhtml')] },
    ];
    const book = read({ files, toc });
    expect(book.chapters.map(({ title }) => title)).toEqual(['The Boy', 'The Girl']);
    expect(book.leftOut.map(({ reason }) => reason)).toEqual(['part title', 'part title']);
  });

  it('puts the part in front only where titles would be the same', () => {
    const files = ['a', 'b', 'c'].map((name) => chapter(`${name}.xhtml`, 'Chapter 1'));
    files.push(chapter('d.xhtml', 'Epilogue'));
    const toc = [
      { label: 'Part I: Dawn', children: [line('Chapter 1', 'a.xhtml')] },
      { label: 'Part II: Dusk', children: [line('Chapter 1', 'b.xhtml')] },
      { label: 'Part III: Night', children: [line('Chapter 1', 'c.xhtml')] },
      line('Epilogue', 'd.xhtml'),
    ];
    expect(titles({ files, toc })).toEqual([
      'Part I: Chapter 1',
      'Part II: Chapter 1',
      'Part III: Chapter 1',
      'Epilogue',
    ]);
  });

  it('knows parts in a contents that does not nest', () => {
    const files = ['a', 'b', 'c', 'd'].map((name) => chapter(`${name}.xhtml`, 'One'));
    files[0] = { name: 'a.xhtml', body: '<h1>Part I</h1>' };
    files[2] = { name: 'c.xhtml', body: '<h1>Part II</h1>' };
    const toc = [
      line('Part I', 'a.xhtml'),
      line('Chapter 1', 'b.xhtml'),
      line('Part II', 'c.xhtml'),
      line('Chapter 1', 'd.xhtml'),
    ];
    expect(titles({ files, toc })).toEqual(['Part I: Chapter 1: One', 'Part II: Chapter 1: One']);
  });

  it('keeps the sections of a story inside the story', () => {
    const body = `<h1>Bohemia</h1><h2 id="s1">I</h2>${TEXT}<h2 id="s2">II</h2>${TEXT}`;
    const files = [{ name: 'a.xhtml', body }, chapter('b.xhtml', 'The League')];
    const sections = [line('I', 'a.xhtml#s1'), line('II', 'a.xhtml#s2')];
    const toc = [
      { ...line('Bohemia', 'a.xhtml'), children: sections },
      line('The League', 'b.xhtml'),
    ];
    const book = read({ files, toc });
    expect(book.chapters.map(({ title }) => title)).toEqual(['Bohemia', 'The League']);
    expect(book.chapters[0]?.text).toContain('\n\n* * *\n\n');
  });

  it('keeps the sections of a chapter in it where they are files of their own', () => {
    const files = [
      chapter('a.xhtml', 'Chapter 1'),
      { name: 'a2.xhtml', body: `<h2>The quay</h2>${TEXT}` },
      chapter('b.xhtml', 'Chapter 2'),
    ];
    const first = { ...line('Chapter 1', 'a.xhtml'), children: [line('The quay', 'a2.xhtml')] };
    expect(titles({ files, toc: [first, line('Chapter 2', 'b.xhtml')] })).toEqual([
      'Chapter 1',
      'Chapter 2',
    ]);
  });

  it('believes the type of a section more than the shape of the contents', () => {
    const body = `<section id="p" epub:type="part"><h1>Dawn</h1><section id="a" epub:type="chapter"><h2>The Boy</h2>${TEXT}</section><section id="b" epub:type="chapter"><h2>The Girl</h2>${TEXT}</section></section>`;
    const files = [{ name: 'p.xhtml', body }, chapter('c.xhtml', 'Dusk')];
    const inner = [line('The Boy', 'p.xhtml#a'), line('The Girl', 'p.xhtml#b')];
    const toc = [{ ...line('Dawn', 'p.xhtml#p'), children: inner }, line('Dusk', 'c.xhtml')];
    expect(titles({ files, toc })).toEqual(['The Boy', 'The Girl', 'Dusk']);
  });

  it('cuts one file at its fragment ids', () => {
    const body = `<h2 id="x">The Boy</h2><p>First.</p>${TEXT}<h2><a id="y"/>The Girl</h2><p>Second.</p>${TEXT}`;
    const files = [{ name: 'all.xhtml', body }];
    const toc = [line('The Boy', 'all.xhtml#x'), line('The Girl', 'all.xhtml#y')];
    const { chapters } = read({ files, toc });
    expect(chapters.map(({ text }) => text.split('\n')[0])).toEqual(['First.', 'Second.']);
    expect(chapters[0]?.text).not.toContain('Second.');
  });

  it('joins a chapter that goes on in files without a line of their own', () => {
    const files = [
      chapter('a.xhtml', 'The Boy'),
      { name: 'a2.xhtml', body: '<p>It went on.</p>' },
      chapter('b.xhtml', 'The Girl'),
    ];
    const toc = [line('The Boy', 'a.xhtml'), line('The Girl', 'b.xhtml')];
    const { chapters } = read({ files, toc });
    expect(chapters).toHaveLength(2);
    expect(chapters[0]?.text.endsWith('It went on.')).toBe(true);
  });

  it('takes the headings where there is no table of contents', () => {
    const files = [chapter('a.xhtml', 'Chapter 1'), chapter('b.xhtml', 'Chapter 2')];
    expect(titles({ files })).toEqual(['Chapter 1', 'Chapter 2']);
  });

  it('takes the headings where the contents names nothing but the start', () => {
    const files = ['One', 'Two', 'Three', 'Four'].map((name) => chapter(`${name}.xhtml`, name));
    expect(titles({ files, toc: [line('Start', 'One.xhtml')] })).toEqual([
      'One',
      'Two',
      'Three',
      'Four',
    ]);
  });

  it('passes over lines that lead nowhere', () => {
    const files = [chapter('a.xhtml', 'The Boy'), chapter('b.xhtml', 'The Girl')];
    const toc = [
      line('The Boy', 'a.xhtml'),
      line('Lost', 'lost.xhtml'),
      line('The Girl', 'b.xhtml'),
    ];
    expect(titles({ files, toc })).toEqual(['The Boy', 'The Girl']);
  });
});

describe('readEpub: titles', () => {
  const one = (label: string, heading: string) =>
    titles({
      files: [{ name: 'a.xhtml', body: `${heading}${TEXT}` }, chapter('b.xhtml', 'Other')],
      toc: [line(label, 'a.xhtml'), line('Other', 'b.xhtml')],
    })[0];

  it.each([
    ['I', '<h2>A Scandal in Bohemia</h2>', 'A Scandal in Bohemia'],
    ['I', '<h2>I</h2>', 'Chapter I'],
    ['Chapter 1', '<h2>Chapter 1</h2><h3>The Boy</h3>', 'Chapter 1: The Boy'],
    ['CHAPTER I.', '<h2>CHAPTER I.<br/>THE STORM AT SEA</h2>', 'Chapter I: The Storm at Sea'],
    ['1. The Boy', '<h2>1</h2><h2>The Boy</h2>', 'The Boy'],
    ['The Boy', '<h2>Chapter One</h2><h3>The Boy</h3>', 'Chapter One: The Boy'],
    ['The&#160;Boy&#173;hood', '<h2>The Boyhood</h2>', 'The Boyhood'],
  ])('makes of %j over %j the title %j', (label, heading, title) => {
    expect(one(label, heading)).toBe(title);
  });

  it('does not repeat the title at the top of the text', () => {
    const files = [
      { name: 'a.xhtml', body: `<h1>Chapter 1</h1><h2>The Boy</h2><p>He ran.</p>${TEXT}` },
    ];
    const { chapters } = read({ files, toc: [line('Chapter 1: The Boy', 'a.xhtml')] });
    expect(chapters[0]?.text.startsWith('He ran.')).toBe(true);
  });
});

describe('readEpub: front and back matter', () => {
  const book = (files: EpubOptions['files'], more: Partial<EpubOptions> = {}) =>
    read({
      files: [...files, chapter('b.xhtml', 'Body'), chapter('c.xhtml', 'End')],
      toc: [
        ...files.map((file) => line(file.name.replace('.xhtml', ''), file.name)),
        line('Body', 'b.xhtml'),
        line('End', 'c.xhtml'),
      ],
      ...more,
    });

  it.each([
    'Title Page',
    'Copyright',
    'Imprint',
    'Colophon',
    'Contents',
    'Dedication',
    'Preface',
    'Introduction',
    'About the Author',
    'Impressum',
    'Inhaltsverzeichnis',
    'Vorwort',
    'Table des matières',
    'Remerciements',
    'Índice',
    'Agradecimientos',
    'Frontespizio',
    'Prefazione',
  ])('leaves out %j by its name', (name) => {
    const { chapters, leftOut } = book([
      { name: `${name}.xhtml`, body: `<h1>${name}</h1>${TEXT}` },
    ]);
    expect(chapters.map(({ title }) => title)).toEqual(['Body', 'End']);
    expect(leftOut).toHaveLength(1);
  });

  it.each(['Prologue', 'Epilogue', 'Prólogo', 'Epilog'])('keeps %j as a chapter', (name) => {
    const { chapters } = book([{ name: `${name}.xhtml`, body: `<h1>${name}</h1>${TEXT}` }]);
    expect(chapters.map(({ title }) => title)).toEqual([name, 'Body', 'End']);
  });

  it('leaves out a page by its epub:type', () => {
    const file = {
      name: 'page.xhtml',
      type: 'frontmatter',
      body: `<section epub:type="foreword">${TEXT}</section>`,
    };
    expect(book([file]).leftOut).toEqual([{ title: 'page', reason: 'preface or introduction' }]);
  });

  it.each([2, 3] as const)(
    'leaves out a page by the guide or the landmarks of EPUB %i',
    (version) => {
      const landmarks = { 'copyright-page': 'page.xhtml' };
      const { leftOut } = book([{ name: 'page.xhtml', body: TEXT }], { version, landmarks });
      expect(leftOut).toEqual([{ title: 'page', reason: 'imprint or copyright page' }]);
    },
  );

  it('leaves out a title page that has the contents and an edition note under it', () => {
    const links = Array.from(
      { length: 70 },
      (_, n) => `<tr><td><a href="b.xhtml#c${n}">Chapter ${n}</a></td></tr>`,
    );
    const body = `<h1>The Test</h1><p>by Ann Author</p><p>THE THIRD EDITION, ${prose(125)}</p><h2>Contents</h2><table>${links.join('')}</table>`;
    const files = [
      { name: 'a.xhtml', body },
      chapter('b.xhtml', 'CHAPTER I.<br/>The Boy'),
      chapter('c.xhtml', 'CHAPTER II.<br/>The Girl'),
    ];
    const toc = [
      line('The Test', 'a.xhtml'),
      line('CHAPTER I. The Boy', 'b.xhtml'),
      line('CHAPTER II. The Girl', 'c.xhtml'),
    ];
    const { chapters, leftOut } = read({ files, toc, version: 2 });
    expect(chapters.map(({ title }) => title)).toEqual([
      'Chapter I: The Boy',
      'Chapter II: The Girl',
    ]);
    expect(leftOut).toEqual([{ title: 'The Test', reason: 'title page' }]);
  });

  it('splits one file without any contents at its headings', () => {
    const body = `<h1>The Test</h1><p>by Ann</p><h2>Chapter 1</h2>${TEXT}<h2>Chapter 2</h2>${TEXT}`;
    const { chapters } = read({ files: [{ name: 'a.xhtml', body }] });
    expect(chapters.map(({ title }) => title)).toEqual(['Chapter 1', 'Chapter 2']);
  });

  it('leaves an unlisted imprint out of a book without any contents', () => {
    const files = [
      chapter('a.xhtml', 'The Boy'),
      chapter('b.xhtml', 'The Girl'),
      { name: 'c.xhtml', body: '<p>© 2020 Ann Author. All rights reserved.</p>' },
    ];
    const { chapters, leftOut } = read({ files });
    expect(chapters.map(({ title }) => title)).toEqual(['The Boy', 'The Girl']);
    expect(leftOut).toHaveLength(1);
  });

  it('keeps a chapter that is called Notes where its type says chapter', () => {
    const body = `<section epub:type="chapter"><h1>Notes</h1>${TEXT}</section>`;
    expect(book([{ name: 'Notes.xhtml', body }]).chapters[0]?.title).toBe('Notes');
  });

  it('leaves out an unlisted imprint by its phrases', () => {
    const files = [
      {
        name: 'x.xhtml',
        body: '<p>© 2020 Ann Author. All rights reserved. ISBN 978-1-23456-789-0.</p>',
      },
      chapter('b.xhtml', 'Body'),
      chapter('c.xhtml', 'End'),
    ];
    const { leftOut } = read({ files, toc: [line('Body', 'b.xhtml'), line('End', 'c.xhtml')] });
    expect(leftOut.map(({ reason }) => reason)).toEqual(['imprint or copyright page']);
  });

  it('leaves out a page of links as contents', () => {
    const links = Array.from(
      { length: 9 },
      (_, n) => `<p><a href="b.xhtml#c${n}">The part about number ${n}</a></p>`,
    );
    const { leftOut } = book([{ name: 'Where is what.xhtml', body: links.join('') }]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(['contents']);
  });

  it('leaves out the navigation document in the reading order', () => {
    expect(book([], { navInSpine: true }).chapters).toHaveLength(2);
  });

  it('leaves out what is not in the linear reading order, and says so', () => {
    const files = [chapter('b.xhtml', 'Body'), { ...chapter('n.xhtml', 'N'), linear: false }];
    const { leftOut } = read({ files, toc: [line('Body', 'b.xhtml')] });
    expect(leftOut.map(({ reason }) => reason)).toEqual(['outside the reading order']);
  });

  it('keeps an unlisted page of prose before the first chapter', () => {
    const files = [
      { name: 'x.xhtml', body: TEXT },
      chapter('b.xhtml', 'Body'),
      chapter('c.xhtml', 'End'),
    ];
    const toc = [line('Body', 'b.xhtml'), line('End', 'c.xhtml')];
    expect(read({ files, toc }).chapters).toHaveLength(3);
  });

  it('keeps the only text of a book whatever its name', () => {
    const files = [{ name: 'x.xhtml', body: `<h1>Introduction</h1>${TEXT}` }];
    expect(read({ files, toc: [line('Introduction', 'x.xhtml')] }).chapters).toHaveLength(1);
  });

  it("drops Project Gutenberg's frame inside a chapter's file", () => {
    const text = textOf(
      '<div id="pg-header">The Project Gutenberg eBook</div><p>Real.</p><section class="pg-boilerplate pgheader" id="pg-footer">Licence</section>',
    );
    expect(text).toBe('Real.');
  });
});

describe('readEpub: text', () => {
  it.each([
    ['paragraphs', '<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
    ['text without paragraphs', '<div>One.</div>Two.', 'One.\n\nTwo.'],
    ['line breaks', '<p>One,<br/>two.</p>', 'One,\ntwo.'],
    ['emphasis', '<p>It <em>was</em> <i>so</i> <b>dark</b>.</p>', 'It was so dark.'],
    ['entities', '<p>Caf&eacute; &amp; t&#234;te &mdash; &lt;x&gt;</p>', 'Café & tête — <x>'],
    ['soft hyphens and hard spaces', '<p>Rab&shy;bit&nbsp;hole</p>', 'Rabbit hole'],
    ['spaces of the source', '<p>\n  One\n  two </p>', 'One two'],
    ['a rule', '<p>One.</p><hr/><p>Two.</p>', 'One.\n\n* * *\n\nTwo.'],
    ['asterisks', '<p>One.</p><p>* * *</p><p>Two.</p>', 'One.\n\n* * *\n\nTwo.'],
    [
      'an empty break paragraph',
      '<p>One.</p><p class="scene-break"><img src="o.png"/></p><p>Two.</p>',
      'One.\n\n* * *\n\nTwo.',
    ],
    ['breaks at the ends', '<hr/><p>One.</p><hr/>', 'One.'],
    ['a note marker', '<p>One<a epub:type="noteref" href="#n1">1</a>.</p>', 'One.'],
    ['a note marker without a type', '<p>One<sup><a href="n.xhtml#n1">[12]</a></sup>.</p>', 'One.'],
    ['a note', '<p>One.</p><aside epub:type="footnote"><p>A note.</p></aside>', 'One.'],
    ['a link that is text', '<p>See <a href="#x">the river</a>.</p>', 'See the river.'],
    ['a page number', '<p>One <span epub:type="pagebreak">12</span>two.</p>', 'One two.'],
    [
      'verse in one paragraph',
      '<blockquote><p><span>A,</span><br/><span>B.</span></p><p>C,<br/>D.</p></blockquote>',
      'A,\nB.\n\nC,\nD.',
    ],
    [
      'verse by lines',
      '<div class="poem"><div class="stanza"><p>A,</p><p>B.</p></div><div class="stanza"><p>C.</p></div></div>',
      'A,\nB.\n\nC.',
    ],
    ['a list', '<ul><li>Bread</li><li>Salt</li></ul>', 'Bread\nSalt'],
    [
      'a table',
      '<table><tr><th>Name</th><td>Mara</td></tr><tr><th>Age</th><td>9</td></tr></table>',
      'Name | Mara\nAge | 9',
    ],
    [
      'prose in a layout table',
      '<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>',
      'One.\n\nTwo.',
    ],
    ['scripts and styles', '<style>p{}</style><script>alert(1)</script><p>One.</p>', 'One.'],
    ['comments and CDATA', '<p>One<!-- no -->.<![CDATA[ <two> ]]></p>', 'One. <two>'],
    ['a drop capital that is a picture', '<p><img src="t.png" alt="T"/>he lamp.</p>', 'The lamp.'],
    [
      'captions',
      '<figure><img src="a.png" alt="x"/><figcaption>Fig. 1</figcaption></figure><p>One.</p>',
      'One.',
    ],
    ['ruby', '<p><ruby>漢<rt>kan</rt></ruby>字</p>', '漢字'],
    ['markup that is never closed', '<p>One <b>two<p>Three', 'One two\n\nThree'],
    ['a heading inside', '<p>One.</p><h3>The letter</h3><p>Two.</p>', 'One.\n\nThe letter\n\nTwo.'],
  ])('reads %s', (_, body, text) => expect(textOf(body)).toBe(text));

  it('reads a document in the encoding that it declares', () => {
    const source =
      '<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>caf\xe9 \x93l\xe0\x94</p></body></html>';
    const parts = epubParts({ files: [{ name: 'a.xhtml', body: '' }] }).map((part) =>
      part.name === 'OEBPS/a.xhtml' ? { ...part, data: Buffer.from(source, 'latin1') } : part,
    );
    const book = readEpub(openZip(writeZip(parts)), 'x');
    expect(book.chapters[0]?.text).toBe('café “là”');
  });

  it('never expands entities that a document defines itself', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b; one.</p></body></html>`;
    const [only] = read({ files: [{ name: 'a.xhtml', body: bomb }] }).chapters;
    expect(only?.text).not.toContain('lol');
  });
});

describe('readEpub: metadata', () => {
  const files = [chapter('a.xhtml', 'One')];

  it('takes only authors among the creators', () => {
    const metadata = `<dc:title>T</dc:title><dc:creator id="a">Ann</dc:creator><dc:creator id="b">Bob</dc:creator><meta refines="#b" property="role">ill</meta><dc:creator opf:role="trl">Cid</dc:creator>`;
    expect(read({ files, metadata }).author).toBe('Ann');
  });

  it('takes the main title among several', () => {
    const metadata = `<dc:title id="s">A sub</dc:title><dc:title id="m">The Main</dc:title><meta refines="#m" property="title-type">main</meta>`;
    expect(read({ files, metadata }).title).toBe('The Main');
  });

  it('leaves empty what the book does not say', () => {
    const { title, author, language } = read({ files, metadata: '<dc:language>?</dc:language>' });
    expect({ title, author, language }).toEqual({
      title: 'Fallback',
      author: null,
      language: null,
    });
  });
});
