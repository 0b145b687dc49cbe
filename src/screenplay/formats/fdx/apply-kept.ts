import { element, elementsOf, type XmlElement } from './xml.ts';

/** What Fountain has no words for comes back: attributes, stretches with colours and revisions, other elements. */
export function applyKept(made: XmlElement, kept: XmlElement): void {
  Object.assign(made.attributes, kept.attributes);
  made.children = applyRuns(made.children, elementsOf(kept, 'Run'));
  const rest = elementsOf(kept).filter(({ name }) => name !== 'Run');
  made.children = [...rest, ...made.children];
}

/** Cuts the words where what is kept of them begins and ends; of two that overlap the later one yields. */
export function applyRuns(
  children: XmlElement['children'],
  runs: XmlElement[],
): XmlElement['children'] {
  const kept = runs
    .map(({ attributes: { From, To, ...own } }) => ({ from: Number(From), to: Number(To), own }))
    .filter(({ from, to }) => from >= 0 && from < to)
    .sort((a, b) => a.from - b.from);
  let next = 0;
  let at = 0;
  return children.flatMap((child) => {
    if (typeof child === 'string' || child.name !== 'Text') return [child];
    const words = child.children.join('');
    const end = at + words.length;
    const pieces: XmlElement[] = [];
    for (let from = at; from < end; ) {
      while ((kept[next]?.to ?? end) <= from) next++;
      const run = kept[next];
      const covers = run !== undefined && run.from <= from;
      const to = Math.min(end, (covers ? run.to : run?.from) ?? end);
      const attributes = covers ? withKept(child.attributes, run.own) : child.attributes;
      pieces.push(element('Text', attributes, 0, [words.slice(from - at, to - at)]));
      from = to;
    }
    at = end;
    return pieces;
  });
}

function withKept(own: XmlElement['attributes'], { Kept, ...kept }: XmlElement['attributes']) {
  if (Kept === undefined) return { ...own, ...kept };
  return { ...own, ...kept, Style: [own.Style, Kept].filter(Boolean).join('+') };
}
