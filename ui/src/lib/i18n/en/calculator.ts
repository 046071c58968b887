import { counted } from '../plural';

const n = counted('en');

export const calculator = {
  calculator: {
    filter: 'Filter the calculations',
    focusFilter: 'Go to the filter of the calculations',
    list: 'Calculations',
    count: n({ one: '# calculation', other: '# calculations' }),
    nothingFound: 'No calculation matches.',
    chooseOne: 'Choose a calculation',
    chooseOneText: 'Each answer shows its steps, the rule, the source and what other sources say.',
    yes: 'Yes',
    no: 'No',
    asOf: 'As of',
    asOfHint: 'Only figures in force on this day; without it, dates are not looked at.',
    example: (example: string) => `For example ${example}`,
    products: (codes: string) => `Products: ${codes}`,
    optional: 'May be left out.',
    missing: 'This is needed.',
    give: (allowed: string) => `Give ${allowed}.`,
    calculate: 'Calculate',
    useExample: 'Fill in the example',
    reset: 'Clear',
    answer: 'Answer',
    steps: 'How it comes about',
    rule: 'Rule',
    source: (source: string) => `Source: ${source}`,
    figures: 'Figures used',
    caveats: 'Keep in mind',
    alternatives: 'Stated otherwise',
    alternativesText: 'Other sources or readings differ. This is what would come out by them.',
    noFigure: 'no figure',
    validFrom: (day: string) => `from ${day}`,
    validTo: (day: string) => `until ${day}`,
    disclaimer: 'A calculation, not legal advice: check it against your agreement.',
  },
};
