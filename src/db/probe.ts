/** What is asked to learn whether the database answers: any does so at once. */
export const PROBE = 'select 1';
