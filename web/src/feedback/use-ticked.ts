import { useEffect, useState } from 'react';

interface Ticked {
  ticked: ReadonlySet<string>;
  tick: (item: string, on: boolean) => void;
}

const keyOf = (script: string) => `goldenrod.ticked.${script}`;

function readTicked(script: string): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(script)) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : []);
  } catch {
    return new Set();
  }
}

/** What was ticked off while working on a draft: kept in this browser, the same in all its tabs. */
export function useTicked(script: string): Ticked {
  const [ticked, setTicked] = useState(() => readTicked(script));
  useEffect(() => {
    const onOtherTab = ({ key }: StorageEvent) => {
      if (key === keyOf(script)) setTicked(readTicked(script));
    };
    window.addEventListener('storage', onOtherTab);
    return () => window.removeEventListener('storage', onOtherTab);
  }, [script]);
  const tick = (item: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(item);
    else next.delete(item);
    setTicked(next);
    try {
      localStorage.setItem(keyOf(script), JSON.stringify([...next]));
    } catch {
      // A browser that keeps nothing shows it until the page is left.
    }
  };
  return { ticked, tick };
}
