// Detects deceptive links: the text names another host than the target, a user name precedes the
// host, or the host looks like another.

import { hostFault } from './host.ts';

/** A node of a Markdown or MDX tree (mdast), reduced to the properties that links need. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: unknown;
  readonly url?: unknown;
  readonly alt?: unknown;
  readonly title?: unknown;
  readonly identifier?: unknown;
  readonly children?: readonly MarkdownNode[] | undefined;
  readonly position?: { readonly start: Point; readonly end: Point } | undefined;
}

interface Point {
  readonly offset?: number | undefined;
}

/**
 * The target of a link, and the text that readers see. Without `text`, the address of a definition.
 */
interface Link {
  readonly url: string;
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly offset: number;
  readonly length: number;
}

/**
 * Returns the links, images and definitions of a tree, in order. An image on another host becomes a
 * link with its alternative text.
 */
export function linksIn(tree: MarkdownNode): Link[] {
  const nodes = [...walk(tree)];
  const targets = new Map<string, string>();
  for (const { type, identifier, url } of nodes)
    if (
      type === 'definition' &&
      typeof identifier === 'string' &&
      typeof url === 'string' &&
      !targets.has(identifier)
    )
      targets.set(identifier, url);
  return nodes.flatMap((node) => linkOf(node, targets));
}

function* walk(tree: MarkdownNode): Generator<MarkdownNode> {
  // A stack, because the nesting of a text can exceed the depth of recursion.
  const waiting: MarkdownNode[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    waiting.push(...(node.children ?? []).toReversed());
  }
}

function linkOf(node: MarkdownNode, targets: ReadonlyMap<string, string>): Link[] {
  const { type, url, title, alt, identifier, position } = node;
  const offset = position?.start.offset ?? 0;
  const at = { offset, length: Math.max(1, (position?.end.offset ?? 0) - offset) };
  const named = { title: typeof title === 'string' ? title : undefined, ...at };
  const target =
    typeof url === 'string'
      ? url
      : typeof identifier === 'string'
        ? targets.get(identifier)
        : undefined;
  if (target === undefined) return [];
  if (type === 'definition') return [{ url: target, ...named }];
  if (type === 'link' || type === 'linkReference')
    return [{ url: target, text: textOf(node), ...named }];
  if (type === 'image' || type === 'imageReference')
    return [{ url: target, text: typeof alt === 'string' ? alt : '', ...named }];
  return [];
}

const textOf = (node: MarkdownNode): string =>
  [...walk(node)]
    .map(({ value, alt }) =>
      typeof value === 'string' ? value : typeof alt === 'string' ? alt : '',
    )
    .join('');

export interface LinkFault {
  readonly code: 'link-userinfo' | 'link-target' | 'link-name' | 'host-lookalike' | 'host-punycode';
  readonly message: string;
}

/** Returns the worst fault of a link, or undefined. `base` is the address for relative links. */
export function linkFault({ url, text, title }: Link, base: string): LinkFault | undefined {
  const target = URL.parse(url, base);
  if (target === null) return undefined;
  const address = addressFault(url, base);
  if (address !== undefined && address.code !== 'host-punycode') return address;
  return nameFault(text ?? '', target) ?? nameFault(title ?? '', target) ?? address;
}

const USERINFO = /^[^/\\?#]*[/\\]{2}[^/\\?#]*@/;

/** Returns the fault of an address, whatever the text of its link. */
export function addressFault(url: string, base: string): LinkFault | undefined {
  const target = URL.parse(url, base);
  if (target === null) return undefined;
  const isWeb = target.protocol === 'https:' || target.protocol === 'http:';
  if (isWeb && (target.username !== '' || target.password !== '' || USERINFO.test(url)))
    return {
      code: 'link-userinfo',
      message: `The address has a user name or password before its host, ${JSON.stringify(target.hostname)}.`,
    };
  const written = isWeb
    ? /^[^/\\?#]*[/\\]{2}([^/\\?#:]*)/.exec(url)?.[1]
    : target.protocol === 'mailto:'
      ? /@([^?@]*)/.exec(url)?.[1]
      : undefined;
  return written === undefined ? undefined : hostFault(unescaped(written));
}

function unescaped(host: string): string {
  try {
    return decodeURIComponent(host);
  } catch {
    return host;
  }
}

const FULL = /\b(?:https?:\/\/(?:[^\s/@?#]*@)?|www\.)([^\s/?#:@"'<>()\\]+)/i;
const MAIL = /^(?:mailto:)?\S+@([^\s@?]+\.[^\s@?]+)/i;
// Names with other endings are far more often those of files, functions and products.
const BARE =
  /^((?:[\p{L}\p{N}-]+\.)+(?:com|org|net|edu|gov|mil|int|io|dev|info|biz|eu|example))(?:[:/]\S*)?$/iu;

/** Reports a text that names another host than that of the target. */
function nameFault(text: string, target: URL): LinkFault | undefined {
  const trimmed = text.trim();
  const host =
    target.protocol === 'mailto:' ? (MAIL.exec(decoded(target.href))?.[1] ?? '') : target.hostname;
  const full = FULL.exec(trimmed)?.[1] ?? MAIL.exec(trimmed)?.[1];
  const name = full ?? BARE.exec(trimmed)?.[1];
  if (name === undefined || isSame(name, host)) return undefined;
  return {
    code: full === undefined ? 'link-name' : 'link-target',
    message: `The text names the host ${JSON.stringify(name)}; the link leads to ${JSON.stringify(host)}.`,
  };
}

const decoded = (href: string): string => unescaped(href);

/** True for the same host, and if one host is a subdomain of the other. */
function isSame(name: string, host: string): boolean {
  const [a, b] = [normal(name), normal(host)];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

function normal(host: string): string {
  const clean = host.replace(/[.,;:!…]+$/, '');
  return (URL.parse(`https://${clean}/`)?.hostname ?? clean.toLowerCase()).replace(/^www\./, '');
}
