import type { ReactNode } from 'react';

interface PageProps {
  title: ReactNode;
  /** One line over or under the title. */
  about?: ReactNode;
  /** What it looks like, before the title. */
  picture?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page to read down: a heading, what can be done with all of it, and its parts. */
export function Page({ title, about, picture, actions, children }: PageProps) {
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-8 sm:px-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 items-start gap-4">
          {picture}
          <div className="min-w-0">
            <h1 className="break-words font-semibold font-serif text-3xl leading-tight" dir="auto">
              {title}
            </h1>
            {about !== undefined && <p className="mt-1 text-soft">{about}</p>}
          </div>
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
