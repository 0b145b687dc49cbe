import { Parser } from 'htmlparser2';
import { AppError } from '../../../contract/error.ts';

/** An element of an XML document. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
  /** 1-based line of the document; 0 for one that was made. */
  line: number;
}

/** Deeper than any program nests. */
const DEEPEST = 64;
/** Elements and attributes together: some hundred long scripts. */
const MOST_PARTS = 2_000_000;

/**
 * Reads an XML document, of which nothing but the five entities that XML has itself is expanded.
 * @throws AppError `script.damaged` with the line: a document type, what does not close, what is too deep
 */
export function readXml(text: string): XmlElement {
  const lineOf = lineCounter(text);
  const root = element('', {}, 0);
  const open = [root];
  let parts = 0;
  const parser: Parser = new Parser(
    {
      onprocessinginstruction: (name) => {
        if (name.startsWith('!'))
          fail('it has a document type, which is not read', parser.startIndex);
      },
      onopentag: (name, attributes) => {
        parts += 1 + Object.keys(attributes).length;
        if (parts > MOST_PARTS) fail('it has more parts than are read', parser.startIndex);
        if (open.length > DEEPEST)
          fail(`it nests deeper than ${DEEPEST} elements`, parser.startIndex);
        const own = element(name, attributes, lineOf(parser.startIndex));
        open.at(-1)?.children.push(own);
        open.push(own);
      },
      onclosetag: (name, implied) => {
        const own = open.pop();
        if (implied && !isEmptyTag(text, parser.endIndex)) {
          fail(`<${name}> of line ${own?.line} is not closed`, parser.startIndex);
        }
      },
      ontext: (words) => {
        const { children } = open.at(-1) ?? root;
        const last = children.at(-1);
        if (typeof last === 'string') children[children.length - 1] = last + words;
        else children.push(words);
      },
      onerror: (error) => {
        throw error;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const fail = (what: string, at: number): never => {
    throw damaged(what, lineOf(at));
  };
  parser.end(text);
  const found = root.children.find((each) => typeof each !== 'string');
  if (found === undefined) throw damaged('it has no element', 1);
  return found;
}

/** An empty element closes itself, which the parser tells as implied. */
function isEmptyTag(text: string, end: number): boolean {
  return text.charAt(end) === '>' && text.charAt(end - 1) === '/';
}

export function damaged(what: string, line: number): AppError {
  return new AppError('script.damaged', `line ${line}: ${what}`, {
    hint: 'Open it in the program that wrote it, and save it again.',
    details: { line },
  });
}

/** Lines of offsets that are asked for in rising order, more or less. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  // Found once and kept: where a line is long, who asks for each of its offsets would look it through again.
  let end = text.indexOf('\n');
  return (offset) => {
    for (; end !== -1 && end < offset; line++) end = text.indexOf('\n', end + 1);
    return line;
  };
}

export function element(
  name: string,
  attributes: Record<string, string>,
  line = 0,
  children: XmlElement['children'] = [],
): XmlElement {
  return { name, attributes, children, line };
}

export function elementsOf({ children }: XmlElement, name?: string): XmlElement[] {
  return children.filter(
    (each): each is XmlElement =>
      typeof each !== 'string' && (name === undefined || each.name === name),
  );
}

export function textOf({ children }: XmlElement): string {
  return children.map((each) => (typeof each === 'string' ? each : textOf(each))).join('');
}

/** An element as it stands in a document; what holds words is not indented. */
export function writeXml({ name, attributes, children }: XmlElement, indent = ''): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value).replace(/\n/g, '&#10;')}"`)
    .join('');
  if (children.length === 0) return `${indent}<${name}${written}/>`;
  const hasWords = children.some((each) => typeof each === 'string' && each.trim() !== '');
  if (hasWords || name === 'Text') {
    const inner = children.map((each) =>
      typeof each === 'string' ? escapeXml(each) : writeXml(each),
    );
    return `${indent}<${name}${written}>${inner.join('')}</${name}>`;
  }
  const inner = children.flatMap((each) =>
    typeof each === 'string' ? [] : [writeXml(each, `${indent}  `)],
  );
  return `${indent}<${name}${written}>\n${inner.join('\n')}\n${indent}</${name}>`;
}

const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to write them.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('*/', '*&#47;')
    .replaceAll('\r', '&#13;');
}
