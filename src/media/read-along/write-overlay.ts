import type { Overlay } from './mark-text.ts';
import { WHOLE } from './write-page.ts';
import { xml } from './xml.ts';

/** What is heard of a page, element by element: a media overlay (SMIL). */
export function writeOverlay(page: string, sound: string, overlays: readonly Overlay[]): string {
  const pars = overlays.map(
    ({ id, begin, finish }, i) => `<par id="p${i + 1}">
<text src="${xml(page)}#${id}"/>
<audio src="${xml(sound)}" clipBegin="${seconds(begin)}" clipEnd="${seconds(finish)}"/>
</par>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
<body>
<seq id="page" epub:textref="${xml(page)}#${WHOLE}">
${pars.join('\n')}
</seq>
</body>
</smil>
`;
}

/** A clock value of SMIL. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(3)}s`;
}

/** How long all of it is heard, in milliseconds. */
export function lengthOf(overlays: readonly Overlay[]): number {
  return overlays.reduce((sum, { begin, finish }) => sum + finish - begin, 0);
}
