let opener: Element | null = null;

/**
 * For a dialog that no button of its own opens: gives the focus back to where it was, or to the page
 * where that is gone. Spread on the dialog's content.
 */
export const returnFocus = {
  onOpenAutoFocus: () => {
    const { activeElement } = document;
    // What a menu offers is gone with it; the button that opened it is there still.
    const menuButton = activeElement?.closest('[role=menu]')?.getAttribute('aria-labelledby');
    opener = menuButton ? document.getElementById(menuButton) : activeElement;
  },
  onCloseAutoFocus: (event: Event) => {
    event.preventDefault();
    const back = opener?.isConnected ? opener : document.getElementById('page');
    if (back instanceof HTMLElement) back.focus();
  },
};
