/** Places in the prose as it is drawn: each paragraph says in `data-at` where in the chapter it begins. */
const PARAGRAPHS = '[data-at]';

/** A pixel is not seen, and not scrolled by exactly. */
const isBefore = (paragraph: Element, y: number) =>
  paragraph.getBoundingClientRect().bottom <= y + 1;

export function startOfParagraph(paragraph: HTMLElement): number {
  return Number(paragraph.dataset.at);
}

export function paragraphsIn(prose: HTMLElement): HTMLElement[] {
  return [...prose.querySelectorAll<HTMLElement>(PARAGRAPHS)];
}

/** The paragraph that an element of the page stands in, if any. */
export function paragraphAround(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(PARAGRAPHS) : null;
}

/** Where in the chapter somebody clicked; null where they selected words instead. */
export function clickedPlace(paragraph: HTMLElement): number | null {
  const selection = document.getSelection();
  if (selection === null || !selection.isCollapsed || selection.anchorNode === null) return null;
  if (!paragraph.contains(selection.anchorNode)) return startOfParagraph(paragraph);
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(selection.anchorNode, selection.anchorOffset);
  // Behind the last letter of a line is still its words.
  const last = Math.max(0, (paragraph.textContent?.length ?? 0) - 1);
  return startOfParagraph(paragraph) + Math.min(before.toString().length, last);
}

/** The place at the upper edge of what is in sight, by how much of its paragraph is above. */
export function topPlace(prose: HTMLElement, edge: number): number {
  const paragraphs = paragraphsIn(prose);
  const first = paragraphs.find((paragraph) => !isBefore(paragraph, edge)) ?? paragraphs.at(-1);
  if (first === undefined) return 0;
  const { top, height } = first.getBoundingClientRect();
  const above = Math.max(0, edge - top) / Math.max(1, height);
  return startOfParagraph(first) + Math.floor(above * (first.textContent?.length ?? 0));
}

/** How far down a place of the chapter is from an edge, in pixels; null where nothing is drawn. */
export function distanceOf(prose: HTMLElement, place: number, edge: number): number | null {
  const paragraph = paragraphAt(prose, place);
  if (paragraph === undefined) return null;
  const { top, height } = paragraph.getBoundingClientRect();
  const share =
    (place - startOfParagraph(paragraph)) / Math.max(1, paragraph.textContent?.length ?? 0);
  return top + share * height - edge;
}

export function paragraphAt(prose: HTMLElement, place: number): HTMLElement | undefined {
  return paragraphsIn(prose).findLast((paragraph) => startOfParagraph(paragraph) <= place);
}
