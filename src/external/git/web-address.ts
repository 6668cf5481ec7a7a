// The web address of a repository, from the address of a git remote.

/** Returns the web address of a git remote: `git@github.com:o/r.git` is `https://github.com/o/r`. */
export function webAddressOf(remote: string | undefined): string | undefined {
  if (remote === undefined) return undefined;
  const [, host, path] =
    /^(?:ssh:\/\/)?(?:[\w.-]+@)([\w.-]+)(?::\d+\/|[:/])(.+)$/.exec(remote) ?? [];
  const url = URL.parse(
    host === undefined ? remote.replace(/^git\+/, '') : `https://${host}/${path}`,
  );
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return `https://${url.host}${url.pathname.replace(/\.git$/, '').replace(/\/$/, '')}`;
}
