import type { calculator as english } from '../en/calculator';
import { counted } from '../plural';

const n = counted('de');

export const calculator: typeof english = {
  calculator: {
    filter: 'Berechnungen filtern',
    focusFilter: 'Zum Filter der Berechnungen',
    list: 'Berechnungen',
    count: n({ one: '# Berechnung', other: '# Berechnungen' }),
    nothingFound: 'Keine Berechnung passt.',
    chooseOne: 'Wählen Sie eine Berechnung',
    chooseOneText:
      'Jede Antwort zeigt ihre Schritte, die Regel, die Quelle und was andere Quellen sagen.',
    yes: 'Ja',
    no: 'Nein',
    asOf: 'Stichtag',
    asOfHint: 'Nur Zahlen, die an diesem Tag galten; ohne Stichtag wird kein Datum beachtet.',
    example: (example) => `Zum Beispiel ${example}`,
    products: (codes) => `Produkte: ${codes}`,
    optional: 'Kann entfallen.',
    missing: 'Das wird gebraucht.',
    give: (allowed) => `Möglich ist: ${allowed}.`,
    calculate: 'Berechnen',
    useExample: 'Beispiel einsetzen',
    reset: 'Leeren',
    answer: 'Antwort',
    steps: 'Wie sie entsteht',
    rule: 'Regel',
    source: (source) => `Quelle: ${source}`,
    figures: 'Verwendete Zahlen',
    caveats: 'Zu bedenken',
    alternatives: 'Anders angegeben',
    alternativesText: 'Andere Quellen oder Lesarten weichen ab. Das käme nach ihnen heraus.',
    noFigure: 'keine Zahl',
    validFrom: (day) => `ab ${day}`,
    validTo: (day) => `bis ${day}`,
    disclaimer: 'Eine Berechnung, keine Rechtsberatung: Prüfen Sie sie an Ihrem Vertrag.',
  },
};
