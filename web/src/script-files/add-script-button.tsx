import { FileUp } from 'lucide-react';
import { Button } from '../ui/button.tsx';

interface AddScriptButtonProps {
  size: 'sm' | 'md';
  onClick: () => void;
}

/** For those who neither drop nor paste. */
export function AddScriptButton({ size, onClick }: AddScriptButtonProps) {
  return (
    <Button size={size} icon={<FileUp aria-hidden size={16} />} onClick={onClick}>
      Add a script…
    </Button>
  );
}
