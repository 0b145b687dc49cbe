import { useShortcuts } from '../src/commands/use-shortcuts.ts';
import { ScriptComparison } from '../src/compare/script-comparison.tsx';
import type { ShownComparison } from '../src/compare/shown-comparison.ts';

export function ComparisonPart({ comparison }: { comparison: ShownComparison }) {
  useShortcuts();
  return (
    <>
      <h1 className="sr-only">Comparison</h1>
      <ScriptComparison before="Version 1" after="Version 2" comparison={comparison} />
    </>
  );
}
