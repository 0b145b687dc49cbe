/** Begins a comment on what is selected. */
export const COMMENT_KEYS = 'mod+;';
