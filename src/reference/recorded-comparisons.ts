// How the orders agree with recorded comparisons, most of them by the ecosystem's own tool (the test
// data of google/osv-scalibr). recorded-comparisons.test.ts checks the figures if the data is
// available.

/** The result for one file of recorded comparisons. None is wrong. */
interface Recorded {
  readonly file: string;
  readonly ecosystem: string;
  readonly comparisons: number;
  /** Comparisons in which the order does not accept a side, so the answer is "cannot tell". */
  readonly invalid: number;
}

// SemVer and Pub: 29 with a leading "v", one of one number, one of five, one of numbers above 2^53.
// PyPI: versions older than PEP 440. RubyGems: "1beta", "1gamma", and two of numbers above 2^53.
// Alpine: a number after a letter (6.0.2p1), which apk 3 rejects, and what apk never accepted. RPM:
// characters that no spec file can contain.
// Packagist: branches, "#", "-stable", and words that Composer refuses.
export const RECORDED: readonly Recorded[] = [
  { file: 'semver-versions.txt', ecosystem: 'npm', comparisons: 86, invalid: 32 },
  { file: 'pub-versions.txt', ecosystem: 'Pub', comparisons: 100, invalid: 32 },
  { file: 'pypi-versions.txt', ecosystem: 'PyPI', comparisons: 37, invalid: 11 },
  { file: 'pypi-versions-generated.txt', ecosystem: 'PyPI', comparisons: 12_375, invalid: 69 },
  { file: 'rubygems-versions.txt', ecosystem: 'RubyGems', comparisons: 25, invalid: 4 },
  { file: 'rubygems-versions-generated.txt', ecosystem: 'RubyGems', comparisons: 4098, invalid: 0 },
  { file: 'maven-versions.txt', ecosystem: 'Maven', comparisons: 102, invalid: 0 },
  { file: 'maven-versions-generated.txt', ecosystem: 'Maven', comparisons: 14_752, invalid: 89 },
  { file: 'nuget-versions.txt', ecosystem: 'NuGet', comparisons: 35, invalid: 0 },
  { file: 'packagist-versions.txt', ecosystem: 'Packagist', comparisons: 95, invalid: 8 },
  {
    file: 'packagist-versions-generated.txt',
    ecosystem: 'Packagist',
    comparisons: 10_630,
    invalid: 20,
  },
  { file: 'debian-versions.txt', ecosystem: 'Debian', comparisons: 30, invalid: 0 },
  { file: 'debian-versions-generated.txt', ecosystem: 'Debian', comparisons: 14_442, invalid: 0 },
  { file: 'alpine-versions.txt', ecosystem: 'Alpine', comparisons: 778, invalid: 37 },
  { file: 'alpine-versions-generated.txt', ecosystem: 'Alpine', comparisons: 13_979, invalid: 58 },
  { file: 'redhat-versions.txt', ecosystem: 'Red Hat', comparisons: 165, invalid: 42 },
  { file: 'cran-versions.txt', ecosystem: 'CRAN', comparisons: 21, invalid: 0 },
  { file: 'cran-versions-generated.txt', ecosystem: 'CRAN', comparisons: 57, invalid: 0 },
  { file: 'hackage-versions.txt', ecosystem: 'Hackage', comparisons: 11, invalid: 0 },
];
