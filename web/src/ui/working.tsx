import { useEffect, useState } from 'react';
import { Progress } from './progress.tsx';

const SECOND = 1_000;

/** Says of work whose end nobody knows what it is and how long it has taken, once that is more than a moment. */
export function Working({ what }: { what: string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const tell = () => setSeconds(Math.floor((performance.now() - began) / SECOND));
    const timer = setInterval(tell, SECOND);
    return () => clearInterval(timer);
  }, []);
  if (seconds === 0) return null;
  return (
    <div className="flex flex-col gap-1.5 text-soft text-sm">
      <p>
        <span role="status">{what}</span> <span className="tabular-nums">({seconds} s)</span>
      </p>
      <Progress label={what} />
    </div>
  );
}
