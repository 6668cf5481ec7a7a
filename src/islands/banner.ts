// Hides a banner when it ends, also while the page is open. Without JavaScript, the banner itself
// states its end.

/** The maximum delay of a timer, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

function start(banner: HTMLElement): void {
  const notices = [...banner.querySelectorAll<HTMLElement>('[data-until]')];
  const sweep = (): void => {
    // A banner that the reader is using is not hidden.
    if (banner.contains(document.activeElement)) return;
    const now = Date.now();
    let next = Number.POSITIVE_INFINITY;
    for (const notice of notices) {
      const until = Date.parse(notice.dataset['until'] ?? '');
      if (until <= now) notice.remove();
      else if (notice.isConnected) next = Math.min(next, until);
    }
    if (banner.querySelector('[data-until]') === null) banner.remove();
    else if (next < Number.POSITIVE_INFINITY) setTimeout(sweep, Math.min(next - now, LONGEST));
  };
  sweep();
  banner.addEventListener('focusout', () => setTimeout(sweep));
}

const banner = document.querySelector<HTMLElement>('.banner');
if (banner !== null) start(banner);
