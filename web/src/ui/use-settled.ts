import { useEffect, useState } from 'react';

/** What was typed, once nothing was typed for a moment. */
export function useSettled(typed: string, ms = 250): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), ms);
    return () => clearTimeout(timer);
  }, [typed, ms]);
  return settled;
}
