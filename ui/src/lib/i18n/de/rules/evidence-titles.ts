// The titles of the rules of evidence and of what they ask for, in German.

export const evidenceTitles: Readonly<Record<string, string>> = {
  'A license bought under a volume program': 'In einem Volumenprogramm gekaufte Lizenz',
  'The signed agreement or enrollment': 'Unterzeichneter Vertrag oder Beitritt',
  'The purchase of all units': 'Kauf aller Einheiten',
  'The invoice or receipt for all units': 'Rechnung oder Zahlungsbeleg über alle Einheiten',
  "The publisher's register of the entitlement": 'Lizenzbestand nach den Angaben des Herstellers',
  'The operating system that qualifies for the upgrade':
    'Betriebssystem, das zum Upgrade berechtigt',
  'The export of the Business Center': 'Export aus dem Business Center',
  'The days on which the subscription starts and ends': 'Erster und letzter Tag des Abonnements',
  'A license that came with a device': 'Mit einem Gerät gelieferte Lizenz',
  'The invoice that names both software and hardware': 'Rechnung, die Software und Hardware nennt',
  'The receipt': 'Zahlungsbeleg',
  'The packaging': 'Verpackung',
  'The manual': 'Handbuch',
  'The product key': 'Produktschlüssel',
  'The certificate of authenticity or genuine label':
    'Echtheitszertifikat (COA) oder Genuine Microsoft Label',
  'The certificate of authenticity on the computer itself':
    'Echtheitszertifikat (COA) am Computer selbst',
  'The manual or recovery media kept with the certificate':
    'Mit dem Zertifikat aufbewahrtes Handbuch oder Wiederherstellungsmedium',
  'The recovery media kept with the certificate':
    'Mit dem Zertifikat aufbewahrtes Wiederherstellungsmedium',
  'The genuine label, or the device that keeps the license':
    'Genuine Microsoft Label oder Gerät, das die Lizenz hält',
  'A license bought in a box': 'Als Box gekaufte Lizenz',
  'The certificate of authenticity': 'Echtheitszertifikat (COA)',
  'The invoice for all units': 'Rechnung über alle Einheiten',
  'The license terms for the end user': 'Endbenutzer-Lizenzvertrag',
  'The record of the transfer': 'Nachweis der Übertragung',
  'A license bought as a download': 'Als Download gekaufte Lizenz',
  'The mail of the company that sold the software':
    'E-Mail der Firma, die die Software verkauft hat',
  'The order history in place of the lost mail':
    'Online-Bestellverlauf anstelle der verlorenen E-Mail',
  'The invoice or receipt in place of the lost mail':
    'Rechnung oder Zahlungsbeleg anstelle der verlorenen E-Mail',
  'A developer subscription bought under a volume program':
    'In einem Volumenprogramm gekauftes Entwicklerabonnement',
  'The line of a license statement': 'Zeile einer Aufstellung',
  'The named individual of each seat': 'Benannte Person für jeden Platz',
  'The invoice or receipt': 'Rechnung oder Zahlungsbeleg',
  'A developer subscription bought at retail': 'Im Handel gekauftes Entwicklerabonnement',
  'The purchase of all seats': 'Kauf aller Plätze',
  'An upgrade of a license already held': 'Upgrade einer schon vorhandenen Lizenz',
  'The license that is upgraded, proven itself':
    'Lizenz, auf der das Upgrade aufbaut, selbst nachgewiesen',
  'The proof of the upgrade itself, by its own channel':
    'Nachweis des Upgrades selbst, nach seinem Bezugsweg',
  'Units enough of the license that is upgraded':
    'Genug Einheiten der Lizenz, auf der das Upgrade aufbaut',
  'Software Assurance bought with its license': 'Mit der Lizenz gekaufte Software Assurance',
  'The record of the coverage': 'Nachweis der Software Assurance',
  'The license that is covered': 'Lizenz, für die die Software Assurance gilt',
  'Software Assurance over a license that came with a device':
    'Software Assurance auf einer mit einem Gerät gelieferten Lizenz',
  'The pre-installed license that is covered, proven itself':
    'Vorinstallierte Lizenz, für die die Software Assurance gilt, selbst nachgewiesen',
  'A step-up to a higher edition': 'Step-up auf eine höhere Edition',
  'The order of the step-up': 'Bestellung des Step-ups',
  'The lower edition with Software Assurance on that day':
    'Niedrigere Edition, am Tag des Erwerbs mit Software Assurance',
  'Units of the lower edition that nothing else uses':
    'Einheiten der niedrigeren Edition, die nichts anderes nutzt',
  'A license granted by a promotion': 'In einer Aktion gewährte Lizenz',
  'The qualifying purchase, covered during the offer':
    'Berechtigender Kauf, während der Aktion mit Software Assurance',
  'The public terms that contain the offer':
    'Öffentliche Bedingungen, die das Aktionsangebot enthalten',
  'A license received from another legal entity':
    'Von einem anderen Unternehmen übernommene Lizenz',
  'The record of the transfer, with both parties and the date':
    'Nachweis der Übertragung mit beiden Parteien und Datum',
  'The agreement under which it was first acquired': 'Vertrag, unter dem sie zuerst erworben wurde',
  'The proof of the first purchase, by its own channel':
    'Nachweis des ersten Kaufs, nach seinem Bezugsweg',
  "The form with the publisher's signature": 'Formular mit der Unterschrift des Herstellers',
  'A license given to another legal entity': 'An ein anderes Unternehmen abgegebene Lizenz',
  'A line of a true-up order': 'Zeile einer True-up-Bestellung',
  'The order or update statement of each year': 'Bestellung oder Update Statement für jedes Jahr',
  'The invoice of each year with additions': 'Rechnung für jedes Jahr mit Zuwachs',
  'Licenses of a services provider': 'Lizenzen eines Diensteanbieters',
  'The services provider agreement': 'Diensteanbietervertrag (SPLA)',
  'The business and services agreement above it':
    'Übergeordneter Rahmenvertrag (Business and Services Agreement)',
  'The use report of each month': 'Nutzungsbericht für jeden Monat',
  'The invoice of each month with use': 'Rechnung für jeden Monat mit Nutzung',
  'Licenses of a software vendor who pays royalties':
    'Lizenzen eines Softwareanbieters, der Lizenzgebühren (Royalties) zahlt',
  'The royalty and distribution agreement': 'Royalty- und Vertriebsvertrag',
  'The signature form': 'Unterschriftenformular',
  'An online subscription': 'Online-Abonnement',
  'The bill of each billing period': 'Abrechnung für jeden Abrechnungszeitraum',
  'The number of the order or subscription': 'Auftrags- oder Abonnementnummer',
};
