import type { CutCode } from '../../contract/index.ts';
import type { TextSpan } from '../../prose/sentences/text-span.ts';
import type { SceneBeat } from './beat.ts';

/** A stretch of the chapter's text that the draft leaves out. */
export interface Cut extends TextSpan {
  code: CutCode;
  kind: 'narration' | 'speech';
}

export function cutsOfBeat(beat: SceneBeat, code: Cut['code']): Cut[] {
  const spans = beat.kind === 'speech' ? beat.from : [beat.from];
  return spans.map(({ start, end }) => ({ start, end, kind: beat.kind, code }));
}
