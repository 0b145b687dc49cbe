import { useMutation } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { TextField } from '../ui/field.tsx';
import { sendLink, signInByPassword } from './supabase-session.ts';

type Way = 'password' | 'link';

/** By password, or by a link to one's mailbox. */
export default function SupabaseSignIn() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: (way: Way) =>
      way === 'password' ? signInByPassword(email, password) : sendLink(email),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate(password === '' ? 'link' : 'password');
  };
  const busy = (way: Way) => enter.isPending && enter.variables === way;
  return (
    <div className="mx-auto flex w-full max-w-sm flex-col gap-6 px-4 py-16">
      <h1 className="text-center font-semibold font-serif text-2xl">Sign in to the desk</h1>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          help="Leave it out to get a link by e-mail."
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            look="primary"
            busy={busy('password')}
            disabled={enter.isPending || password === ''}
          >
            Sign in
          </Button>
          <Button type="submit" busy={busy('link')} disabled={enter.isPending || password !== ''}>
            E-mail me a link
          </Button>
        </div>
        {enter.error !== null && <ErrorState error={enter.error} title="You are not signed in" />}
        {enter.isSuccess && enter.variables === 'link' && (
          <p role="status" className="flex items-start gap-2 text-good">
            <MailCheck aria-hidden size={18} className="mt-0.5 shrink-0" />
            If there is an account for {email}, a link is on its way to it. Open it in this browser.
          </p>
        )}
      </form>
    </div>
  );
}
