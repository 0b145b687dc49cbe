import { Parser } from 'htmlparser2';
import { AppError } from '../../../contract/error.ts';
import { MAX_DEPTH } from '../limits.ts';

/** An element of a small XML file (container, package, NCX) or of a navigation document. */
export interface XmlElement {
  /** Lower case, without a namespace prefix: "dc:title" is "title". */
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** The text inside it and inside its children, runs of spaces as one. */
  text: string;
}

/**
 * Reads markup into a tree. `mode` html resolves HTML's named entities and knows its void elements.
 * External entities and DTDs are never followed.
 * @throws AppError book.damaged where elements are nested deeper than MAX_DEPTH
 */
export function parseXml(source: string, name: string, mode: 'xml' | 'html' = 'xml'): XmlElement {
  const root: Building = { name: '', attributes: {}, children: [], text: '', parts: [] };
  const stack: Building[] = [root];
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (stack.length > MAX_DEPTH) {
          throw new AppError('book.damaged', `${name} nests elements more than ${MAX_DEPTH} deep.`);
        }
        const element = { name: localName(tag), attributes, children: [], text: '', parts: [] };
        stack.at(-1)?.children.push(element);
        stack.push(element);
      },
      ontext: (text) => void stack.at(-1)?.parts.push(text),
      onclosetag: () => closeElement(stack),
    },
    mode === 'xml' ? { xmlMode: true } : { recognizeSelfClosing: true },
  );
  parser.end(source);
  while (stack.length > 1) closeElement(stack);
  return root;
}

interface Building extends XmlElement {
  parts: string[];
}

/** Only short texts are handed up to the parent, so that depth does not multiply the work. */
const MAX_LABEL = 2_000;

function closeElement(stack: Building[]): void {
  const element = stack.pop();
  if (!element) return;
  const raw = element.parts.join('');
  element.parts = [];
  element.text = raw.replace(/\s+/g, ' ').trim();
  stack.at(-1)?.parts.push(raw.slice(0, MAX_LABEL));
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1).toLowerCase();
}

/** The first child with that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

/** Every child with that name. */
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** Every element below with that name, in document order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (parent: XmlElement): void => {
    for (const candidate of parent.children) {
      if (candidate.name === name) found.push(candidate);
      walk(candidate);
    }
  };
  walk(element);
  return found;
}

/** An attribute by its local name: "epub:type" and "opf:role" are found as written or without. */
export function attribute(element: XmlElement | undefined, name: string): string {
  const attributes = element?.attributes ?? {};
  return attributes[name] ?? attributes[name.slice(name.indexOf(':') + 1)] ?? '';
}
