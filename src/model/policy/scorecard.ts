// How OpenSSF Scorecard judges a security policy: its check "Security-Policy" gives points for three things that a file holds.
// Where the file lies counts too: it must be SECURITY.md at the top of the repository, in .github/ or in docs/.

/** One of the things that are looked for. */
export interface ScorecardPart {
  readonly points: number;
  readonly reached: boolean;
  /** What is looked for, in words: "a link or a mail address". */
  readonly what: string;
}

export interface Scorecard {
  /** 0 to 10. */
  readonly points: number;
  readonly parts: readonly ScorecardPart[];
}

const LINK = /https?:\/\/[a-zA-Z0-9./?=_%:-]*/g;
// An address has 64 characters before its "@" and 255 behind it (RFC 5321, section 4.5.3.1): without bounds, a long word would be
// looked through from each of its parts.
const MAIL = /\b[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}\.[A-Za-z]{2,6}\b/g;
const DISCLOSURE = /[0-9]{1,4}\b|disclos|vuln/gi;
/** The brackets that Scorecard takes to stand around each link. */
const AROUND = 2;

/** Gives a SECURITY.md its points. Pure text in; links and addresses count once each, as Scorecard counts them. */
export function scorecardOf(text: string): Scorecard {
  const lines = text.split('\n');
  const all = (pattern: RegExp): string[] => lines.flatMap((line) => line.match(pattern) ?? []);
  const linked = [...new Set(all(LINK)), ...new Set(all(MAIL))];
  const length = linked.reduce((sum, one) => sum + bytesOf(one), 0);
  const size = bytesOf(text);
  const parts = [
    { points: 6, reached: linked.length > 0, what: 'a link or a mail address' },
    { points: 3, reached: size > 1 && size > length + AROUND * linked.length, what: 'text beside links and addresses' },
    {
      points: 1,
      reached: all(DISCLOSURE).length > 1,
      what: 'at least two words of disclosure or vulnerabilities, or numbers such as 48 hours',
    },
  ];
  return { points: parts.reduce((sum, { points, reached }) => sum + (reached ? points : 0), 0), parts };
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
