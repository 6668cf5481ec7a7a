// Times are written in UTC. Readers in another time zone see their local time beside it. A date
// without a time gets it as a tooltip.

// In the language of the page and the format of the reader's region: "22 Apr 2026, 01:00" in
// Britain.
const { lang } = document.documentElement;
const own = navigator.languages.find((one) => one.split('-')[0] === lang.split('-')[0]);
const format = new Intl.DateTimeFormat(own ?? (lang || undefined), {
  dateStyle: 'medium',
  timeStyle: 'short',
});
const zone = new Intl.DateTimeFormat(lang || undefined, { timeZoneName: 'short' });

for (const element of document.querySelectorAll<HTMLTimeElement>('time[datetime*="T"]')) {
  const at = new Date(element.dateTime);
  if (Number.isNaN(at.getTime()) || at.getTimezoneOffset() === 0) continue;
  const name = zone.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const local = `${format.format(at)} ${name}`;
  if (!/UTC$/.test(element.textContent)) {
    element.title = local;
    continue;
  }
  const beside = document.createElement('span');
  beside.className = 'local';
  beside.textContent = ` (${local})`;
  element.append(beside);
}
