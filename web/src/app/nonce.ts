/** What lets a style element of ours in: the server gives each copy of the page its own. */
export const nonce: string =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
