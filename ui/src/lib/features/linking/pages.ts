/** Whether a text names pages, such as "1-3,7"; nothing means the whole document. */
export function namesPages(text: string): boolean {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .every((part) => {
      const match = /^(\d{1,9})(?:\s*-\s*(\d{1,9}))?$/.exec(part);
      if (!match) return false;
      const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])];
      return first >= 1 && last >= first;
    });
}
