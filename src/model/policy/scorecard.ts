// Scores a security policy like OpenSSF Scorecard: its check "Security-Policy" gives points for
// three properties of the file. The location also counts: it must be SECURITY.md at the top of the
// repository, in .github/ or in docs/.

/** One of the properties that Scorecard checks. */
interface ScorecardPart {
  readonly points: number;
  readonly reached: boolean;
  /** The property in words: "a link or a mail address". */
  readonly what: string;
}

interface Scorecard {
  /** 0 to 10. */
  readonly points: number;
  readonly parts: readonly ScorecardPart[];
}

const LINK = /https?:\/\/[a-zA-Z0-9./?=_%:-]*/g;
// An address has at most 64 characters before its "@" and 255 after it (RFC 5321, section 4.5.3.1).
// Without bounds, the pattern takes quadratic time on a long word.
const MAIL = /\b[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}\.[A-Za-z]{2,6}\b/g;
const DISCLOSURE = /[0-9]{1,4}\b|disclos|vuln/gi;
/** Scorecard assumes that each link has brackets around it. */
const AROUND = 2;

/** Scores the text of a SECURITY.md. Like Scorecard, it counts each link and address once. */
export function scorecardOf(text: string): Scorecard {
  const lines = text.split('\n');
  const all = (pattern: RegExp): string[] => lines.flatMap((line) => line.match(pattern) ?? []);
  const linked = [...new Set(all(LINK)), ...new Set(all(MAIL))];
  const length = linked.reduce((sum, one) => sum + bytesOf(one), 0);
  const size = bytesOf(text);
  const parts = [
    { points: 6, reached: linked.length > 0, what: 'a link or a mail address' },
    {
      points: 3,
      reached: size > 1 && size > length + AROUND * linked.length,
      what: 'text in addition to links and addresses',
    },
    {
      points: 1,
      reached: all(DISCLOSURE).length > 1,
      what: 'at least two words of disclosure or vulnerabilities, or numbers such as 48 hours',
    },
  ];
  return {
    points: parts.reduce((sum, { points, reached }) => sum + (reached ? points : 0), 0),
    parts,
  };
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
