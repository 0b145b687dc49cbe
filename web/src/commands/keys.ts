/**
 * Shortcuts are written `mod+k`, `shift+?` or `g b`: keys at once joined by +, keys one after the
 * other apart. `mod` is the command key on a Mac and Ctrl elsewhere.
 */
const platform = typeof navigator === 'undefined' ? '' : navigator.platform;
export const IS_MAC = /Mac|iPhone|iPad/.test(platform);
export const IS_LINUX = /Linux/.test(platform);

const NAMES: Record<string, string> = {
  mod: IS_MAC ? '⌘' : 'Ctrl',
  ctrl: 'Ctrl',
  shift: IS_MAC ? '⇧' : 'Shift',
  alt: IS_MAC ? '⌥' : 'Alt',
  enter: 'Enter',
  escape: 'Esc',
  tab: 'Tab',
  space: 'Space',
  arrowup: '↑',
  arrowdown: '↓',
};

export function describeKeys(keys: string): string[] {
  return keys
    .split(' ')
    .flatMap((step) => step.split('+').map((key) => NAMES[key] ?? key.toUpperCase()));
}

/** The step that a key press is, as shortcuts are written: `mod+shift+k`, `g`, `?`. */
export function stepOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const isSign = key.length === 1 && !/[a-z]/.test(key);
  return [
    (IS_MAC ? event.metaKey : event.ctrlKey) && 'mod',
    event.altKey && 'alt',
    // A sign such as ? says by itself that Shift was needed for it; a digit too, on French keys.
    event.shiftKey && !isSign && 'shift',
    key,
  ]
    .filter(Boolean)
    .join('+');
}

/** Where a key is text: only shortcuts with a modifier are taken there. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}
