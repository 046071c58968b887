import type { bulk as english } from '../en/bulk';
import { counted } from '../plural';

const n = counted('de');

export const bulk: typeof english = {
  bulkEdit: {
    openSeveral: n({ one: '# Lizenz ändern…', other: '# Lizenzen ändern…' }),
    title: n({ one: '# Lizenz ändern', other: '# Lizenzen ändern' }),
    text: 'Wählen Sie, was bei allen gleich wird. Alles andere bleibt.',
    change: (field) => `${field} ändern`,
    empty: 'Leer: löscht das Feld',
    notStated: 'Nicht angegeben',
    preview: 'Vorschau',
    license: 'Lizenz',
    before: 'Vorher',
    after: 'Nachher',
    blank: 'leer',
    summary: (changes, unchanged, refused) =>
      [
        n({ one: '# Lizenz wird geändert', other: '# Lizenzen werden geändert' })(changes),
        n({ one: '# ist schon so', other: '# sind schon so' })(unchanged),
        n({ one: '# wird ausgelassen', other: '# werden ausgelassen' })(refused),
      ].join(', ') + '.',
    refusals: {
      void: 'Sie ist ungültig.',
      no_such_license: 'Es gibt sie nicht mehr.',
      ambiguous: 'Es könnte mehr als eine sein.',
    },
    first: (shown, all) => `Die ersten ${shown} von ${all}`,
    run: n({ one: '# Lizenz ändern', other: '# Lizenzen ändern' }),
    done: n({ one: '# Lizenz wurde geändert.', other: '# Lizenzen wurden geändert.' }),
  },
  bulkLink: {
    open: 'Dokumente mit allen verknüpfen…',
    title: n({
      one: 'Dokumente mit # Lizenz verknüpfen',
      other: 'Dokumente mit # Lizenzen verknüpfen',
    }),
    document: 'Dokument',
    outcome: 'Was geschieht',
    made: 'wird verknüpft',
    refusals: {
      already_linked: 'ist schon verknüpft',
      void: 'eines von beiden ist ungültig',
      no_such_document: 'das Dokument gibt es nicht mehr',
      no_such_license: 'die Lizenz gibt es nicht mehr',
    },
    summary: (makes, passed) =>
      [
        n({ one: '# Verknüpfung entsteht', other: '# Verknüpfungen entstehen' })(makes),
        n({ one: '# wird ausgelassen', other: '# werden ausgelassen' })(passed),
      ].join(', ') + '.',
    back: 'Zurück zu den Dokumenten',
    run: n({ one: '# Verknüpfung anlegen', other: '# Verknüpfungen anlegen' }),
    done: n({ one: '# Verknüpfung wurde angelegt.', other: '# Verknüpfungen wurden angelegt.' }),
  },
};
