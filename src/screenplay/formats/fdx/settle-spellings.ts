import { TYPE_OF } from './paragraph-types.ts';
import { element, elementsOf, type XmlElement } from './xml.ts';

/**
 * A file of whichever program as Final Draft would have written it: its title page beside its content,
 * paragraphs straight in that, words in stretches, and types in Final Draft's spelling.
 */
export function settleSpellings(root: XmlElement): XmlElement {
  const contents = elementsOf(root, 'Content');
  const [content] = contents;
  if (content === undefined) return root;
  const inside = elementsOf(content, 'TitlePage');
  const beside = root.children.filter((each) => each !== content);
  const own = { ...content, children: paragraphsIn(content).map(settleParagraph) };
  return { ...root, children: [own, ...beside, ...inside] };
}

/** In the order of the file, also those that a program puts into scenes. */
function paragraphsIn(holder: XmlElement): XmlElement[] {
  return elementsOf(holder).flatMap((each) => {
    if (each.name === 'Paragraph') return [each];
    return each.name === 'TitlePage' ? [] : paragraphsIn(each);
  });
}

function settleParagraph(paragraph: XmlElement): XmlElement {
  const { attributes, children, line } = paragraph;
  const { Type } = attributes;
  return {
    ...paragraph,
    attributes: Type === undefined ? attributes : { ...attributes, Type: spelled(Type) },
    children: children.flatMap((child) => {
      if (typeof child !== 'string') return [settlePair(child)];
      return child.trim() === '' ? [] : [element('Text', {}, line, [child.trim()])];
    }),
  };
}

function settlePair(child: XmlElement): XmlElement {
  if (child.name !== 'DualDialogue') return child;
  return { ...child, children: elementsOf(child, 'Paragraph').map(settleParagraph) };
}

const SPELLINGS = new Map(Object.values(TYPE_OF).map((type) => [folded(type), type]));

function spelled(type: string): string {
  return SPELLINGS.get(folded(type)) ?? type;
}

/** `SCENE_HEADING` and `sceneHeading` are `Scene Heading`. */
function folded(type: string): string {
  return type.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
