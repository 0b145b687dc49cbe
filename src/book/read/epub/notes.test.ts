import { describe, expect, it } from 'vitest';
import { buildEpub, prose } from '../../../../test/book/build-epub.ts';
import type { ReadChapter } from '../types.ts';
import { openZip } from '../zip.ts';
import { readEpub } from './read-epub.ts';

const LONG = prose(40);

/** The first chapter of a book whose first file has this body. */
function chapterOf(body: string, more: { name: string; body: string }[] = []): ReadChapter {
  const files = [{ name: 'a.xhtml', body: `<h1>One</h1>${body}<p>${LONG}</p>` }, ...more];
  const toc = files.map(({ name }) => ({ label: name === 'a.xhtml' ? 'One' : name, href: name }));
  const [first] = readEpub(openZip(buildEpub({ files, toc })), 'x').chapters;
  if (!first) throw new Error('no chapter');
  return first;
}

const prosePart = (text: string) => text.replace(LONG, '').trim();

describe('readEpub: notes leave the prose and are kept beside it', () => {
  it.each([
    [
      'a block of footnotes by class, as Gutenberg writes it',
      '<p>The clerk<a id="FNanchor_1" href="#Footnote_1" class="fnanchor">[1]</a> kept bees.</p><div class="footnotes"><h3>FOOTNOTES:</h3><div class="footnote"><p><a id="Footnote_1" href="#FNanchor_1" class="label">[1]</a> Bees were forbidden.</p></div></div>',
      'The clerk kept bees.',
      [{ mark: '1', text: 'Bees were forbidden.' }],
    ],
    [
      'a paragraph that links back',
      '<p>The mate<sup><a id="r2" href="#n2">2</a></sup> swore.</p><hr/><p class="x"><a id="n2" href="#r2">2</a> Swearing was fined.</p>',
      'The mate swore.',
      [{ mark: '2', text: 'Swearing was fined.' }],
    ],
    [
      'a paragraph that is linked to and begins with the mark',
      '<p>The mate<a href="#n2">[2]</a> swore.</p><p id="n2">[2] Swearing was fined.</p>',
      'The mate swore.',
      [{ mark: '2', text: 'Swearing was fined.' }],
    ],
    [
      'an aside by class',
      '<p>Oil<a class="noteref" href="#n3">*</a> was dear.</p><aside id="n3" class="footnote"><p>Whale oil.</p></aside>',
      'Oil was dear.',
      [{ mark: '*', text: 'Whale oil.' }],
    ],
    [
      'an aside by epub:type',
      '<p>Oil<a epub:type="noteref" href="#n3">3</a> was dear.</p><aside id="n3" epub:type="footnote"><p>Whale oil.</p><p>At that time.</p></aside>',
      'Oil was dear.',
      [{ mark: '3', text: 'Whale oil.\n\nAt that time.' }],
    ],
    [
      'a list of endnotes by role',
      '<p>Oil<a href="#fn1" role="doc-noteref">1</a> and salt<a href="#fn2" role="doc-noteref">2</a>.</p><section role="doc-endnotes"><hr/><ol><li id="fn1" role="doc-endnote"><p>Whale oil.<a href="#r1" role="doc-backlink">↩︎</a></p></li><li id="fn2" role="doc-endnote"><p>Sea salt.</p></li></ol></section>',
      'Oil and salt.',
      [
        { mark: '1', text: 'Whale oil.' },
        { mark: '2', text: 'Sea salt.' },
      ],
    ],
    [
      'a list under a heading that says so, with marks that are no links',
      '<p>The soup was thin.<sup>4</sup> The m<sup>2</sup> was not.</p><h3>Notes</h3><p>4 Thin soup is recorded.</p>',
      'The soup was thin. The m2 was not.',
      [{ mark: '4', text: 'Thin soup is recorded.' }],
    ],
    [
      'a note in the line',
      '<p>Oil<span class="footnote">Whale oil, at that time.</span> was dear.</p>',
      'Oil was dear.',
      [{ mark: '', text: 'Whale oil, at that time.' }],
    ],
    [
      'a plain aside',
      '<p>Oil.</p><aside><p>On oil.</p></aside>',
      'Oil.',
      [{ mark: '', text: 'On oil.' }],
    ],
  ])('%s', (_, body, text, notes) => {
    const chapter = chapterOf(body);
    expect(prosePart(chapter.text)).toBe(text);
    expect(chapter.notes).toEqual(notes);
  });

  it('that stand in a file of their own go to the chapter that refers to them', () => {
    const body = '<p>Oil<a id="r1" href="notes.xhtml#n1">1</a> was dear.</p>';
    const notes = '<h1>Notes</h1><p><a id="n1" href="a.xhtml#r1">1</a> Whale oil.</p>';
    const chapter = chapterOf(body, [{ name: 'notes.xhtml', body: notes }]);
    expect(prosePart(chapter.text)).toBe('Oil was dear.');
    expect(chapter.notes).toEqual([{ mark: '1', text: 'Whale oil.' }]);
  });

  it.each([
    [
      'a letter in the story',
      '<div class="note"><p>Dear Mara, come home.</p></div>',
      'Dear Mara, come home.',
    ],
    ['a footnoted word', '<p>They footnoted it.</p>', 'They footnoted it.'],
    [
      'a section that is called Notes',
      '<h2>Notes</h2><p>She wrote them down.</p>',
      'Notes\n\nShe wrote them down.',
    ],
    ['a power', '<p>x<sup>2</sup> and 2<sup>nd</sup></p>', 'x2 and 2nd'],
    [
      'a link to another place',
      '<p id="p">See <a href="#q">the river</a>.</p><p id="q">The river.</p>',
      'See the river.\n\nThe river.',
    ],
  ])('leaves %s where it is', (_, body, text) => {
    expect(prosePart(chapterOf(body).text)).toBe(text);
  });
});

describe('readEpub: pictures that are text', () => {
  const CHAPTER = '<h1><img src="x.png" alt="CHAPTER TWO"/></h1>';

  it.each([
    ['a drop capital in a span', '<p><span class="dropcap">T</span>he ferry.</p>', 'The ferry.'],
    [
      'a drop capital in a block of its own',
      '<div class="dropcap">R</div><p>ain stood.</p>',
      'Rain stood.',
    ],
    [
      'one of two letters',
      '<div class="drop-cap">“Ra</div><p>in stood,” she said.</p>',
      '“Rain stood,” she said.',
    ],
    ['a large letter before a line end', '<p><big>N</big>\nobody spoke.</p>', 'Nobody spoke.'],
    [
      'a letter that is a word',
      '<p><span class="initial">A</span> lamp burned.</p>',
      'A lamp burned.',
    ],
    [
      'a letter that is a word, in a block',
      '<div class="dropcap">A</div><p>lamp burned.</p>',
      'A lamp burned.',
    ],
    ['a picture of a letter', '<p><img src="w.png" alt="W"/>e had soup.</p>', 'We had soup.'],
    [
      'a picture that tells its letter',
      '<p><img class="cap" src="i.png" alt="Illuminated letter I"/>t was late.</p>',
      'It was late.',
    ],
    [
      'a picture of several letters',
      '<p><img class="dropcap" src="i.png" alt="TH"/>E MEN went.</p>',
      'THE MEN went.',
    ],
    [
      'a picture of a letter in a block',
      '<div><img class="dropcap" src="i.png" alt="T"/></div><p>he men went.</p>',
      'The men went.',
    ],
    [
      'a character that is a picture',
      '<p>狼に<ruby><rb><img class="gaiji" src="g.png" alt="喰"/></rb><rt>く</rt></ruby>い殺された。</p>',
      '狼に喰い殺された。',
    ],
    [
      'a character without a class',
      '<p>彼の名は<img src="g.png" alt="髙"/>橋だ。</p>',
      '彼の名は髙橋だ。',
    ],
    ['an ornament', '<p>One.<img src="x.png" alt="ornament"/></p>', 'One.'],
  ])('%s', (_, body, text) => expect(prosePart(chapterOf(body).text)).toBe(text));

  it('headings by their alternative text', () => {
    const body = `<h1><img src="x.png" alt="Chapter One"/></h1><p>${LONG}</p>${CHAPTER}<p>${LONG}</p><p><img src="x.png" alt="Chapter Three"/></p><p>${LONG}</p>`;
    const { chapters } = readEpub(openZip(buildEpub({ files: [{ name: 'a.xhtml', body }] })), 'x');
    expect(chapters.map(({ title }) => title)).toEqual([
      'Chapter One',
      'Chapter Two',
      'Chapter Three',
    ]);
  });

  it('headings without one by the contents', () => {
    const files = ['a', 'b'].map((name) => ({
      name: `${name}.xhtml`,
      body: `<h1><img src="${name}.png" alt=""/></h1><p>${LONG}</p>`,
    }));
    const toc = [
      { label: 'The Boy', href: 'a.xhtml' },
      { label: 'The Girl', href: 'b.xhtml' },
    ];
    const { chapters } = readEpub(openZip(buildEpub({ files, toc })), 'x');
    expect(chapters.map(({ title }) => title)).toEqual(['The Boy', 'The Girl']);
  });
});
