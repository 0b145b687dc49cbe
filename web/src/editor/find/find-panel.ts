import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  SearchQuery,
  setSearchQuery,
} from '@codemirror/search';
import {
  type Command,
  type EditorView,
  type Panel,
  runScopeHandlers,
  type ViewUpdate,
} from '@codemirror/view';
import { countMatches, describeCount } from './count-matches.ts';
import { button, field, toggle } from './find-controls.ts';
import { describeOther, findInOther, otherText } from './other-text.ts';

/** The bar to find and replace, of the studio's own parts. */
export function findPanel(view: EditorView): Panel {
  const query = getSearchQuery(view.state);
  const change = () => {
    const next = new SearchQuery({
      search: find.value,
      replace: replace.value,
      caseSensitive: matchCase.on(),
      wholeWord: wholeWord.on(),
      regexp: pattern.on(),
    });
    if (!next.eq(getSearchQuery(view.state))) view.dispatch({ effects: setSearchQuery.of(next) });
  };
  const does = (command: Command) => () => void command(view);
  const find = field('Find', query.search, change);
  // The editor puts the focus here when the bar opens.
  find.setAttribute('main-field', 'true');
  const replace = field('Replace with', query.replace, change);
  const matchCase = toggle('Aa', 'Match case', query.caseSensitive, change);
  const wholeWord = toggle('word', 'Whole word', query.wholeWord, change);
  const pattern = toggle('.*', 'Regular expression', query.regexp, change);
  const count = document.createElement('output');
  count.className = 'find-count';
  let found = findInOther(view.state);
  let shown = -1;
  const tellOther = () => view.state.facet(otherText)?.onFound(found, shown);
  const nextInOther = () => {
    if (found.length === 0) return true;
    shown = (shown + 1) % found.length;
    tellOther();
    return true;
  };
  const other = button('', 'Next match in the prose', nextInOther);
  const finding = row(
    find,
    count,
    other,
    button('↑', 'Previous match', does(findPrevious)),
    button('↓', 'Next match', does(findNext)),
    matchCase.element,
    wholeWord.element,
    pattern.element,
    button('×', 'Close', does(closeSearchPanel)),
  );
  const replacing = row(
    replace,
    button('Replace', 'Replace', does(replaceNext)),
    button('Replace all', 'Replace all', does(replaceAll)),
  );
  const dom = document.createElement('search');
  dom.className = 'find-panel';
  dom.setAttribute('aria-label', 'Find in the script');
  dom.append(finding, replacing);
  dom.addEventListener('keydown', (event) => {
    const typed = event.key === 'Enter' && !event.isComposing;
    const done = runScopeHandlers(view, event, 'search-panel') || (typed && enter(event));
    if (done) event.preventDefault();
  });
  const enter = ({ target, shiftKey, altKey }: KeyboardEvent): boolean => {
    if (target === find && altKey) return nextInOther();
    if (target === find) return (shiftKey ? findPrevious : findNext)(view) || true;
    return target === replace && (replaceNext(view) || true);
  };
  const show = () => {
    replacing.hidden = view.state.readOnly;
    count.textContent = describeCount(countMatches(view.state));
    other.hidden = view.state.facet(otherText) === null || find.value === '';
    other.textContent = describeOther(found);
    other.setAttribute('aria-label', `Next of ${describeOther(found)}`);
    find.toggleAttribute('aria-invalid', !getSearchQuery(view.state).valid && find.value !== '');
  };
  show();
  return {
    dom,
    top: true,
    mount: () => {
      find.select();
      tellOther();
    },
    destroy: () => view.state.facet(otherText)?.onFound([], -1),
    update: (update: ViewUpdate) => {
      const asked = update.transactions.some(({ effects }) =>
        effects.some((effect) => effect.is(setSearchQuery)),
      );
      if (asked) {
        // Asked for again with something selected: that is what is sought.
        const { search } = getSearchQuery(update.state);
        if (search !== find.value) find.value = search;
        [found, shown] = [findInOther(update.state), -1];
        tellOther();
      }
      if (asked || update.docChanged || update.selectionSet) show();
    },
  };
}

function row(...parts: HTMLElement[]): HTMLElement {
  const element = document.createElement('div');
  element.className = 'find-row';
  element.append(...parts);
  return element;
}
