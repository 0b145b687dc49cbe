export interface IdleTask {
  /** Asks for the task; asking again puts it off. */
  ask(): void;
  cancel(): void;
  /** Does it at once. */
  now(): void;
}

/** Does a task once nothing has asked for it for a while and the browser has time, or at last. */
export function whenIdle(task: () => void, wait = 200, atLast = 1500): IdleTask {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;
  // Safari has no requestIdleCallback.
  const canWait = typeof requestIdleCallback === 'function';
  const cancel = () => {
    clearTimeout(timer);
    if (idle !== undefined && canWait) cancelIdleCallback(idle);
    idle = undefined;
  };
  const ask = () => {
    cancel();
    timer = setTimeout(() => {
      if (!canWait) task();
      else idle = requestIdleCallback(task, { timeout: atLast });
    }, wait);
  };
  const now = () => {
    cancel();
    task();
  };
  return { ask, cancel, now };
}
