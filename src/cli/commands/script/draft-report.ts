import type { DraftReport } from '../../../contract/index.ts';
import { plural } from '../../../contract/plural.ts';

/** A draft's report in words; the places of what is cut are in the JSON. */
export function draftReport(report: DraftReport): string[] {
  const { minutes, target_minutes: target, quotations, narration, reasons, long_scenes } = report;
  const said = quotations.whole + quotations.shortened + quotations.cut;
  const asked = target === null ? '' : `, of at most ${target}`;
  return [
    `It plays ${plural(minutes, 'minute')}${asked}.`,
    `Quotations of the chapter: ${said}; whole ${quotations.whole}, shortened ${quotations.shortened}, cut ${quotations.cut}.`,
    `Sentences of narration: ${narration.kept + narration.cut}; kept ${narration.kept}, cut ${narration.cut}.`,
    ...reasons.flatMap(({ code, cuts, reason, bring_back }) => [
      `Left out, ${code} (${cuts}): ${reason} ${bring_back}`,
    ]),
    ...long_scenes.map(
      ({ scene, heading, pages, reason }) =>
        `Scene ${scene}, ${heading}, has ${plural(pages, 'page')}. ${reason}`,
    ),
    ...(reasons.length > 0 ? ['What is left out, with its places: --json'] : []),
  ];
}
