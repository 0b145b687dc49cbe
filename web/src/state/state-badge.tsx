import { CircleCheckBig, CircleDashed, CircleX, Clapperboard, Gauge, PenLine } from 'lucide-react';
import { Badge } from '../ui/badge.tsx';
import { STATE_NAMES, type StateName } from './state-names.ts';

const ICONS = {
  none: CircleDashed,
  draft: PenLine,
  evaluated: Gauge,
  approved: CircleCheckBig,
  rejected: CircleX,
  active: Clapperboard,
} as const;

/** A state by word, sign and colour: no one of them alone carries it. */
export function StateBadge({ state }: { state: StateName }) {
  const { name, tone } = STATE_NAMES[state];
  const Icon = ICONS[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden size={13} />
      {name}
    </Badge>
  );
}
