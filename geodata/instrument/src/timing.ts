// Timing of reactions, and whether anything may move at all.

/** Whether the reader asked the browser for reduced motion. */
export function prefersReducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** A function that runs `call` once it has not been called again for so many milliseconds. */
export function debounce(call: () => void, ms: number): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(call, ms);
  };
  return Object.assign(later, { cancel: () => clearTimeout(timer) });
}
