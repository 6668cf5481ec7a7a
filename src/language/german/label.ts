// Labels for the fixed choices of the content contract.

import type { label as english } from '../english/label.ts';

export const label: typeof english = {
  events: {
    reported: 'Gemeldet',
    acknowledged: 'Eingang bestätigt',
    triaged: 'Eingeschätzt',
    'fix-assigned': 'Behebung zugewiesen',
    'cve-requested': 'CVE beantragt',
    'cve-assigned': 'CVE zugeteilt',
    'fix-ready': 'Behebung fertig',
    prenotified: 'Distributionen vorab informiert',
    scheduled: 'Veröffentlichung angesetzt',
    released: 'Fehlerbereinigte Version erschienen',
    published: 'Veröffentlicht',
    note: 'Anmerkung',
  },
  revisions: {
    correction: 'Berichtigung',
    range: 'Betroffene Versionen',
    severity: 'Schweregrad',
    fix: 'Behebung',
    information: 'Neue Erkenntnisse',
    editorial: 'Wortlaut',
  },
  references: {
    ADVISORY: 'Sicherheitshinweis',
    ARTICLE: 'Artikel',
    DETECTION: 'Erkennung',
    DISCUSSION: 'Diskussion',
    REPORT: 'Meldung',
    FIX: 'Behebung',
    INTRODUCED: 'Eingeführt durch',
    PACKAGE: 'Paket',
    EVIDENCE: 'Nachweis',
    WEB: 'Weitere Informationen',
  },
  credits: {
    FINDER: 'Entdeckung',
    REPORTER: 'Meldung',
    ANALYST: 'Analyse',
    COORDINATOR: 'Koordination',
    REMEDIATION_DEVELOPER: 'Entwicklung der Behebung',
    REMEDIATION_REVIEWER: 'Durchsicht der Behebung',
    REMEDIATION_VERIFIER: 'Überprüfung der Behebung',
    TOOL: 'Werkzeug',
    SPONSOR: 'Förderung',
    OTHER: 'Mitwirkung',
  },
  channels: {
    email: 'E-Mail',
    github: 'GitHub',
    gitlab: 'GitLab',
    forum: 'Forum',
    bounty: 'Bug-Bounty-Programm',
    form: 'Webformular',
    chat: 'Chat',
    phone: 'Telefon',
  },
  branches: {
    supported: 'Unterstützt',
    'security-only': 'Nur Sicherheits\u00adkorrekturen',
    'end-of-life': 'Nicht mehr unterstützt',
    unreleased: 'Noch nicht veröffentlicht',
  },
  actions: {
    open: 'Offen',
    done: 'Erledigt',
    dropped: 'Verworfen',
  },
  statements: {
    not_affected: 'Nicht betroffen',
    under_investigation: 'In Untersuchung',
    affected: 'Betroffen',
    fixed: 'Behoben',
  },
  justifications: {
    component_not_present: 'Die Komponente ist im Produkt nicht enthalten.',
    vulnerable_code_not_present: 'Die Komponente ist enthalten, jedoch ohne den verwundbaren Code.',
    vulnerable_code_not_in_execute_path:
      'Der verwundbare Code ist enthalten, wird aber nie ausgeführt.',
    vulnerable_code_cannot_be_controlled_by_adversary:
      'Angreifer können die Eingaben des verwundbaren Codes nicht kontrollieren.',
    inline_mitigations_already_exist:
      'Eingebaute Schutzmaßnahmen verhindern, dass die Schwachstelle ausgenutzt wird.',
  },
};
