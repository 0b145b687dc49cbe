import type { StyleSettings } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';

const TOLD: Record<StyleSettings['voice_over'], string> = {
  none: 'nothing is told over the pictures',
  remarks: 'what only a teller can say is voice-over',
  all: 'all narration is told',
};

/** A style in a sentence, of what its settings say: so one that somebody added has its word as well. */
export function describeStyle(settings: StyleSettings): string {
  const { voice_over, narrator, aspect, draft_minutes, condenses, scene_pages } = settings;
  const teller = voice_over === 'all' && narrator === 'narrator' ? ' by a narrator' : '';
  const words = [
    draft_minutes === null ? 'The whole chapter' : `Cut to ${plural(draft_minutes, 'minute')}`,
    `${TOLD[voice_over]}${teller}`,
    ...(condenses ? ['long speeches are shortened'] : []),
    `scenes of up to ${plural(scene_pages, 'page')}`,
    aspect === null ? 'nothing is seen' : aspect,
  ];
  return `${words.join('; ')}.`;
}
