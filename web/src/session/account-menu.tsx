import { useQuery } from '@tanstack/react-query';
import { LogOut, UserRound } from 'lucide-react';
import { useCommands } from '../commands/command-store.ts';
import { toastError } from '../data/toast-error.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { currentEmail, signOut } from './supabase-session.ts';

/** Who is signed in, and the two ways out. */
export default function AccountMenu() {
  const email = useQuery({
    queryKey: ['me', 'email'],
    queryFn: async () => (await currentEmail()) ?? null,
  });
  const leave = (scope: 'local' | 'global') => {
    signOut(scope).catch((error: unknown) => toastError('You are not signed out', error));
  };
  useCommands([
    { id: 'sign-out', title: 'Sign out', group: 'Account', run: () => leave('local') },
    {
      id: 'sign-out-everywhere',
      title: 'Sign out everywhere',
      group: 'Account',
      run: () => leave('global'),
    },
  ]);
  if (!email.data) return null;
  return (
    <Menu
      align="end"
      trigger={
        <Button look="quiet" size="square" aria-label={`Account: ${email.data}`}>
          <UserRound aria-hidden size={18} />
        </Button>
      }
    >
      <p className="max-w-64 truncate px-2.5 py-1.5 text-sm text-soft">{email.data}</p>
      <MenuItem icon={<LogOut aria-hidden size={16} />} onSelect={() => leave('local')}>
        Sign out
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden size={16} />} onSelect={() => leave('global')}>
        Sign out everywhere
      </MenuItem>
    </Menu>
  );
}
