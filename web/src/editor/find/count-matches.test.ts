import { SearchQuery, search, setSearchQuery } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { countMatches, describeCount } from './count-matches.ts';

function count(doc: string, query: { search: string; regexp?: boolean }, from = 0, to = from) {
  const state = EditorState.create({
    doc,
    extensions: search(),
    selection: { anchor: from, head: to },
  });
  return describeCount(
    countMatches(state.update({ effects: setSearchQuery.of(new SearchQuery(query)) }).state),
  );
}

test('matches are counted, and the selected one is told by its place', () => {
  expect(count('a b a b a', { search: 'a' })).toBe('3 matches');
  expect(count('a b a b a', { search: 'a' }, 4, 5)).toBe('2 of 3');
  expect(count('a b', { search: 'b' })).toBe('1 match');
  expect(count('a b', { search: 'c' })).toBe('No match');
});

test('where nothing is sought, or no pattern that can be, nothing is counted', () => {
  expect(count('a', { search: '' })).toBe('');
  expect(count('a', { search: '(', regexp: true })).toBe('');
});

test('counting ends at 999', () => {
  expect(count('a'.repeat(2000), { search: 'a' })).toBe('999+ matches');
});
