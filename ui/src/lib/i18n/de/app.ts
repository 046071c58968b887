import type { app as english } from '../en/app';
import { counted } from '../plural';

const n = counted('de');

export const app: typeof english = {
  common: {
    save: 'Speichern',
    discard: 'Änderungen verwerfen',
    cancel: 'Abbrechen',
    close: 'Schließen',
    tryAgain: 'Noch einmal versuchen',
    sorted: (descending) =>
      descending ? 'sortiert, Größtes zuerst' : 'sortiert, Kleinstes zuerst',
    dismiss: 'Ausblenden',
    notifications: 'Meldungen',
    starting: 'Wird gestartet …',
  },
  shell: {
    navigation: 'Bereiche',
    status: 'Status',
    screens: {
      overview: 'Überblick',
      documents: 'Dokumente',
      licenses: 'Lizenzen',
      agreements: 'Verträge',
      verify: 'Prüfen',
      journal: 'Journal',
      deadlines: 'Fristen',
      productKeys: 'Schlüssel',
      calculator: 'Rechner',
      settings: 'Optionen',
    },
    goTo: (screen) => `Zu ${screen}`,
    back: 'Zurück, wo ich war',
    filtersPane: 'Breite der Filter',
    previewPane: 'Breite der Vorschau',
    detailsPane: 'Breite der Angaben',
    readOnly: 'Nur lesen',
    readOnlyReasons: {
      newer_format: 'ein neueres Muniment hat diesen Tresor geschrieben',
      sync_conflict: 'ein Abgleichprogramm hat zwei Fassungen des Journals hinterlassen',
      failed_sync: 'der Datenträger hat einen Schreibvorgang nicht bestätigt',
      no_permission: 'keine Berechtigung, hier zu schreiben',
    },
    unread: n({
      one: '# Dokument noch nicht gelesen',
      other: '# Dokumente noch nicht gelesen',
    }),
  },
  welcome: {
    title: 'Willkommen bei Muniment',
    text: 'Ein Tresor für Nutzungsnachweise: ablegen, finden, mit Lizenzen verknüpfen, Unversehrtheit beweisen.',
    newTitle: 'Neuer Tresor',
    newText:
      'Wählen Sie einen leeren Ordner auf einer Platte, einem Stick oder einer Freigabe. Ihre Dokumente liegen dort als gewöhnliche Dateien.',
    openTitle: 'Tresor öffnen',
    openText: 'Weiterarbeiten mit einem vorhandenen Tresor, Ihrem eigenen oder dem Ihres Teams.',
    sampleTitle: 'Beispieltresor',
    sampleText:
      'Sehen Sie sich in einem Tresor mit rund dreißig erfundenen Dokumenten um. Nichts von Ihnen wird berührt.',
    recent: 'Zuletzt geöffnet',
  },
  undo: {
    action: 'Rückgängig',
    label: 'Letzte Änderung rückgängig machen',
    done: (what) => `Rückgängig gemacht: ${what}`,
    nothing: 'Es gibt nichts rückgängig zu machen.',
  },
  palette: {
    title: 'Befehlspalette',
    open: 'Befehlspalette öffnen',
    hint: 'Befehl, Dokument oder Lizenz eingeben …',
    actions: 'Befehle',
    documents: 'Dokumente',
    licenses: 'Lizenzen',
    nothing: 'Nichts gefunden.',
  },
  keys: {
    title: 'Tasten, die jetzt gelten',
    open: 'Tasten zeigen',
    groups: {
      vault: 'Tresor',
      go: 'Bereiche',
      documents: 'Dokumente',
      viewer: 'Seite',
      licenses: 'Lizenzen',
      deadlines: 'Fristen',
      agreements: 'Verträge',
      productKeys: 'Produktschlüssel',
      adding: 'Hinzufügen',
      help: 'Hilfe',
    },
    lists: 'In Listen',
    move: 'Bewegen',
    jump: 'Zum Anfang, zum Ende oder einen Bildschirm weiter',
    extend: 'mit einer Bewegung: Auswahl erweitern',
    toggle: 'mit einem Klick: Zeile hinzunehmen oder weglassen',
    openRow: 'Öffnen',
  },
  settings: {
    title: 'Optionen',
    theme: 'Erscheinung',
    themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel', contrast: 'Hoher Kontrast' },
    density: 'Dichte',
    densities: { compact: 'Kompakt', comfortable: 'Geräumig' },
    language: 'Sprache',
    vault: 'Tresor',
    vaultName: 'Name',
    vaultLocation: 'Ort',
    vaultId: 'Kennung',
    closeVault: 'Tresor schließen',
    version: (version) => `Muniment ${version}`,
  },
  verify: {
    title: 'Tresor prüfen',
    intro:
      'Liest jede abgelegte Datei erneut, vergleicht sie mit dem Hash, unter dem sie abgelegt wurde, und geht das signierte Journal vom ersten bis zum letzten Eintrag durch.',
    start: 'Jetzt prüfen',
    again: 'Erneut prüfen',
    starting: 'Wird gestartet …',
    progress: (done, total) => `${done} von ${total}`,
    canceled:
      'Die Prüfung wurde abgebrochen. Über die nicht erreichten Dateien lässt sich nichts sagen.',
    good: 'Alles ist so, wie es abgelegt wurde.',
    bad: n({
      one: '# Sache ist nicht, wie sie sein soll.',
      other: '# Dinge sind nicht, wie sie sein sollen.',
    }),
    checked: (objects, bytes, entries, time) =>
      `${n({ one: '# Datei', other: '# Dateien' })(objects)} (${bytes}) und ${n({ one: '# Journaleintrag', other: '# Journaleinträge' })(entries)} in ${time} geprüft.`,
    at: (when) => `Beendet ${when}`,
    problems: 'Was nicht stimmt',
    showDocument: 'Dokument zeigen',
    checksums: 'Prüfsummenliste',
    checksumsText:
      'Eine Liste aller Dateien des Tresors mit ihrem SHA-256, um ihn auf einem anderen Rechner ohne Muniment zu prüfen.',
    saveChecksums: 'Prüfsummenliste sichern …',
    checksumsSaved: (path) => `Gesichert als ${path}`,
    checkWith:
      'So prüfen Sie sie in einem Terminal; es erscheint nichts, wenn alle Dateien unverändert sind:',
    rebuild: 'Katalog neu aufbauen',
    rebuildText:
      'Katalog und Suchindex auf diesem Rechner entstehen aus den Dateien des Tresors. Sieht eine Liste falsch aus, bauen Sie beide neu auf; der Tresor selbst wird nicht berührt.',
    rebuildStart: 'Neu aufbauen',
    rebuilding: 'Wird aufgebaut …',
    rebuilt: 'Der Katalog wurde aus dem Tresor neu aufgebaut.',
  },
  journal: {
    title: 'Journal',
    intro:
      'Jede Änderung des Tresors, signiert und mit der vorigen verkettet. Einträge werden nie geändert oder entfernt.',
    columns: { n: 'Eintrag', at: 'Wann', op: 'Was', subjects: 'Worüber', actor: 'Wer' },
    empty: 'Das Journal ist leer.',
    entry: (entry) => `Eintrag ${entry}`,
    events: n({ one: '# Ereignis', other: '# Ereignisse' }),
    count: n({ one: '# Eintrag', other: '# Einträge' }),
  },
};
