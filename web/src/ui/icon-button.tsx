import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import { Tooltip } from './tooltip.tsx';

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'size'> {
  size?: 'sm' | 'md';
  /** What it does: read aloud, and shown as its tooltip. */
  label: string;
  /** Its shortcut, shown beside the label. */
  keys?: string;
  children: ReactNode;
}

export function IconButton(props: IconButtonProps) {
  const { label, keys, children, look = 'quiet', size = 'md', ...rest } = props;
  return (
    <Tooltip says={label} keys={keys}>
      <Button
        look={look}
        size={size === 'sm' ? 'square-sm' : 'square'}
        aria-label={label}
        {...rest}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
