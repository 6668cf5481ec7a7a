// The feed of yearly reports: metrics/feed.{xml,atom,json}. A year becomes an entry when it is
// over, at the first instant of the next one in UTC: until then its numbers change with every
// advisory. Its page exists from the first advisory on.

import { interfaceFor } from '../../language/index.ts';
import { reportSentences } from '../../language/sentences/metrics.ts';
import type { Content } from '../../model/content.ts';
import { latest } from '../../model/instant.ts';
import { absolute, type Site } from '../../model/site/site.ts';
import { metricsOf } from '../../model/views/metrics/metrics.ts';
import {
  endOfYear,
  isComplete,
  METRICS_PATH,
  type ReportYear,
  reportPath,
  reportYears,
} from '../../model/views/metrics/report-year.ts';
import type { SiteFormat } from '../format.ts';
import { escapeHtml } from '../text/xml.ts';
import { type FeedEntry, feedOf } from './feed.ts';
import { tagUri } from './source.ts';

/**
 * Returns the feed of past years. An entry moves to the top again if something changed that its
 * numbers can depend on.
 */
export const metricsFeed: SiteFormat = (content, setting) => {
  const { name, publisher } = setting.site;
  const { metrics: texts } = interfaceFor(setting.site.language).words;
  const head = {
    title: texts.feed.title(name),
    description: texts.feed.description(publisher.name),
    folder: METRICS_PATH,
    homePath: METRICS_PATH,
  };
  const items = reportYears(content)
    .filter(({ year }) => isComplete(year, setting.now))
    .map((one) => ({
      name: one.year,
      published: endOfYear(one.year),
      updated: latest(endOfYear(one.year), one.changed),
      entry: () => reportEntry(one, content, setting.site),
    }));
  return feedOf(head, items, setting);
};

/**
 * Returns the entry of a report. Its id contains only the year, and does not depend on the numbers.
 */
function reportEntry({ year, changed }: ReportYear, content: Content, site: Site): FeedEntry {
  const { words } = interfaceFor(site.language);
  const { report, feed } = words.metrics;
  const metrics = metricsOf(content, site.stated.acknowledgeHours);
  const numbers = metrics.years.find((one) => one.year === year);
  const sentences = numbers === undefined ? [] : reportSentences(numbers, metrics, words);
  const page = absolute(site, reportPath(year));
  const items = sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('');
  return {
    id: tagUri(site.url, endOfYear(year).slice(0, 4), `metrics-${year}`),
    path: reportPath(year),
    title: report.title(year),
    published: endOfYear(year),
    updated: latest(endOfYear(year), changed),
    ...(sentences[0] === undefined ? {} : { summary: sentences[0] }),
    html: `<ul>${items}</ul>\n<p><a href="${escapeHtml(page)}">${escapeHtml(feed.whole)}</a>.</p>`,
    tags: [year],
  };
}
