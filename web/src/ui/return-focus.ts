let opener: Element | null = null;

/**
 * For a dialog that no button of its own opens: gives the focus back to where it was. Spread on the
 * dialog's content.
 */
export const returnFocus = {
  onOpenAutoFocus: () => {
    opener = document.activeElement;
  },
  onCloseAutoFocus: (event: Event) => {
    event.preventDefault();
    if (opener instanceof HTMLElement) opener.focus();
  },
};
