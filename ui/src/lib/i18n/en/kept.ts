export const kept = {
  kept: {
    title: 'Calculations',
    keep: 'Keep on a license…',
    keepTitle: 'Keep the calculation on a license',
    keepText: 'The answer is kept as it is now, with its rule and source.',
    license: 'License',
    licenseHint: 'Type a product, agreement number or licensee…',
    note: 'Why it is kept',
    confirm: 'Keep',
    done: (license: string) => `The calculation was kept on ${license}.`,
    from: (inputs: string) => `from ${inputs}`,
    by: (actor: string, when: string) => `Kept by ${actor}, ${when}`,
    outdated: 'Rules or figures have changed since it was kept.',
    remove: (label: string) => `Remove the calculation ${label}`,
    removeReason: 'removed on the screen',
    removed: 'The calculation was removed.',
  },
};
