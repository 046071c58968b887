import type { CustodyAct, CustodyProblem, Found, ManipulationCode, SealStanding } from '$lib/ipc';
import { counted } from '../plural';

const n = counted('de');

/** The words of verification with seals, of backups and of custody. */
export const custody = {
  checks: {
    tabs: 'Teile dieses Bereichs',
    verification: 'Prüfung',
    seals: 'Siegel',
    packs: 'Pakete',
    backup: 'Sicherung',
    print: 'Drucken …',
  },
  inspection: {
    report: 'Prüfbericht',
    handedIn: 'Anderswo verwahrte Siegel',
    handedInText:
      'Ein Siegel oder ein übergebenes Paket zeigt, was das Journal war, als es entstand. Fügen Sie vor der Prüfung hinzu, was Sie haben: Ohne ein solches lässt sich manches nicht ausschließen.',
    addSeals: 'Siegel hinzufügen …',
    addFolders: 'Ordner hinzufügen …',
    leaveOut: (name: string) => `${name} weglassen`,
    more: (count: string) => `und ${count} weitere`,
    stale: 'Es liegen andere Siegel vor als zu diesem Bericht. Prüfen Sie erneut.',
    touched: n({
      one: 'Der Tresor ist nicht, was er war: # Eingriff ist erkennbar.',
      other: 'Der Tresor ist nicht, was er war: # Eingriffe sind erkennbar.',
    }),
    manipulations: 'Eingriffe in den Tresor',
    manipulationsText:
      'Was die Befunde zusammen ergeben. Geht es um den Inhalt einzelner Dateien, kann auch ein versagender Datenträger die Ursache sein.',
    noManipulations: 'Nichts weist auf einen Eingriff in den Tresor hin.',
    entry: (entry: string) => `Eintrag ${entry}`,
    entries: (first: string, last: string) => `Einträge ${first} bis ${last}`,
    shownBy: (anchor: string) => `Belegt durch ${anchor}`,
    shownByVault: 'Belegt durch den Tresor selbst',
    anchors: 'Vorliegende Siegel',
    noneElsewhere: 'Es wurde kein Siegel von außerhalb des Tresors vorgelegt.',
    sealsInVault: n({
      one: '# Siegel im Tresor selbst stimmt. Wer in den Tresor schreiben kann, könnte auch dieses ersetzt haben.',
      other:
        '# Siegel im Tresor selbst stimmen. Wer in den Tresor schreiben kann, könnte auch diese ersetzt haben.',
    }),
    anchored: (last: string) => `Die Einträge 1 bis ${last} sind nachweislich unverändert.`,
    anchoredText:
      'Ein anderswo verwahrtes Siegel stimmt: Diese Einträge sind so wie zu der Zeit, als es entstand, und mit ihnen der Hash jedes Dokuments, das sie nennen.',
    after: (last: string) =>
      `Es sagt nichts über das, was nach Eintrag ${last} kam, und nichts darüber, ob stimmt, was in den Dokumenten steht.`,
    notExcluded: 'Was nicht ausgeschlossen ist',
    notExcludedText:
      'Es lag kein Siegel von außerhalb des Tresors vor, das stimmt. Wer den Schlüssel eines Schreibenden hat, könnte Folgendes getan haben, ohne im Tresor eine Spur zu hinterlassen:',
    notExcludedAdvice:
      'Mit einem Siegel, das Sie jetzt anfertigen und anderswo verwahren, können spätere Prüfungen es ausschließen.',
    goToSeals: 'Zu den Siegeln',
    record: 'Prüfen und verzeichnen',
    recordText:
      'Zum Verzeichnen wird der Tresor noch einmal geprüft; das Ergebnis steht danach im Journal und in der Verwahrung jedes Dokuments.',
    recorded: 'Im Journal verzeichnet: Alles ist so, wie es abgelegt wurde.',
    recordedBad: n({
      one: 'Im Journal verzeichnet: # Sache ist nicht, wie sie sein soll.',
      other: 'Im Journal verzeichnet: # Dinge sind nicht, wie sie sein sollen.',
    }),
  },
  seals: {
    title: 'Siegel des Tresors',
    proves:
      'Ein Siegel ist eine signierte Aussage darüber, was das Journal war. Anderswo verwahrt zeigt es, ob ein Eintrag bis dahin oder ein darin genanntes Dokument seither geändert wurde.',
    seal: 'Jetzt versiegeln',
    sealed: (last: string) =>
      `Die Einträge 1 bis ${last} sind versiegelt. Sichern Sie das Siegel und verwahren Sie es anderswo.`,
    loading: 'Die Siegel werden gelesen',
    emptyTitle: 'Noch kein Siegel',
    emptyText:
      'Versiegeln Sie das Journal und geben Sie die Datei aus der Hand: an die Anwälte, einen Prüfer, ein Postfach. Sie enthält eine Zahl, einen Hash und eine Signatur, aber nichts aus Ihren Dokumenten.',
    count: n({ one: '# Siegel', other: '# Siegel' }),
    save: 'Sichern …',
    saveLabel: (last: string) => `Siegel über die Einträge 1 bis ${last} sichern`,
    saved: (path: string) =>
      `Gesichert als ${path}. Verwahren Sie es, wo niemand es ändern kann, der in den Tresor schreiben kann.`,
    unread: 'Ein nicht lesbares Siegel',
    lastOf: (when: string) => `letzter Eintrag vom ${when}`,
    signedBy: (writer: string) => `signiert von ${writer}`,
    unsigned: 'Kein Schreibender dieses Journals hat es signiert.',
    elsewhere: 'anderswo verwahrt',
    holdsInVault:
      'Das Journal ist das versiegelte, soweit diese Kopie im Tresor es zeigt. Nur eine anderswo verwahrte Kopie zeigt, dass niemand beides ersetzt hat.',
    holdsElsewhere:
      'Diese Einträge sind unverändert, seit das Siegel entstand, und mit ihnen der Hash jedes Dokuments, das sie nennen.',
    otherEntries: 'Die ersten Einträge des Journals sind nicht die versiegelten.',
    ahead: 'Das Journal hat weniger Einträge, als versiegelt wurden.',
    damaged: 'Es ist nicht lesbar oder gehört zu einem anderen Tresor und beweist nichts.',
    verifierKey: 'Prüfschlüssel',
    verifierKeyText:
      'Mit diesem Schlüssel prüfen Werkzeuge für signierte Notizen (signed notes), dass diese Installation ein Siegel signiert hat. Geben Sie ihn mit dem ersten Siegel weiter, nicht erst mit einem späteren.',
    copyKey: 'Schlüssel kopieren',
    keyCopied: 'Der Schlüssel wurde kopiert.',
  },
  timeStamps: {
    title: 'Zeitstempel',
    text: 'Eine Zeitstempelstelle bestätigt, wann ein Siegel bestand (RFC 3161). Sie erhält den Hash des Siegels und sonst nichts und wird nur gefragt, wenn Sie den Knopf drücken.',
    address: 'Adresse der Zeitstempelstelle',
    addressHint: 'Beginnt mit http:// oder https://; leer heißt keine',
    saveAddress: 'Adresse speichern',
    addressSaved: 'Die Adresse wurde gespeichert.',
    certificate: 'Zertifikat der Zeitstempelstelle',
    certificateText:
      'Einmal nötig: Ohne dieses zeigt ein Stempel nur, wer ihn angeblich gegeben hat. Dieser Rechner vertraut ihm vom ersten Stempel an.',
    choose: 'Zertifikat wählen …',
    request: 'Zeitstempel anfordern',
    requestText: 'Versiegelt das Journal und fragt die Zeitstempelstelle.',
    noAddress: 'Speichern Sie zuerst die Adresse einer Zeitstempelstelle.',
    asking: 'Die Zeitstempelstelle wird gefragt',
    offline: 'Ohne Verbindung',
    offlineText:
      'Versiegeln Sie das Journal und sichern Sie die Anfrage als Datei, bringen Sie sie zur Zeitstempelstelle und lesen Sie deren Antwort ein.',
    query: 'Anfrage sichern …',
    querySaved: (path: string) => `Das Journal wurde versiegelt, die Anfrage gesichert als ${path}`,
    reply: 'Antwort einlesen …',
    stamped: 'Der Zeitstempel liegt nun bei seinem Siegel.',
    trusted: (at: string, by: string) =>
      `Bestand am ${at}, wie ${by} bestätigt. Dieser Rechner vertraut dem Zertifikat der Zeitstempelstelle; ob es widerrufen wurde, wurde nicht gefragt.`,
    untrusted: (at: string, by: string) =>
      `Bestand am ${at}, falls ${by} echt ist: Das Zertifikat kam mit dem Tresor. Vergleichen Sie seinen Fingerabdruck mit dem, den die Zeitstempelstelle veröffentlicht:`,
    unknown: (at: string, by: string) =>
      `Jemand, der sich ${by} nennt, gibt ${at} an; kein bekanntes Zertifikat einer Zeitstempelstelle bürgt dafür.`,
    broken: 'Ein Zeitstempel, der nichts beweist:',
  },
  backup: {
    title: 'Tresor sichern',
    intro:
      'Kopiert den Tresor in einen Ordner auf einem anderen Datenträger oder einer Freigabe oder in einen Bucket. Kopiert wird nur, was dort fehlt, und jede kopierte Datei wird wieder gelesen.',
    start: 'In einen Ordner sichern …',
    again: 'Erneut in einen Ordner sichern …',
    bucket: 'Adresse eines Buckets',
    bucketHint:
      's3://Bucket/Pfad, az://Container/Pfad oder gs://Bucket/Pfad. Die Zugangsdaten kommen aus der Umgebung, in der Muniment gestartet wurde, wie bei Tresoren in Buckets; weder sie noch die Adresse werden aufbewahrt.',
    startBucket: 'In den Bucket sichern',
    noScheme: 'Die Adresse eines Buckets beginnt mit s3://, az:// oder gs://.',
    badBucket: 'Das ist keine Adresse eines Buckets:',
    running: 'Der Tresor wird gesichert',
    canceled: 'Die Sicherung wurde angehalten. Was bis dahin kopiert ist, zählt beim nächsten Mal.',
    done: 'Die Sicherung ist auf dem neuesten Stand.',
    doneBut: n({
      one: 'Der Sicherung fehlt # Sache, die im Tresor nicht stimmt.',
      other: 'Der Sicherung fehlen # Dinge, die im Tresor nicht stimmen.',
    }),
    copied: (files: number, bytes: string, time: string) =>
      `${n({ one: '# Datei', other: '# Dateien' })(files)} (${bytes}) in ${time} kopiert und wieder gelesen.`,
    kept: n({ one: '# Datei war schon da.', other: '# Dateien waren schon da.' }),
    through: (last: string) => `Die Kopie hat das Journal bis Eintrag ${last}.`,
    restore: 'Wiederherstellen',
    restoreText:
      'Beim Wiederherstellen entsteht der ganze Tresor neu in einem leeren Ordner, den Sie dann hier öffnen. Das geschieht in einem Terminal, mit Ihren Ordnern in diesem Befehl:',
    backupFolder: 'Ordner der Sicherung',
    newFolder: 'Ordner des neuen Tresors',
    copyCommand: 'Befehl kopieren',
    commandCopied: 'Der Befehl wurde kopiert.',
  },
  custody: {
    open: 'Verwahrung …',
    title: 'Verwahrung eines Dokuments',
    intro:
      'Was seit dem Eingang mit dem Dokument geschah, wie es im signierten Journal steht. Wer es nur angesehen hat, hinterließ keinen Eintrag.',
    loading: 'Das Journal wird gelesen',
    name: 'Dokument',
    content: 'Inhalt jetzt',
    madeAt: 'Bericht vom',
    through: (when: string, last: string) => `${when}, aus dem Journal bis Eintrag ${last}`,
    steps: 'Schritte der Verwahrung',
    at: 'Wann',
    actor: 'Wer',
    act: 'Was',
    entry: 'Eintrag',
    entryHash: 'Sein SHA-256',
    from: (path: string, source: string) => `${path} (${source})`,
    linked: (license: string, kind: string) => `${license}, als: ${kind}`,
    page: (page: string) => `Seite ${page}`,
    whole: 'Der Inhalt war so, wie er abgelegt wurde.',
    produced: (exhibit: string, volume: string, to: string) =>
      to === '' ? `als ${exhibit} in Band ${volume}` : `als ${exhibit} in Band ${volume} an ${to}`,
    notWhole: 'Der Inhalt war nicht so, wie er abgelegt wurde.',
    clock: (zone: string) =>
      `Die Zeiten gelten für ${zone}, nach der Uhr dessen, der den Eintrag schrieb.`,
  },
};

/** The words for the codes of custody, seals and manipulations. */
export const custodyCodes = {
  custodyActs: {
    acquired: 'Eingegangen',
    arrived_again: 'Noch einmal eingegangen',
    described: 'Beschrieben',
    corrected: 'Erkanntes Wort berichtigt',
    lines_stated: 'Rechnungszeilen angegeben',
    linked: 'Verknüpft',
    claimed: 'Nachweis einer Verknüpfung angegeben',
    unlinked: 'Verknüpfung gelöst',
    verified: 'Geprüft',
    revealed: 'Produktschlüssel gezeigt',
    produced: 'Übergeben',
    voided: 'Für ungültig erklärt',
    restored: 'Wiederhergestellt',
  } satisfies Record<CustodyAct, string>,
  found: {
    whole: 'So, wie er abgelegt wurde',
    altered: 'Verändert',
    missing: 'Fehlt',
    not_here: 'Nicht auf diesem Gerät',
  } satisfies Record<Found, string>,
  manipulations: {
    byte_flipped: 'Der Inhalt einer Datei wurde verändert',
    file_deleted: 'Eine Datei wurde entfernt',
    file_added: 'Eine Datei wurde hinzugefügt',
    file_renamed: 'Eine Datei wurde umbenannt',
    files_swapped: 'Zwei Dateien wurden vertauscht',
    truncated: 'Eine Datei wurde abgeschnitten',
    rolled_back: 'Eine ältere Kopie trat an die Stelle des Tresors',
    coherent_forgery: 'Das Journal wurde neu geschrieben',
    entry_edited: 'Ein Eintrag des Journals wurde verändert',
    last_entry_dropped: 'Die letzten Einträge wurden entfernt',
    entries_reordered: 'Einträge wurden umgestellt',
    entry_backdated: 'Ein Eintrag wurde zurückdatiert',
  } satisfies Record<ManipulationCode, string>,
  /** What a manipulation proves. */
  manipulationProofs: {
    byte_flipped: 'Die Datei hat nicht mehr den Inhalt, der unter ihrem Hash abgelegt wurde.',
    file_deleted: 'Das Journal setzt eine Datei voraus, die nicht mehr da ist.',
    file_added: 'Kein Eintrag nennt diese Datei: Sie kam nicht durch Muniment herein.',
    file_renamed: 'Der Inhalt ist unversehrt, heißt aber anders, als das Journal ihn nennt.',
    files_swapped: 'Jede der beiden hat den Inhalt, den das Journal der anderen zuschreibt.',
    truncated: 'Übrig ist der Anfang; das Ende fehlt.',
    rolled_back:
      'Vorhandene Einträge fehlen mit allem, was dazugehört: Eine ältere Kopie trat an die Stelle des Tresors, oder seine letzten Einträge wurden entfernt.',
    coherent_forgery: 'Die Einträge sind nicht mehr die, die geschrieben wurden.',
    entry_edited: 'Der Eintrag ist nicht der, den sein Verfasser signiert hat.',
    last_entry_dropped:
      'Am Ende des Journals fehlen Einträge; was übrig ist, zeigt, dass es sie gab.',
    entries_reordered:
      'Die Einträge stehen nicht in der Reihenfolge, in der sie geschrieben wurden.',
    entry_backdated:
      'Der Eintrag nennt eine Zeit vor der eines Eintrags, auf den er folgt: Er wurde zurückdatiert, oder die Uhr seines Verfassers ging falsch.',
  } satisfies Record<ManipulationCode, string>,
  sealStandings: {
    holds: 'Stimmt',
    other_entries: 'Andere Einträge',
    ahead: 'Einträge fehlen',
    damaged: 'Beschädigt',
  } satisfies Record<SealStanding, string>,
};

export const custodyProblems = {
  bad_seal: 'Das ist kein Siegel.',
  seal_of_another_vault: 'Dieses Siegel gehört zu einem anderen Tresor.',
  bad_authority: 'Das ist keine Adresse einer Zeitstempelstelle.',
  bad_certificate: 'Das ist kein Zertifikat einer Zeitstempelstelle.',
  bad_time_stamp: 'Diese Antwort ist kein Zeitstempel über ein Siegel dieses Tresors.',
  no_time_stamp: 'Die Zeitstempelstelle gab keinen Zeitstempel.',
  not_joined: 'Diese Installation hat noch nichts in den Tresor geschrieben.',
  backup_of_another: 'An diesem Ort liegt die Sicherung eines anderen Tresors.',
  backup_ahead: 'Die Sicherung hat Einträge, die der Tresor nicht hat.',
  backup_differs: 'Die Sicherung hat ein anderes Journal als der Tresor.',
} satisfies Record<CustodyProblem, string>;

export const custodyHints = {
  bad_authority: 'Sie beginnt mit http:// oder https://.',
  no_time_stamp:
    'Das Siegel entstand trotzdem. Sie können die Anfrage sichern, sie zur Zeitstempelstelle bringen und deren Antwort einlesen.',
  not_joined: 'Fügen Sie zuerst ein Dokument hinzu oder beschreiben Sie eines.',
  backup_of_another: 'Wählen Sie einen anderen Ort.',
  backup_ahead:
    'Prüfen Sie den Tresor mit einem Siegel: Eine ältere Kopie könnte an seine Stelle getreten sein.',
  backup_differs:
    'Prüfen Sie den Tresor mit einem Siegel: Ein anderes Journal könnte an die Stelle des seinen getreten sein.',
};
