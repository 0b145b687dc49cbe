import { Link } from '@tanstack/react-router';
import { AudioLines, ImageIcon } from 'lucide-react';
import type { CastMemberItem } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { Badge } from '../ui/badge.tsx';
import { CharacterMenu } from './character-menu.tsx';
import { describeChapters } from './describe-chapters.ts';
import { otherNames } from './other-names.ts';

interface CastRowProps {
  book: string;
  person: CastMemberItem;
  others: readonly CastMemberItem[];
}

/** A character at a glance: names, how much it says and where, and what is made for it. */
export function CastRow({ book, person, others }: CastRowProps) {
  const { id, name, lines, words, scripts, chapters } = person;
  const also = otherNames(person);
  return (
    <li className="flex items-start gap-3 border-line border-b px-4 py-3 last:border-b-0">
      <div className="min-w-0 grow">
        <h2 className="break-words font-medium" dir="auto">
          <Link
            to="/books/$book/cast/$character"
            params={{ book, character: id }}
            className="rounded-sm hover:underline"
          >
            {name}
          </Link>
        </h2>
        {also.length > 0 && (
          <p className="break-words text-soft text-sm" dir="auto">
            also {also.join(', ')}
          </p>
        )}
        <p className="text-soft text-sm">
          {lines === 0
            ? 'says nothing yet'
            : `${plural(lines, 'line')} · ${plural(words, 'word')} · ${describeChapters(chapters)}`}
          {` · in ${plural(scripts, 'version')}`}
        </p>
        <MediaBadges person={person} />
      </div>
      <CharacterMenu person={person} others={others} />
    </li>
  );
}

export function MediaBadges({ person }: { person: CastMemberItem }) {
  return (
    <p className="mt-1.5 flex flex-wrap gap-2">
      <Badge tone={person.has_voice ? 'good' : 'plain'}>
        <AudioLines aria-hidden size={13} />
        {person.has_voice ? (person.voice_id ?? 'Voice sample') : 'No voice'}
      </Badge>
      <Badge tone={person.has_sheet ? 'good' : 'plain'}>
        <ImageIcon aria-hidden size={13} />
        {person.has_sheet ? plural(person.images, 'picture') : 'No character sheet'}
      </Badge>
    </p>
  );
}
