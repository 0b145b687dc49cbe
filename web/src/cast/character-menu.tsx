import { useMutation } from '@tanstack/react-query';
import { Ellipsis, Merge, PenLine, Tag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { CastMemberItem } from '../../../src/contract/index.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { addAlias, deleteCharacter } from './change-character.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { NameDialog } from './name-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';

type Asked = 'rename' | 'alias' | 'merge' | 'delete';

interface CharacterMenuProps {
  person: CastMemberItem;
  others: readonly CastMemberItem[];
  onDeleted?: () => void;
}

/** What can be done with a character, as the server says. */
export function CharacterMenu({ person, others, onDeleted }: CharacterMenuProps) {
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const { can } = person;
  if (!can.change && !can.delete) return null;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={`More for ${person.name}`}>
            <Ellipsis aria-hidden size={18} />
          </IconButton>
        }
      >
        <MenuItem
          disabled={!can.change}
          icon={<PenLine aria-hidden size={16} />}
          onSelect={() => setAsked('rename')}
        >
          Rename
        </MenuItem>
        <MenuItem
          disabled={!can.change}
          icon={<Tag aria-hidden size={16} />}
          onSelect={() => setAsked('alias')}
        >
          Add another name
        </MenuItem>
        <MenuItem
          disabled={!can.change || others.length === 0}
          icon={<Merge aria-hidden size={16} />}
          onSelect={() => setAsked('merge')}
        >
          Merge another into it
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          danger
          disabled={!can.delete}
          icon={<Trash2 aria-hidden size={16} />}
          onSelect={() => setAsked('delete')}
        >
          Delete
        </MenuItem>
      </Menu>
      {asked === 'rename' && <RenameDialog person={person} onClose={close} />}
      {asked === 'alias' && <AliasDialog person={person} onClose={close} />}
      {asked === 'merge' && <MergeDialog kept={person} others={others} onClose={close} />}
      {asked === 'delete' && <DeleteDialog person={person} onClose={close} onDeleted={onDeleted} />}
    </>
  );
}

interface PersonDialogProps {
  person: CastMemberItem;
  onClose: () => void;
}

export function AliasDialog({ person, onClose }: PersonDialogProps) {
  return (
    <NameDialog
      title={`Another name of ${person.name}`}
      label="Name or cue"
      help="A cue by this name leads to the character from then on. A word that may mean anybody, as CLIENT, does so only in the chapter in whose casting it is attached."
      confirm="Add"
      onName={(alias) => addAlias(person, alias)}
      onClose={onClose}
    />
  );
}

function DeleteDialog(props: PersonDialogProps & { onDeleted: (() => void) | undefined }) {
  const { person, onClose, onDeleted } = props;
  const remove = useMutation({
    mutationFn: () => deleteCharacter(person),
    onSuccess: () => {
      onClose();
      onDeleted?.();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${person.name}?`}
      confirm="Delete for good"
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
    >
      <p>
        <span dir="auto">{person.name}</span> leaves every cast; the scripts keep their words, and
        the cues become uncast. This cannot be undone.
      </p>
    </ConfirmDialog>
  );
}
