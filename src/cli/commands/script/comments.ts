import type { Command } from 'commander';
import { z } from 'zod';
import {
  AppError,
  type Comment,
  CommentAnchor,
  CommentBody,
  type CommentList,
  type CommentState,
} from '../../../contract/index.ts';
import { examples } from '../../output/examples.ts';
import { byContract, numberByContract } from '../../parse-input.ts';
import { type CommandResult, runAction } from '../../run-action.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';
import { withVerbs } from '../../with-verbs.ts';
import { describeComment, describeComments } from './comments-text.ts';

const shape = CommentAnchor.required().shape;
const said = byContract(CommentBody);

/** What people say of the words of a script, in threads. */
export function registerComments(script: Command): void {
  const comments = script
    .command('comments')
    .description('comment on the words of a script, answer, and resolve what is settled');
  registerList(comments);
  registerAdd(comments);
  comments
    .command('reply <script> <comment>')
    .description('answer a comment, named by its id or the beginning of it')
    .argument('<text>', 'what to say', said)
    .addHelpText('after', examples('goldenrod script comments reply sherlock/1 3f9a "It is his."'))
    .action(saying((verbs, input) => verbs.replyToComment(input)));
  comments
    .command('change <script> <comment>')
    .description('change what a comment or an answer of yours says')
    .argument('<text>', 'what to say instead', said)
    .addHelpText('after', examples('goldenrod script comments change sherlock/1 3f9a "Whose?"'))
    .action(saying((verbs, input) => verbs.changeComment(input)));
  comments
    .command('delete <script> <comment>')
    .description('delete a comment or an answer of yours, unless others answered it')
    .addHelpText('after', examples('goldenrod script comments delete sherlock/1 3f9a'))
    .action(
      runAction(async (context, [wanted = '', name = '']) => {
        const id = await withVerbs(context, async (verbs) => {
          const comment = await chooseComment(verbs, wanted, name);
          await verbs.deleteComment({ comment });
          return comment;
        });
        return { json: { deleted: id }, text: 'Deleted.' };
      }),
    );
  comments
    .command('resolve <script> <comment>')
    .description('say that a thread is settled')
    .addHelpText('after', examples('goldenrod script comments resolve sherlock/1 3f9a'))
    .action(saying((verbs, { comment }) => verbs.resolveComment({ comment })));
  comments
    .command('reopen <script> <comment>')
    .description('open a resolved thread again')
    .addHelpText('after', examples('goldenrod script comments reopen sherlock/1 3f9a'))
    .action(saying((verbs, { comment }) => verbs.reopenComment({ comment })));
}

function registerList(comments: Command): void {
  comments
    .command('list <script>')
    .description(
      'list what is said of a version, and of earlier ones where that is still in it; only open threads, unless asked otherwise',
    )
    .option('--all', 'open and resolved')
    .option('--resolved', 'only resolved ones')
    .addHelpText('after', examples('goldenrod script comments list sherlock/1 --all'))
    .action(
      runAction<{ all?: boolean; resolved?: boolean }>(
        async (context, [wanted = ''], { all, resolved }) => {
          const state = all === true ? undefined : resolved === true ? 'resolved' : 'open';
          const list = await withVerbs(context, (verbs) => listAll(verbs, wanted, state));
          return { json: list, text: describeComments(context, list) };
        },
      ),
    );
}

function registerAdd(comments: Command): void {
  comments
    .command('add <script>')
    .description('comment on words, a line, an element, or a stretch in characters')
    .argument('<text>', 'what to say', said)
    .option('--quote <words>', 'the words as they stand in the script', byContract(shape.quote))
    .option('--line <n>', 'what stands on this line', numberByContract(shape.line))
    .option(
      '--element <id>',
      'an element, as script show --source --json lists it',
      byContract(shape.element),
    )
    .option('--start <n>', 'characters before the words', numberByContract(shape.start))
    .option('--end <n>', 'characters up to their end', numberByContract(shape.end))
    .addHelpText(
      'after',
      examples(
        'goldenrod script comments add sherlock/1 "Whose lamp?" --quote "the old lamp"',
        'goldenrod script comments add sherlock/1 "Too long." --line 12',
      ),
    )
    .action(
      runAction<CommentAnchor>(async (context, [wanted = '', body = ''], anchor) => {
        const comment = await withVerbs(context, (verbs) =>
          verbs.addComment({ script: wanted, body, ...anchor }),
        );
        return { json: { comment }, text: describeComment(context, comment) };
      }),
    );
}

function saying(
  say: (verbs: BoundVerbs, input: { comment: string; body: string }) => Promise<Comment>,
) {
  return runAction(
    async (context, [script = '', wanted = '', body = '']): Promise<CommandResult> => {
      const comment = await withVerbs(context, async (verbs) =>
        say(verbs, { comment: await chooseComment(verbs, script, wanted), body }),
      );
      return { json: { comment }, text: describeComment(context, comment) };
    },
  );
}

/** Every page of a listing. */
async function listAll(
  verbs: BoundVerbs,
  script: string,
  state?: CommentState,
): Promise<CommentList> {
  const ask = (cursor?: string) => verbs.listComments({ script, state, cursor });
  const list = await ask();
  while (list.next !== null) {
    const page = await ask(list.next);
    list.items.push(...page.items);
    list.next = page.next;
  }
  return list;
}

/** A comment or an answer by its id, or the beginning of one that no other has. */
async function chooseComment(verbs: BoundVerbs, script: string, wanted: string): Promise<string> {
  if (z.uuid().safeParse(wanted).success) return wanted;
  const { items } = await listAll(verbs, script);
  const ids = items.flatMap(({ id, replies }) => [id, ...replies.map((each) => each.id)]);
  const meant = wanted === '' ? [] : ids.filter((id) => id.startsWith(wanted.toLowerCase()));
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return only;
  throw only === undefined
    ? new AppError('not_found', `${script} has no comment "${wanted}"`, {
        hint: `List them: goldenrod script comments list ${script} --all`,
        details: { comment: wanted },
      })
    : new AppError('ambiguous', `"${wanted}" begins ${meant.length} comments`, {
        hint: 'Give more of the id.',
        details: { comment: wanted, candidates: meant },
      });
}
