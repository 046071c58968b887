import type { intake as english } from '../en/intake';
import { counted } from '../plural';

const n = counted('de');

export const intake: typeof english = {
  intake: {
    add: 'Hinzufügen',
    addFiles: 'Dateien hinzufügen …',
    addFolder: 'Ordner hinzufügen …',
    paste: 'Bild einfügen',
    pasted: 'Das Bild wird aufgenommen.',
    nothingToPaste: 'In der Zwischenablage ist kein Bild.',
    readOnly: 'In diesen Tresor lässt sich nicht schreiben, also nichts aufnehmen.',
    files: n({ one: '# Datei', other: '# Dateien' }),
    folders: n({ one: '# Ordner', other: '# Ordner' }),
    and: ' und ',
    someFiles: 'die Dateien',
    andMore: n({ one: 'und # weitere', other: 'und # weitere' }),
    willAdd: (what, kind) =>
      kind === null
        ? `${what} in den Tresor aufnehmen`
        : `${what} als ${kind} in den Tresor aufnehmen`,
    willAddDetail:
      'Die Originale bleiben, wo sie sind. Was der Tresor schon hat, wird als Duplikat vermerkt.',
    willLink: (what, license, kind) =>
      `${what} aufnehmen und als ${kind} mit ${license} verknüpfen`,
    willLinkDetail: 'Beides in einem Schritt.',
    oneFile: 'Hier nur eine einzelne Datei ablegen: nicht mehrere und keinen Ordner.',
    oneFileDetail: 'In den Tresor wird nichts aufgenommen.',
    adding: (what, license) =>
      license === null ? `${what}: wird aufgenommen.` : `${what}: wird für ${license} aufgenommen.`,
  },
  queue: {
    title: 'Warteschlange',
    toggle: 'Warteschlange zeigen oder verbergen',
    files: 'Dateien in der Warteschlange',
    idle: 'Nichts zu tun.',
    totals: (done, total) => {
      const numbers = new Intl.NumberFormat('de');
      return `${numbers.format(done)} von ${numbers.format(total)} erledigt`;
    },
    duplicates: n({ one: '# Duplikat', other: '# Duplikate' }),
    failed: n({ one: '# fehlgeschlagen', other: '# fehlgeschlagen' }),
    rate: (rate) => `${rate} je Sekunde`,
    left: (time) => `· noch ${time}`,
    paused: 'Angehalten',
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    cancelAll: 'Alle abbrechen',
    cancel: (name) => `${name} abbrechen`,
    retryAll: 'Fehlgeschlagene wiederholen',
    retry: (name) => `${name} wiederholen`,
    hide: 'Warteschlange verbergen',
    show: 'Zeigen',
    showAll: 'Alle Dateien',
    showExceptions: (count) => `Ausnahmen (${count})`,
    newKind: 'Neue Dokumente sind',
    newSource: 'Bezogen aus',
    sourceByFile: 'Wie die Datei sagt',
    nothing:
      'Dateien, die Sie hinzufügen, erscheinen hier, solange sie abgelegt und gelesen werden.',
    noExceptions: 'Keine Datei ist fehlgeschlagen.',
  },
};
