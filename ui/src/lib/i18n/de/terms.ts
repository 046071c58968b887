import { counted } from '../plural';
import type {
  terms as english,
  termsCodes as englishCodes,
  termsProblems as englishProblems,
} from '../en/terms';

const n = counted('de');

export const terms: typeof english = {
  terms: {
    title: 'Bedingungen',
    on: 'In Kraft am',
    search: 'Suche im Stand dieses Tages',
    series: 'Reihen von Bedingungen',
    inForce: 'in Kraft',
    toConfirm: 'zu bestätigen',
    chooseOne: 'Wählen Sie eine Ausgabe',
    emptyTitle: 'Noch keine Bedingungen',
    emptyText:
      'Fügen Sie heruntergeladene oder gesicherte Bedingungen hinzu. Jede Datei findet durch Namen und Text ihre Reihe und ihr Datum oder sagt, warum nicht.',
    add: 'Bedingungen hinzufügen…',
    addTitle: 'Dokumente als Bedingungen hinzufügen',
    addText: 'Wählen Sie Dokumente des Tresors. Aus dem Netz wird nichts geholt.',
    address: 'Gesichert von (Adresse einer gespeicherten Seite)',
    documents: 'Dokumente',
    documentsHint: 'Name oder Text eines Dokuments',
    added: n({ one: '# Ausgabe hinzugefügt', other: '# Ausgaben hinzugefügt' }),
    known: n({ one: '# war schon da', other: '# waren schon da' }),
    details: 'Einzelheiten der Ausgabe',
    dates: 'Gefundene Daten',
    source: 'Angegeben durch',
    day: 'Tag',
    words: 'Wortlaut',
    note: 'Anmerkung',
    contradicts: 'widerspricht dem gewählten Datum',
    chosen: 'gewählt',
    effective: 'In Kraft ab',
    open: 'Dokument öffnen',
    confirm: 'Datum bestätigen',
    confirmed: 'Datum bestätigt',
    compareWith: (label) => `Mit ${label} vergleichen`,
    comparison: 'Vergleich',
    beforeHeadings: 'Vor der ersten Überschrift',
    counts: ({ added, removed, changed, moved }) =>
      `${added} hinzugefügt, ${removed} entfernt, ${changed} geändert, ${moved} verschoben`,
    findInChanges: 'In Änderungen suchen',
    whole: 'Auch Gleichgebliebenes',
    sideBySide: 'Nebeneinander',
    noChanges: 'Keine Änderung enthält diese Wörter.',
    affected: 'Lizenzen von Produkten, die in den Änderungen vorkommen',
    findings: 'Lizenzen, deren geltende Bedingungen nicht sicher sind',
    hits: 'Fundstellen',
    hitCount: n({ one: '# Fundstelle', other: '# Fundstellen' }),
    page: (page) => `Seite ${page}`,
  },
};

export const termsCodes: typeof englishCodes = {
  dateSources: {
    person: 'Eine Person',
    effective: 'Text: in Kraft ab',
    cover: 'Text: Titelseite',
    updated: 'Text: zuletzt geändert',
    published: 'Text: veröffentlicht',
    file_name: 'Dateiname',
    header_footer: 'Kopf- oder Fußzeile',
    metadata: 'Dateieigenschaften',
    capture: 'Tag der Sicherung',
  },
  termsVerdicts: {
    identical: 'Die Texte sind gleich',
    reextracted: 'Derselbe Text, neu ausgelesen',
    changed: 'Der Text wurde geändert',
  },
  termsChanges: {
    same: 'Gleich',
    cosmetic: 'Sieht anders aus',
    changed: 'Geändert',
    moved: 'Verschoben',
    added: 'Hinzugefügt',
    removed: 'Entfernt',
  },
  termsRefusals: {
    unread: 'Es wurde noch nicht gelesen.',
    no_text: 'Es enthält keinen lesbaren Text.',
    contract_form: 'Es ist das Formular eines Vertrags und keine öffentliche Bedingung.',
    not_terms: 'Weder Name noch Anfang nennen eine Art von Bedingungen.',
    no_title: 'Nichts sagt, welches von mehreren Dokumenten seiner Art es ist.',
    no_date: 'Nichts nennt ein Datum.',
  },
};

export const termsProblems: typeof englishProblems = {
  no_such_terms: 'Diese Ausgabe von Bedingungen gibt es nicht.',
  document_in_use: 'Das Dokument enthält schon eine Ausgabe von Bedingungen.',
  address_of_several: 'Eine Adresse gehört zu einer gespeicherten Seite.',
  no_such_rule: 'Diese Regel über geltende Bedingungen gibt es nicht.',
  empty_exception: 'Eine Ausnahme nennt eine Regel, einen Tag oder beides.',
  no_title: 'Bedingungen dieser Art brauchen einen Titel.',
  not_the_first: 'Ein Datum auf den Monat genau ist dessen erster Tag.',
  no_product_version: 'Zum Erscheinen gehören Produkt und Version.',
};
