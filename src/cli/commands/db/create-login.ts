import type { Command } from 'commander';
import { examples } from '../../output/examples.ts';
import { runAction } from '../../run-action.ts';
import { withRawDatabase } from '../../with-database.ts';

const PASSWORD = 'GOLDENROD_LOGIN_PASSWORD';

export function registerCreateLogin(db: Command): void {
  db.command('create-login <name>')
    .description('make the login with which API and workers connect to a server; it owns nothing')
    .addHelpText(
      'after',
      [
        examples('goldenrod db create-login goldenrod_service'),
        '',
        `Its password is read from ${PASSWORD}; without one, the password that it has stays.`,
        'Run again, it gives an existing login the rights that a newer version needs.',
      ].join('\n'),
    )
    .action(
      runAction(async (context, [login = '']) => {
        const { createLogin } = await import('../../../db/login/create-login.ts');
        const password = process.env[PASSWORD] || undefined;
        await withRawDatabase(context, (database) => createLogin(database, { login, password }));
        const kept = password === undefined ? ' Its password is as it was.' : '';
        return {
          json: { login },
          text: `${login} can connect for API and workers.${kept}`,
        };
      }),
    );
}
