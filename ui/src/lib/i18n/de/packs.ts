import type { PackAnchor, PackFault } from '$lib/ipc';
import { counted } from '../plural';

const n = counted('de');

/** The words for checking packs and for their custody. */
export const packs = {
  packCheck: {
    title: 'Paket prüfen',
    intro:
      'Liest jede Datei eines Pakets, von wem es auch kam, und vergleicht sie mit dem, was das Paket zusagt. Nichts darin wird geöffnet oder entpackt.',
    form: 'Das Paket ist',
    folder: 'ein Ordner',
    zip: 'ein ZIP-Archiv',
    digest: 'Übergebene Prüfsumme (freiwillig)',
    digestHint:
      '64 hexadezimale Ziffern, mitgeteilt auf anderem Weg als das Paket: in einem Schreiben, am Telefon. Ohne sie wird mit dem verglichen, was dieser Tresor verzeichnet hat, falls das Paket hier entstand.',
    start: 'Paket wählen und prüfen …',
    again: 'Weiteres Paket prüfen …',
    running: 'Das Paket wird geprüft',
    starting: 'Wählen Sie das Paket',
    read: (bytes: string) => `${bytes} gelesen`,
    canceled: 'Die Prüfung wurde angehalten. Sie sagt nichts über das Paket.',
    emptyTitle: 'Noch wurde kein Paket geprüft',
    emptyText:
      'Der Bericht sagt, ob jede Datei wie zugesagt ist, nennt jede, die es nicht ist, und womit verglichen wurde.',
    report: 'Bericht über ein Paket',
    bad: n({
      one: 'Das Paket ist nicht, was es sein soll: # Sache stimmt nicht.',
      other: 'Das Paket ist nicht, was es sein soll: # Dinge stimmen nicht.',
    }),
    good: {
      given: 'Jede Datei ist so, wie sie übergeben wurde: Das Paket ist das mit dieser Prüfsumme.',
      recorded:
        'Jede Datei ist so, wie sie übergeben wurde: Das Paket ist das, das dieser Tresor verzeichnet hat.',
      none: 'Jede Datei ist so, wie die Listen des Pakets es sagen. Nichts zeigt, dass diese Listen die übergebenen sind.',
    } satisfies Record<PackAnchor, string>,
    checkedAt: (when: string) => `Geprüft am ${when}`,
    pack: 'Paket',
    matter: 'Verfahren laut Paket',
    volume: 'Band laut Paket',
    notSaid: 'Das Paket sagt es nicht',
    files: 'Dateien',
    size: (files: string, bytes: string) => `${files}, ${bytes}`,
    packDigest: 'Prüfsumme des Pakets',
    noDigest: 'Es hat keine: Die Liste seiner Listen fehlt',
    given: 'Übergebene Prüfsumme',
    compared: 'Womit verglichen wurde',
    against: {
      given:
        'Mit der eingegebenen Prüfsumme. Sie legt die Listen des Pakets fest, und die Listen legen jede Datei fest.',
      recorded:
        'Mit dem, was dieser Tresor verzeichnete, als das Paket entstand: seiner Prüfsumme und dem SHA-256 jeder Anlage.',
      none: 'Nur mit seinen eigenen Listen: Es wurde keine Prüfsumme eingegeben, und dieser Tresor hat kein solches Paket verzeichnet.',
    } satisfies Record<PackAnchor, string>,
    limits: 'Was das nicht beweist',
    limit: {
      given:
        'Dass die Prüfsumme die richtige ist. Sie muss auf anderem Weg als das Paket gekommen sein, von jemandem, dem Sie glauben.',
      recorded:
        'Dass der Tresor ist, wie er war. Wer in ihn schreiben konnte, könnte auch den Eintrag geändert haben; prüfen Sie ihn mit einem anderswo verwahrten Siegel.',
      none: 'Dass das Paket das übergebene ist. Wer eine Datei ändern kann, kann auch die Listen ändern. Lassen Sie sich die Prüfsumme nennen und prüfen Sie erneut.',
    } satisfies Record<PackAnchor, string>,
    limitContent: 'Dass wahr oder vollständig ist, was die Dokumente darin sagen.',
    findings: 'Was nicht stimmt',
    noFindings:
      'Nach den Listen des Pakets fehlt nichts, kam nichts hinzu und wurde nichts verändert.',
    otherFile: 'mit',
    nowCalled: 'jetzt',
  },
  packCustody: {
    open: 'Verwahrung …',
    openLabel: (volume: string) => `Verwahrung von Band ${volume}`,
    handedOver: 'Übergebene Bände',
    title: 'Verwahrung eines Pakets',
    intro:
      'Was das signierte Journal über einen übergebenen Band sagt und wie jede Anlage darin hereinkam.',
    matter: 'Verfahren',
    volume: 'Band',
    recipient: 'Übergeben an',
    nobody: 'Nicht angegeben',
    on: 'Übergeben am',
    asOf: 'Stand der Angaben',
    recorded: 'Verzeichnet',
    recordedBy: (when: string, actor: string) => `${when} von ${actor}`,
    entry: 'Eintrag im Journal',
    entryHash: 'SHA-256 des Eintrags',
    manifest: 'Prüfsumme des Pakets',
    rules: 'Regeln',
    exhibits: 'Anlagen',
    count: n({ one: '# Anlage', other: '# Anlagen' }),
    filter: 'Anlagen filtern',
    more: (count: string) => `${count} weitere zeigen`,
    noneHolds: 'Keine Anlage enthält diese Wörter.',
    number: 'Anlage',
    name: 'Unterlage',
    pages: 'Seiten',
    cameIn: 'Hereingekommen',
    from: (path: string, source: string) => `${path} (${source})`,
    notKnown: 'Das Journal sagt es nicht',
    copy: (exhibit: string) => `SHA-256 von ${exhibit} kopieren`,
    copied: 'Der SHA-256 wurde kopiert.',
  },
};

/** The words for the codes of packs. */
export const packCodes = {
  packFaults: {
    altered: 'Verändert',
    truncated: 'Abgeschnitten',
    missing: 'Fehlt',
    added: 'Hinzugekommen',
    renamed: 'Umbenannt',
    swapped: 'Vertauscht',
    not_a_file: 'Keine Datei',
    bad_manifest: 'Eine unbrauchbare Liste',
    manifests_disagree: 'Listen widersprechen sich',
    not_the_pack: 'Ein anderes Paket',
    not_a_bag: 'Nicht als Paket ausgewiesen',
  } satisfies Record<PackFault, string>,
  /** What a fault of a pack means. */
  packFaultTexts: {
    altered: 'Der Inhalt ist nicht der zugesagte.',
    truncated: 'Der Inhalt ist kürzer als zugesagt: Übrig ist womöglich nur der Anfang.',
    missing: 'Das Paket sagt diese Datei zu, und sie ist nicht da.',
    added: 'Keine Liste des Pakets nennt diese Datei: Sie gehört nicht zum Übergebenen.',
    renamed: 'Der zugesagte Inhalt ist da, heißt aber anders.',
    swapped: 'Jede der beiden hat den Inhalt, den das Paket für die andere zusagt.',
    not_a_file: 'Es ist ein Verweis, ein Gerät oder nicht lesbar; ihm wurde nicht nachgegangen.',
    bad_manifest:
      'Die Liste fehlt oder ist beschädigt; was sie zusagte, ließ sich nicht vergleichen.',
    manifests_disagree: 'Zwei Listen des Pakets sagen für dieselbe Datei Verschiedenes zu.',
    not_the_pack:
      'Die Listen des Pakets sind nicht die übergebenen; nichts, was sie zusagen, zählt.',
    not_a_bag:
      'Die Datei, die sagt, nach welchen Regeln das Paket entstand, fehlt oder ist beschädigt.',
  } satisfies Record<PackFault, string>,
};
