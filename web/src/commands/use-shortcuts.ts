import { useEffect } from 'react';
import { dialogIsOpen } from '../ui/dialog-is-open.ts';
import { currentCommands } from './command-store.ts';
import { isTyping, stepOf } from './keys.ts';

/** How long the first key of `g b` waits for the second. */
const PATIENCE_MS = 1_500;

/** Listens for the keys of every command; once, for the whole studio. */
export function useShortcuts(): void {
  useEffect(() => {
    let before = '';
    let since = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const step = stepOf(event);
      const plain = !step.includes('+') || step === '+';
      if (plain && (isTyping(event.target) || dialogIsOpen())) return;
      const sequence =
        before !== '' && event.timeStamp - since < PATIENCE_MS ? `${before} ${step}` : step;
      const commands = currentCommands();
      const command =
        commands.find(({ keys }) => keys === sequence) ??
        commands.find(({ keys }) => keys === step);
      before = command === undefined && plain ? step : '';
      since = event.timeStamp;
      if (command === undefined) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
