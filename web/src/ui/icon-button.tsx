import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import { classes } from './classes.ts';
import { Tooltip } from './tooltip.tsx';

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon'> {
  /** What it does: read aloud, and shown as its tooltip. */
  label: string;
  /** Its shortcut, shown beside the label. */
  keys?: string;
  children: ReactNode;
}

export function IconButton(props: IconButtonProps) {
  const { label, keys, children, look = 'quiet', size = 'md', className, ...rest } = props;
  const square = size === 'sm' ? 'w-8 px-0' : 'w-9 px-0';
  return (
    <Tooltip says={label} keys={keys}>
      <Button
        look={look}
        size={size}
        aria-label={label}
        className={classes(square, className)}
        {...rest}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
