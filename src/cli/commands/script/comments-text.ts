import type { Comment, CommentList, PlacedComment } from '../../../contract/index.ts';
import { plural } from '../../../contract/plural.ts';
import type { CliContext } from '../../context.ts';
import { printable } from '../../output/printable.ts';

/** Enough of an id to name one of a list. */
const ID_SHOWN = 8;
/** Characters of the words that a thread is about. */
const QUOTE_SHOWN = 60;

/** Threads as people read them, in the order of the script. */
export function describeComments(context: CliContext, list: CommentList): string {
  const { items, count, gone } = list;
  const blocks = items.map((each) => describeComment(context, each));
  const away = gone.map(
    ({ version, count: many }) =>
      `${plural(many, 'comment')} on v${version} ${many === 1 ? 'is' : 'are'} about what is no longer here.`,
  );
  const total = `${plural(count.open + count.resolved, 'comment')}, ${count.open} open.`;
  return [...blocks, [total, ...away].join('\n')].join('\n\n');
}

/** A thread with its answers. */
export function describeComment(
  { paint }: CliContext,
  thread: Comment & Partial<PlacedComment>,
): string {
  const { id, body, resolved_at, quote, replies, script } = thread;
  const state = resolved_at === null ? 'open' : 'resolved';
  const head = `${shown(id)}  ${paint('bold', state)}, on v${script.version}${whereOf(thread)}`;
  const about = quote === null ? [] : [`“${shortened(quote)}”`];
  const said = [...about, ...lines(body)].map((line) => `  ${line}`);
  const answers = replies.flatMap((reply) => {
    const [first = '', ...others] = lines(reply.body);
    return [`  ${shown(reply.id)}  ${first}`, ...others.map((line) => `            ${line}`)];
  });
  return [head, ...said, ...answers].join('\n');
}

const shown = (id: string): string => id.slice(0, ID_SHOWN);

const lines = (text: string): string[] => printable(text).split('\n');

function whereOf({ place, quote }: Partial<PlacedComment>): string {
  if (place === undefined) return '';
  if (place === null) return ', what it is about is gone';
  const words = place.exact || quote === null ? '' : ', these words are gone';
  return `, line ${place.line}${words}`;
}

function shortened(quote: string): string {
  const words = printable(quote).replace(/\s+/g, ' ');
  const characters = Array.from(words);
  return characters.length > QUOTE_SHOWN ? `${characters.slice(0, QUOTE_SHOWN).join('')}…` : words;
}
