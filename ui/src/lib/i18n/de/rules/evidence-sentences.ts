// The sentences of the rules of evidence about what is missing or wrong, in German.

export const evidenceSentences: Readonly<Record<string, string>> = {
  'The agreement or enrollment under which {record} was ordered is missing.':
    'Es fehlt der Vertrag oder Beitritt, unter dem {record} bestellt wurde.',
  'An invoice, receipt or order confirmation for the {quantity} units of {record} is missing.':
    'Für {record} fehlt eine Rechnung, ein Zahlungsbeleg oder eine Auftragsbestätigung über die volle Menge ({quantity}).',
  'An invoice or receipt for the {quantity} units of {record} is missing.':
    'Für {record} fehlt eine Rechnung oder ein Zahlungsbeleg über die volle Menge ({quantity}).',
  'No statement and no license summary lists {record}.':
    'Weder eine Aufstellung noch eine Lizenzübersicht nennt {record}.',
  '{record} is an upgrade under volume licensing, and no operating system it upgrades is stated.':
    '{record} ist ein Upgrade aus einem Volumenprogramm, und das Betriebssystem, auf dem es aufbaut, ist nicht angegeben.',
  'No export of the Business Center lists {record}, which was bought under an MPSA.':
    '{record} wurde unter einem MPSA gekauft, wird aber in keinem Export aus dem Business Center genannt.',
  'The first and last day of the subscription {record} are not stated.':
    'Der erste und der letzte Tag des Abonnements {record} sind nicht angegeben.',
  'The invoice that names both {record} and the hardware it came with is missing.':
    'Es fehlt die Rechnung, die sowohl {record} als auch die mitgelieferte Hardware nennt.',
  'The receipt for {record} and its device is missing.':
    'Es fehlt der Zahlungsbeleg für {record} und das zugehörige Gerät.',
  'A picture of the packaging of {record} is missing.':
    'Es fehlt ein Bild der Verpackung von {record}.',
  'The manual of {record} is missing.': 'Es fehlt das Handbuch zu {record}.',
  'The product key of {record} is missing.': 'Es fehlt der Produktschlüssel zu {record}.',
  'A picture of the certificate of authenticity or genuine label of {record} is missing.':
    'Für {record} fehlt ein Bild, das ein Echtheitszertifikat (COA) oder ein Genuine Microsoft Label zeigt.',
  '{record} was bought with a component, and no picture shows its certificate of authenticity on the computer itself.':
    '{record} wurde mit einem Bauteil gekauft, und kein Bild zeigt das zugehörige Echtheitszertifikat (COA) am Computer selbst.',
  '{record} is no operating system, and neither its manual nor its recovery media is kept with the certificate.':
    '{record} ist kein Betriebssystem, und mit dem Zertifikat ist weder ein Handbuch noch ein Wiederherstellungsmedium aufbewahrt.',
  '{record} is no operating system, and its recovery media is not kept with the certificate.':
    '{record} ist kein Betriebssystem, und mit dem Zertifikat ist kein Wiederherstellungsmedium aufbewahrt.',
  'The device keeps the license of {record} in its firmware, and neither a genuine label nor the device is stated.':
    'Das Gerät hält die Lizenz von {record} in seiner Firmware, aber weder ein Genuine Microsoft Label noch das Gerät ist angegeben.',
  'A picture of the certificate of authenticity of {record} is missing.':
    'Für {record} fehlt ein Bild des Echtheitszertifikats (COA).',
  'An invoice for the {quantity} units of {record} is missing.':
    'Für {record} fehlt eine Rechnung über die volle Menge ({quantity}).',
  'A receipt for {record} is missing.': 'Für {record} fehlt ein Zahlungsbeleg.',
  'The end-user license agreement of {record} is missing; it shows that the license was not passed on.':
    'Es fehlt der Endbenutzer-Lizenzvertrag zu {record}; er zeigt, dass die Lizenz nicht weitergegeben wurde.',
  '{record} was resold or passed on, and no record of the transfer is linked.':
    '{record} wurde weiterverkauft oder weitergegeben, und kein Nachweis der Übertragung ist verknüpft.',
  'The mail in which the seller delivered {record} is missing.':
    'Es fehlt die E-Mail, mit der {record} vom Verkäufer geliefert wurde.',
  "The seller's mail for {record} is lost, and the order history that could stand in for it is missing.":
    'Die E-Mail des Verkäufers zu {record} ist verloren, und der Online-Bestellverlauf, der sie ersetzen könnte, fehlt.',
  "The seller's mail for {record} is lost, and an invoice or receipt for {quantity} units is missing.":
    'Die E-Mail des Verkäufers zu {record} ist verloren, und es fehlt eine Rechnung oder ein Zahlungsbeleg über die volle Menge ({quantity}).',
  "The seller's mail for {record} is lost; the order history and invoice stand in for it.":
    'Die E-Mail des Verkäufers zu {record} ist verloren; Online-Bestellverlauf und Rechnung treten an ihre Stelle.',
  'No license statement lists the developer subscription {record}.':
    'Keine Aufstellung nennt das Entwicklerabonnement {record}.',
  'Nothing shows to whom the seats of {record} are assigned.':
    'Nichts zeigt, wem die Plätze von {record} zugewiesen sind.',
  'An invoice or receipt for the {quantity} seats of {record} is missing.':
    'Für {record} fehlt eine Rechnung oder ein Zahlungsbeleg über alle Plätze ({quantity}).',
  '{users} people are assigned to the {quantity} seats of {record}.':
    'Den Plätzen von {record} ({quantity}) sind {users} Personen zugewiesen.',
  'Seat {seat} of {record} has more than one named user at the same time.':
    'Platz {seat} von {record} hat zur selben Zeit mehr als einen benannten Nutzer.',
  "An invoice, receipt or seller's mail for the {quantity} seats of {record} is missing.":
    'Für {record} fehlt eine Rechnung, ein Zahlungsbeleg oder eine E-Mail des Verkäufers über alle Plätze ({quantity}).',
  'The license that {record} upgrades is not stated.':
    'Die Lizenz, auf der das Upgrade {record} aufbaut, ist nicht angegeben.',
  'It is not stated through which channel the upgrade {record} was bought.':
    'Es ist nicht angegeben, über welchen Bezugsweg das Upgrade {record} gekauft wurde.',
  'There are too few units of the license that {record} upgrades.':
    'Von der Lizenz, auf der das Upgrade {record} aufbaut, gibt es zu wenige Einheiten.',
  '{record} is stated as an upgrade that came with a device, and upgrades are not sold that way.':
    '{record} ist als Upgrade angegeben, das mit einem Gerät geliefert wurde; so werden Upgrades nicht verkauft.',
  'Neither an entitlement record nor a statement shows the coverage {record}.':
    'Weder ein Nachweis des Anspruchs noch eine Aufstellung zeigt die Software Assurance {record}.',
  'The license that {record} covers is not stated.':
    'Die Lizenz, für die {record} gilt, ist nicht angegeben.',
  'The coverage {record} does not follow the earlier one at once; days without coverage: {days}.':
    'Die Software Assurance {record} schließt nicht unmittelbar an die frühere an; Tage ohne Software Assurance: {days}.',
  'The pre-installed license that {record} covers is not stated.':
    'Die vorinstallierte Lizenz, für die {record} gilt, ist nicht angegeben.',
  'An order confirmation, invoice or receipt for the {quantity} units of the step-up {record} is missing.':
    'Für das Step-up {record} fehlt eine Auftragsbestätigung, eine Rechnung oder ein Zahlungsbeleg über die volle Menge ({quantity}).',
  'The lower edition that {record} steps up from is not stated.':
    'Die niedrigere Edition, auf der das Step-up {record} aufbaut, ist nicht angegeben.',
  'There are too few units of the lower edition that {record} replaces.':
    'Von der niedrigeren Edition, an deren Stelle das Step-up {record} tritt, gibt es zu wenige Einheiten.',
  'The purchase that brought the grant {record} is not stated.':
    'Der Kauf, der zur Gewährung von {record} geführt hat, ist nicht angegeben.',
  'The published terms that contain the offer of {record} are missing.':
    'Es fehlen die öffentlichen Bedingungen, die das Aktionsangebot zu {record} enthalten.',
  'The record of the transfer of {record} is missing.':
    'Es fehlt der Nachweis der Übertragung von {record}.',
  'The agreement under which {record} was first acquired is missing.':
    'Es fehlt der Vertrag, unter dem {record} zuerst erworben wurde.',
  'It is not stated through which channel {record} was first bought.':
    'Es ist nicht angegeben, über welchen Bezugsweg {record} zuerst gekauft wurde.',
  '{record} came from a stranger, and the form that the publisher signed is missing.':
    '{record} kam von einem nicht verbundenen Unternehmen, und das vom Hersteller unterschriebene Formular fehlt.',
  'The publisher was told of the transfer of {record} {days} days after it.':
    'Der Hersteller wurde erst {days} Tage nach der Übertragung von {record} benachrichtigt.',
  '{record} is not perpetual or not paid in full, and such a license cannot change hands.':
    '{record} ist nicht unbefristet oder nicht vollständig bezahlt, und eine solche Lizenz kann nicht übertragen werden.',
  '{record} was transferred without the license it builds on.':
    '{record} wurde ohne die zugrunde liegende Lizenz übertragen.',
  'The record of the transfer of {record} is missing; who gives a license keeps it too.':
    'Es fehlt der Nachweis der Übertragung von {record}; auch wer eine Lizenz abgibt, bewahrt ihn auf.',
  'No true-up order and no update statement was found for {periods} of {record}.':
    'Zu {record} fand sich weder eine True-up-Bestellung noch ein Update Statement für {periods}.',
  'The true-up invoice for {periods} of {record} is missing.':
    'Zu {record} fehlt die True-up-Rechnung für {periods}.',
  'The services provider agreement of {record} is missing.':
    'Es fehlt der Diensteanbietervertrag (SPLA) zu {record}.',
  'The business and services agreement above that of {record} is missing.':
    'Es fehlt der Rahmenvertrag (Business and Services Agreement), der dem Vertrag von {record} übergeordnet ist.',
  'The use report for {periods} of {record} is missing.':
    'Zu {record} fehlt der Nutzungsbericht für {periods}.',
  'The invoice for {periods} of {record} is missing.':
    'Zu {record} fehlt die Rechnung für {periods}.',
  'No use is reported for months that follow each other: {periods} of {record}.':
    'Für {record} ist in aufeinanderfolgenden Monaten keine Nutzung gemeldet: {periods}.',
  'The use reported for {periods} of {record} is below the minimum of a month.':
    'Die für {periods} gemeldete Nutzung von {record} liegt unter dem monatlichen Mindestbetrag.',
  'The royalty license and distribution agreement of {record} is missing.':
    'Es fehlt der Royalty-Lizenz- und Vertriebsvertrag zu {record}.',
  'The signature form of the agreements of {record} is missing.':
    'Es fehlt das Unterschriftenformular zu den Verträgen von {record}.',
  'An invoice or reconciliation for {periods} of {record} is missing.':
    'Zu {record} fehlt eine Rechnung oder Abonnementaufstellung für {periods}.',
  'The number of the order or subscription of {record} is not stated.':
    'Die Auftrags- oder Abonnementnummer von {record} ist nicht angegeben.',
  'A document linked to {record} is not in the vault.':
    'Ein mit {record} verknüpftes Dokument ist nicht im Tresor.',
  '{document} speaks for {record}, but was voided and no longer counts.':
    '{document} soll {record} nachweisen, wurde aber für ungültig erklärt und zählt nicht mehr.',
  '{document} speaks for {record}, but its stored bytes were altered.':
    '{document} soll {record} nachweisen, aber die abgelegten Bytes wurden verändert.',
  '{document} speaks for {record}, but it is a quote and proves no purchase.':
    '{document} soll {record} nachweisen, ist aber ein Angebot und belegt keinen Kauf.',
  'Nobody has confirmed that {document} names {record}.':
    'Niemand hat bestätigt, dass {document} die Software {record} nennt.',
  'Nobody has confirmed that {document} names the hardware with which {record} came.':
    'Niemand hat bestätigt, dass {document} die Hardware nennt, mit der {record} geliefert wurde.',
  'Nobody has confirmed that {document} shows the label of {record} on the computer itself.':
    'Niemand hat bestätigt, dass {document} das Etikett von {record} am Computer selbst zeigt.',
  'Nobody has confirmed that {document} names who gave {record} and who received it.':
    'Niemand hat bestätigt, dass {document} beide Parteien der Übertragung von {record} nennt.',
  'The date of {document} is not stated.': 'Das Datum von {document} ist nicht angegeben.',
  'Nobody has confirmed that the publisher signed {document}.':
    'Niemand hat bestätigt, dass {document} vom Hersteller unterschrieben ist.',
  'Nobody has confirmed that {document} comes from the company that sold {record}.':
    'Niemand hat bestätigt, dass {document} von der Firma kommt, die {record} verkauft hat.',
  'Nobody has confirmed that {document} contains the offer of {record}.':
    'Niemand hat bestätigt, dass {document} das Aktionsangebot zu {record} enthält.',
  'Nobody has confirmed that {document} is a business and services agreement.':
    'Niemand hat bestätigt, dass {document} ein Rahmenvertrag (Business and Services Agreement) ist.',
  '{document} is the business and services agreement, not the agreement of the program.':
    '{document} ist der Rahmenvertrag (Business and Services Agreement), nicht der Vertrag des Programms.',
  'Nobody has confirmed that {document} bears the signature form.':
    'Niemand hat bestätigt, dass {document} das Unterschriftenformular trägt.',
  'Nobody has confirmed that {document} names the individual who uses {record}.':
    'Niemand hat bestätigt, dass {document} die Person nennt, die {record} nutzt.',
  '{document} lists {record}, but was not obtained from the Business Center.':
    '{document} nennt {record}, stammt aber nicht aus dem Business Center.',
  'The documents prove {proven} of the {quantity} units of {record}; missing: {shortfall}.':
    'Für {record} weisen die Dokumente {proven} von {quantity} Einheiten nach; Fehlmenge: {shortfall}.',
  'No license is stated on which {record} builds.':
    'Es ist keine Lizenz angegeben, auf der {record} aufbaut.',
  '{record} builds on {base}, which is not proven.':
    '{record} baut auf einer Lizenz auf, die nicht nachgewiesen ist: {base}.',
  'Units of {record} that have no unit of {base} left to build on: {shortfall} of {quantity}.':
    'Einheiten von {record}, für die keine Grundlage mehr übrig ist: {shortfall} von {quantity} ({base}).',
  'There is no qualifying license for {record}: {base} or its proof is lost.':
    'Für {record} gibt es keine berechtigende Lizenz: {base} oder der Nachweis dafür ist verloren.',
  '{record} covers pre-installed licenses only, and {base} did not come with a device.':
    '{record} gilt nur für vorinstallierte Lizenzen, und {base} wurde nicht mit einem Gerät geliefert.',
  '{record} needs a license to build on, and {base} is Software Assurance alone.':
    '{record} braucht eine Lizenz als Grundlage, und {base} ist nur Software Assurance.',
  '{record} needs an operating system to upgrade, and {base} is none.':
    '{record} braucht ein Betriebssystem als Grundlage, und {base} ist keines.',
  '{record} steps up from another edition of the same product, and {base} is not one.':
    '{record} setzt eine andere Edition desselben Produkts voraus, und {base} ist keine solche.',
  'Nothing shows that {base} had Software Assurance on the day {record} was acquired.':
    'Nichts zeigt, dass für {base} an dem Tag, an dem {record} erworben wurde, Software Assurance bestand.',
  '{document} names the buyer {buyer}, who is not known as one of your entities.':
    '{document} nennt als Käufer {buyer}; keines Ihrer Unternehmen ist unter diesem Namen bekannt.',
  'Line {line} of {document} has {units} units, and records use {used} of them.':
    'Einträge nutzen mehr Einheiten, als Zeile {line} von {document} hat: {used} statt {units}.',
  'Line {line} of {document} names another product than {record}.':
    'Zeile {line} von {document} nennt ein anderes Produkt als {record}.',
  "{document} bears the date {date}, which lies outside the agreement's term.":
    '{document} trägt das Datum {date}, das außerhalb der Laufzeit des Vertrags liegt.',
  '{document} looks like a quote or requisition, which proves no purchase of {record}.':
    '{document} sieht nach einem Angebot oder einer Bestellanforderung aus; ein solches Dokument belegt keinen Kauf von {record}.',
  "Only the publisher's statements speak for {record}, and an audit may not accept them as proof.":
    'Nur Aufstellungen des Herstellers belegen {record}, und bei einer Prüfung werden sie womöglich nicht als Nachweis anerkannt.',
  'There is a certificate of authenticity for {record}, but no proof of its purchase.':
    'Für {record} gibt es ein Echtheitszertifikat (COA), aber keinen Nachweis des Kaufs.',
  'The stored bytes of {document} are no longer those that were added.':
    'Die abgelegten Bytes von {document} sind nicht mehr die, die aufgenommen wurden.',
  'The text of {document} could not be read reliably, and nobody has confirmed what it shows.':
    'Der Text von {document} ließ sich nicht zuverlässig lesen, und niemand hat bestätigt, was darauf zu sehen ist.',
  'A product key can be read on {document}; cover it before the document leaves the house.':
    'Auf {document} ist ein Produktschlüssel lesbar; decken Sie ihn ab, bevor Sie das Dokument aus der Hand geben.',
  'The documents prove {proven} units of {record}, but {document} lists {units}.':
    'Für {record} weisen die Dokumente mehr Einheiten nach, als {document} nennt: {proven} statt {units}.',
  '{record} builds on {base}, whose own proof is {status}.':
    '{record} baut auf {base} auf; Stand des Nachweises dort: {status}.',
  '{record} builds on itself: {path}.': '{record} baut auf sich selbst auf: {path}.',
  'The {terms} in force on {date}, which govern {record}, are not in the vault.':
    'Für {record} gelten die Bedingungen, die am {date} in Kraft waren ({terms}); sie sind nicht im Tresor.',
  'It is not stated how {record} was acquired, so no rule applies.':
    'Es ist nicht angegeben, wie {record} erworben wurde; keine Regel gilt.',
};
