let back: () => Element | null = () => null;

/** What was asked for in a dialog goes on elsewhere: closing it gives the focus to there. */
export function returnFocusTo(find: () => Element | null): void {
  back = find;
}

/**
 * For a dialog that no button of its own opens: its first field has the focus, where it has one, and
 * closing it gives the focus back to where it was, or to the page where that is gone. Spread on the
 * dialog's content.
 */
export const returnFocus = {
  onOpenAutoFocus: (event: Event) => {
    const { activeElement } = document;
    // What a menu offers is gone with it; the button that opened it is there still.
    const menuButton = activeElement?.closest('[role=menu]')?.getAttribute('aria-labelledby');
    const opener = menuButton ? document.getElementById(menuButton) : activeElement;
    returnFocusTo(() => opener);
    const dialog = event.currentTarget instanceof Element ? event.currentTarget : undefined;
    const field = dialog?.querySelector<HTMLElement>('input, select, textarea');
    if (!field) return;
    event.preventDefault();
    field.focus();
  },
  onCloseAutoFocus: (event: Event) => {
    event.preventDefault();
    const found = back();
    const element = found?.isConnected ? found : document.getElementById('page');
    if (element instanceof HTMLElement) element.focus();
  },
};
