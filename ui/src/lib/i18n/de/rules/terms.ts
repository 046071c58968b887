// The kinds of public terms, the rules on which of them govern and what is missing of them, in
// German.

export const termsRules: Readonly<Record<string, string>> = {
  'Product Terms': 'Product Terms',
  'Online Services Terms': 'Online Services Terms',
  'Services Provider Use Rights': 'Services Provider Use Rights',
  'Service Level Agreement for Online Services': 'Service Level Agreement for Online Services',
  'ISV license agreements and royalty product list':
    'ISV-Lizenzverträge und Produktliste des ISV-Royalty-Programms',
  'Downgrade rights brief': 'Merkblatt zu Downgraderechten',
  'Multiplexing brief': 'Merkblatt zu Multiplexing',
  'Qualified devices brief': 'Merkblatt zu qualifizierten Geräten',
  'Reimaging rights brief': 'Merkblatt zu Reimagingrechten',
  'Licensing terms and documentation': 'Lizenzbedingungen und Dokumentation',
  'Licensing library': 'Lizenzierungsbibliothek',
  'Product Use Rights': 'Product Use Rights',
  'Product List': 'Product List',
  'Data Protection Addendum': 'Data Protection Addendum',
  'Other public terms': 'Sonstige öffentliche Bedingungen',
  'The license terms that came with the product govern. Published volume terms do not apply.':
    'Maßgeblich sind die Lizenzbedingungen, die mit dem Produkt geliefert wurden. Die veröffentlichten Bedingungen der Volumenprogramme gelten nicht.',
  'The Services Provider Use Rights in force on the day of use govern; they may be revised at any time.':
    'Maßgeblich sind die Services Provider Use Rights, die am Tag der Nutzung in Kraft sind; sie können jederzeit geändert werden.',
  'Metered use follows the terms in force at the start of each billing period.':
    'Für nach Verbrauch abgerechnete Nutzung gelten die Bedingungen, die zu Beginn des jeweiligen Abrechnungszeitraums in Kraft sind.',
  'A subscription follows the terms in force at the start of each of its periods; a version first released during a period follows the terms in force on its release.':
    'Für ein Abonnement gelten die Bedingungen, die zu Beginn der jeweiligen Laufzeit in Kraft sind; für eine Version, die erst während einer Laufzeit erscheint, gelten jene, die bei ihrem Erscheinen in Kraft sind.',
  'A perpetual license follows the terms in force when it was ordered; a later version follows the terms in force on its release.':
    'Für eine unbefristete Lizenz gelten die Bedingungen, die bei ihrer Bestellung in Kraft waren, für eine spätere Version die bei deren Erscheinen geltenden.',
  'An online service follows the terms in force when its subscription started or was last renewed.':
    'Für einen Onlinedienst gelten die Bedingungen, die in Kraft waren, als das Abonnement begann oder zuletzt verlängert wurde.',
  'The terms in force when the enrollment took effect govern the versions then current; a version released later follows the terms in force on its release.':
    'Für die Versionen, die beim Inkrafttreten des Beitritts aktuell waren, gelten die Bedingungen, die damals in Kraft waren, für eine später erschienene Version die bei deren Erscheinen geltenden.',
  'The terms in force when the agreement took effect govern the versions then current, whenever they were ordered; a version released later follows the terms in force on its release.':
    'Für die Versionen, die beim Inkrafttreten des Vertrags aktuell waren, gelten unabhängig vom Tag der Bestellung die Bedingungen, die damals in Kraft waren, für eine später erschienene Version die bei deren Erscheinen geltenden.',
  'The terms in force when the license was ordered govern the version then current; a version released later follows the terms in force on its release.':
    'Für die Version, die bei der Bestellung der Lizenz aktuell war, gelten die Bedingungen, die damals in Kraft waren, für eine später erschienene Version die bei deren Erscheinen geltenden.',
  'Retail and pre-installed licenses': 'Lizenzen aus dem Handel und vorinstallierte Lizenzen',
  'Services providers': 'Diensteanbieter',
  'Customer agreement, metered use': 'Customer Agreement, Nutzung nach Verbrauch',
  'Customer agreement, subscription': 'Customer Agreement, Abonnement',
  'Customer agreement, perpetual license': 'Customer Agreement, unbefristete Lizenz',
  'Online services under volume licensing': 'Onlinedienste in Volumenprogrammen',
  'Enterprise Agreement and its enrollments': 'Enterprise Agreement und Beitritte dazu',
  'Select Plus and academic agreements': 'Select Plus und Verträge für Bildungseinrichtungen',
  'Open programs and other orders': 'Open-Programme und andere Bestellungen',
};

export const termsFindings: Readonly<Record<string, string>> = {
  'The {terms} in force on {date} are not in the vault.':
    'Die Bedingungen, die am {date} in Kraft waren ({terms}), sind nicht im Tresor.',
  'No rule says which terms govern: the record states no program or channel that has one.':
    'Keine Regel sagt, welche Bedingungen gelten: Der Eintrag nennt kein Programm und keinen Bezugsweg, für den es eine gibt.',
  'Which terms govern cannot be told without the first day of the agreement.':
    'Welche Bedingungen gelten, lässt sich ohne den ersten Tag des Vertrags nicht sagen.',
  'Which terms govern cannot be told without the day of the acquisition.':
    'Welche Bedingungen gelten, lässt sich ohne den Tag des Erwerbs nicht sagen.',
  'Which terms govern cannot be told without the first day of the subscription.':
    'Welche Bedingungen gelten, lässt sich ohne den ersten Tag des Abonnements nicht sagen.',
  'Which terms govern cannot be told without the day on which the version was released.':
    'Welche Bedingungen gelten, lässt sich ohne den Tag, an dem die Version erschien, nicht sagen.',
};
