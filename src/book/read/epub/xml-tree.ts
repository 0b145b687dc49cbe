import {
  type ChildNode,
  DomHandler,
  type Element,
  hasChildren,
  isTag,
  isText,
  type ParentNode,
} from 'domhandler';
import { Parser } from 'htmlparser2';
import { AppError } from '../../../contract/error.ts';
import { MAX_DEPTH } from '../limits.ts';

/**
 * Reads a small XML file (container, package, NCX) or a navigation document into a tree. `mode` html
 * resolves HTML's named entities and knows its void elements. External entities and DTDs are never
 * followed.
 * @throws AppError book.damaged where elements are nested deeper than MAX_DEPTH
 */
export function parseXml(source: string, name: string, mode: 'xml' | 'html' = 'xml'): ParentNode {
  const handler = new BoundedHandler(name);
  const options = mode === 'xml' ? { xmlMode: true } : { recognizeSelfClosing: true };
  new Parser(handler, options).end(source);
  return handler.root;
}

/** The tree is walked by recursion, so it has to have a bottom. */
class BoundedHandler extends DomHandler {
  private readonly file: string;

  constructor(file: string) {
    super();
    this.file = file;
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > MAX_DEPTH) {
      throw new AppError(
        'book.damaged',
        `${this.file} nests elements more than ${MAX_DEPTH} deep.`,
      );
    }
    super.onopentag(name, attributes);
  }
}

/** Lower case, without a namespace prefix: "dc:title" is "title". */
export function localName({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** The elements straight inside, in order. */
export function elements(parent: ParentNode | undefined): Element[] {
  return parent?.children.filter(isTag) ?? [];
}

/** The first child with that local name. */
export function child(parent: ParentNode | undefined, name: string): Element | undefined {
  return elements(parent).find((element) => localName(element) === name);
}

/** Every child with that local name. */
export function children(parent: ParentNode | undefined, name: string): Element[] {
  return elements(parent).filter((element) => localName(element) === name);
}

/** Every element below with that local name, in document order. */
export function descendants(parent: ParentNode | undefined, name: string): Element[] {
  const found: Element[] = [];
  const walk = (element: Element): void => {
    if (localName(element) === name) found.push(element);
    elements(element).forEach(walk);
  };
  elements(parent).forEach(walk);
  return found;
}

/** The text inside it and inside its children, runs of spaces as one. */
export function textOf(element: Element | undefined): string {
  const parts: string[] = [];
  const walk = (node: ChildNode): void => {
    if (isText(node)) parts.push(node.data);
    else if (hasChildren(node)) node.children.forEach(walk);
  };
  element?.children.forEach(walk);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** An attribute by its local name: "epub:type" and "opf:role" are found as written or without. */
export function attribute(element: Element | undefined, name: string): string {
  const attributes = element?.attribs ?? {};
  return attributes[name] ?? attributes[name.slice(name.indexOf(':') + 1)] ?? '';
}
