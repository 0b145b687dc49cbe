import { describe, expect, it } from 'vitest';
import { MAX_DEPTH } from '../limits.ts';
import { attribute, child, children, descendants, parseXml, textOf } from './xml-tree.ts';

describe('parseXml', () => {
  it('finds elements and attributes whatever their prefix and case', () => {
    const root = parseXml('<OPF:Package><dc:Title opf:role="aut">A</dc:Title></OPF:Package>', 'x');
    const title = child(child(root, 'package'), 'title');
    expect(textOf(title)).toBe('A');
    expect(attribute(title, 'opf:role')).toBe('aut');
    expect(attribute(title, 'lang')).toBe('');
  });

  it('finds children straight below, and descendants in document order', () => {
    const root = parseXml('<a><b n="1"><b n="2"/></b><b n="3"/></a>', 'x');
    const numbers = (found: ReturnType<typeof children>) => found.map((b) => attribute(b, 'n'));
    expect(numbers(children(child(root, 'a'), 'b'))).toEqual(['1', '3']);
    expect(numbers(descendants(root, 'b'))).toEqual(['1', '2', '3']);
  });

  it('gives the text of all that is inside, CDATA too, and no comment', () => {
    const root = parseXml('<a> The <i>Red</i>\n<![CDATA[Room & ]]><!-- no -->&amp; I</a>', 'x');
    expect(textOf(child(root, 'a'))).toBe('The Red Room & & I');
  });

  it('knows the named entities of HTML in a navigation document', () => {
    const root = parseXml('<p>Fa&ccedil;ade<br>End</p>', 'x', 'html');
    expect(textOf(child(root, 'p'))).toBe('FaçadeEnd');
  });

  it('refuses a file that nests deeper than any book', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(descendants(parseXml(nested(MAX_DEPTH), 'x'), 'a')).toHaveLength(MAX_DEPTH);
    expect(() => parseXml(nested(MAX_DEPTH + 1), 'toc.ncx')).toThrow(
      `toc.ncx nests elements more than ${MAX_DEPTH} deep`,
    );
  });
});
