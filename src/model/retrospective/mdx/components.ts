// The components that authors of retrospectives can use. The check, docs/retrospectives.md and the
// page that renders MDX all follow this table.

/** The type of a prop's value. Every prop is a quoted text. */
type PropKind =
  /** An advisory of the retrospective's own list. */
  | 'own-advisory'
  /** An advisory of the retrospective's own list, or any public one. */
  | 'advisory'
  /** The path of a picture below public/. */
  | 'picture'
  | 'text'
  | readonly string[];

export interface Prop {
  readonly kind: PropKind;
  readonly required: boolean;
  readonly about: string;
}

export interface MdxComponent {
  readonly about: string;
  /** True if its tags can contain text. */
  readonly holdsText: boolean;
  /** By name. */
  readonly props: Readonly<Record<string, Prop>>;
  /** As an author writes it, valid for a retrospective on ORB-2026-0003. */
  readonly example: string;
}

const ADVISORY: Prop = {
  kind: 'own-advisory',
  required: false,
  about: 'One of the advisories in the front matter. If absent, all of them.',
};

export const CALLOUT_KINDS = ['note', 'lesson', 'luck', 'warning'] as const;

export const MDX_COMPONENTS = {
  Timeline: {
    about:
      'What happened when, from the timelines and revisions of the advisories and from the releases: a chart with the dates and the time since the report, and the same data as a list. To correct a date, edit the front matter of the advisory.',
    holdsText: false,
    props: { advisory: ADVISORY },
    example: '<Timeline />',
  },
  Lag: {
    about:
      'How long each step took, from the report to the publication, compared with the promises in site.yaml: "promise.acknowledge_hours" for the answer and "targets" for the release. A chart and a table.',
    holdsText: false,
    props: { advisory: ADVISORY },
    example: '<Lag advisory="ORB-2026-0003" />',
  },
  AffectedVersions: {
    about:
      'One row for each branch of the project, with the version that introduced the vulnerability and the version that fixes it. A chart and a table.',
    holdsText: false,
    props: { advisory: ADVISORY },
    example: '<AffectedVersions />',
  },
  Lessons: {
    about:
      'The front matter\'s "root_cause", "went_well", "went_wrong", "lucky" and "factors". If the component is not used, they follow the text.',
    holdsText: false,
    props: {},
    example: '<Lessons />',
  },
  Actions: {
    about:
      'The front matter\'s "actions": what, who, and by when. If the component is not used, they follow the text.',
    holdsText: false,
    props: {},
    example: '<Actions />',
  },
  PullRequests: {
    about:
      'The front matter\'s "pull_requests". If the component is not used, they follow the text.',
    holdsText: false,
    props: {},
    example: '<PullRequests />',
  },
  People: {
    about:
      'The front matter\'s "people", each of whom agreed to be named. If the component is not used, they follow the text.',
    holdsText: false,
    props: {},
    example: '<People />',
  },
  Advisory: {
    about: 'A card of one advisory: its title, severity, state and a link.',
    holdsText: false,
    props: {
      id: {
        kind: 'advisory',
        required: true,
        about: 'An advisory that is public with the retrospective.',
      },
    },
    example: '<Advisory id="ORB-2026-0003" />',
  },
  Callout: {
    about:
      'A highlighted text. Leave an empty line after the opening tag and before the closing tag.',
    holdsText: true,
    props: {
      kind: {
        kind: CALLOUT_KINDS,
        required: true,
        about: 'The kind of callout; it becomes the first word.',
      },
    },
    example:
      '<Callout kind="lesson">\n\nA date is a plan: a fix that is not reviewed moves it.\n\n</Callout>',
  },
  Figure: {
    about:
      'A picture from public/ with a caption. A build omits it if only drafts show it. Markdown images are not allowed, because they could be loaded from other hosts.',
    holdsText: false,
    props: {
      src: {
        kind: 'picture',
        required: true,
        about: 'The path below public/: "pictures/second-index.svg".',
      },
      alt: {
        kind: 'text',
        required: true,
        about: 'What the picture shows, for readers who cannot see it.',
      },
      caption: { kind: 'text', required: true, about: 'One sentence below the picture.' },
    },
    example:
      '<Figure src="pictures/second-index.svg" alt="An archive with an index at each end" caption="Each reader stops at another index." />',
  },
} as const satisfies Readonly<Record<string, MdxComponent>>;

export type MdxComponentName = keyof typeof MDX_COMPONENTS;

/** Returns the component with a name from the table. */
export function mdxComponent(name: string): MdxComponent | undefined {
  const table: Readonly<Record<string, MdxComponent>> = MDX_COMPONENTS;
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The HTML elements that are allowed in the text, each with its allowed attributes. */
export const MDX_ELEMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['abbr', ['title']],
  ['bdi', []],
  ['br', []],
  ['kbd', []],
  ['samp', []],
  ['sub', []],
  ['sup', []],
  ['var', []],
]);
