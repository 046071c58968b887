import type { kept as english } from '../en/kept';

export const kept: typeof english = {
  kept: {
    title: 'Berechnungen',
    keep: 'Bei einer Lizenz aufbewahren…',
    keepTitle: 'Die Berechnung bei einer Lizenz aufbewahren',
    keepText: 'Die Antwort wird aufbewahrt, wie sie jetzt ist, mit Regel und Quelle.',
    license: 'Lizenz',
    licenseHint: 'Produkt, Vertragsnummer oder Lizenznehmer…',
    note: 'Warum sie aufbewahrt wird',
    confirm: 'Aufbewahren',
    done: (license) => `Die Berechnung wurde bei ${license} aufbewahrt.`,
    from: (inputs) => `aus ${inputs}`,
    by: (actor, when) => `Aufbewahrt von ${actor}, ${when}`,
    outdated: 'Regeln oder Zahlen haben sich seither geändert.',
    remove: (label) => `Die Berechnung ${label} entfernen`,
    removeReason: 'auf dem Bildschirm entfernt',
    removed: 'Die Berechnung wurde entfernt.',
  },
};
