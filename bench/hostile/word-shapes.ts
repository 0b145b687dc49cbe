import { distinct, nested, repeated, type Shape, within } from './shapes.ts';

const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const paragraph = (inner: string) => `<w:p>${inner}</w:p>`;
const P = ['<w:p>', '</w:p>'] as const;
const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;

/** What stands in the body of a Word document. */
export const WORD_BODIES: readonly Shape[] = [
  ...[
    paragraph(run('a')),
    paragraph(''),
    '<w:p/>',
    paragraph(run(' ')),
    paragraph(`<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('a')}`),
    paragraph(
      `<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>${run('a')}`,
    ),
    `<w:tbl><w:tr>${cell(paragraph(run('a')))}</w:tr></w:tbl>`,
    '<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
    '<w:unknown/>',
  ].map(repeated),
  ...[
    paragraph(run('{}')),
    paragraph(`<w:pPr><w:pStyle w:val="{}"/></w:pPr>${run('a')}`),
    paragraph(`<w:bookmarkStart w:id="1" w:name="{}"/>${run('a')}`),
    '<w:{}/>',
  ].map(distinct),
  ...[
    run('a'),
    run('a '),
    '<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>b</w:t></w:r>',
    '<w:r><w:tab/></w:r>',
    '<w:r><w:br/></w:r>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "a"</w:instrText></w:r>',
    '<w:r><w:footnoteReference w:id="1"/></w:r>',
    '<w:ins><w:r><w:t>a</w:t></w:r></w:ins>',
    '<w:del><w:r><w:delText>a</w:delText></w:r></w:del>',
    '<w:hyperlink w:anchor="a"><w:r><w:t>a</w:t></w:r></w:hyperlink>',
    '<w:r><w:drawing/></w:r>',
  ].map((unit) => within(P, repeated(unit))),
  within(['<w:p><w:r><w:t>', '</w:t></w:r></w:p>'], repeated('a ')),
  within(['<w:p><w:r><w:t>', '</w:t></w:r></w:p>'], repeated('&amp;')),
  within(['<w:tbl><w:tr>', '</w:tr></w:tbl>'], repeated(cell(paragraph(run('a'))))),
  within(['<w:tbl>', '</w:tbl>'], repeated(`<w:tr>${cell(paragraph(run('a')))}</w:tr>`)),
  within(
    ['<w:tbl>', '</w:tbl>'],
    repeated('<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>'),
  ),
  nested('<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>', paragraph(run('a'))),
  nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', paragraph(run('a'))),
];
