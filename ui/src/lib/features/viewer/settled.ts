// Waiting for a place on the pages to come to rest: pages above it may still turn out longer.

/** For how many frames an element is waited for once it could be there. */
const PATIENCE = 120;

/** Calls back once the element is there and stays where it is, unless the returned function is called. */
export function whenSettled(
  find: () => HTMLElement | null,
  mayBeThere: () => boolean,
  react: (element: HTMLElement) => void,
): () => void {
  let [frame, tries, before] = [0, 0, NaN];
  const look = () => {
    const element = find();
    const top = element?.getBoundingClientRect().top ?? NaN;
    if (element && top === before) return react(element);
    if (mayBeThere()) tries += 1;
    before = top;
    if (tries < PATIENCE) frame = requestAnimationFrame(look);
  };
  frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}
