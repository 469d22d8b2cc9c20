import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { formatDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { Shell } from '../ui/shell.tsx';
import { KeptAt, useDesk } from './desk.ts';
import { HeadLines } from './outbox-news.tsx';
import type { Place } from './place.ts';

/** A link within the page: a click moves without loading, everything else is the browser's. */
export const Go = ({
  to,
  class: look,
  children,
}: {
  to: Partial<Place>;
  class?: string;
  children: ComponentChildren;
}) => {
  const { go, link } = useDesk();
  const click = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a class={look} href={link(to)} onClick={click}>
      {children}
    </a>
  );
};

/** Which site, which day, and the quick report that is on every screen. */
export const SiteHead = ({ name }: { name: string | undefined }) => {
  const { page, today, place, reportF0 } = useDesk();
  const day = place.day ?? today;
  return (
    <div class="site-head">
      <p>
        <strong>{name}</strong>
        {place.view === 'plan' || place.view === 'days' || !place.site ? null : (
          <span class="num">{t(page, 'day', { day: formatDay(day) })}</span>
        )}
      </p>
      <Button look="danger" onClick={reportF0}>
        {page.reportF0}
      </Button>
    </div>
  );
};

type ScreenProps = {
  title?: string;
  intro?: string | undefined;
  name?: string | undefined;
  wide?: boolean;
  children: ComponentChildren;
};

/** The frame of every screen of this page. */
export const Screen = ({ title, intro, name, wide, children }: ScreenProps) => {
  const { page, me } = useDesk();
  return (
    <Shell title={title ?? page.title} intro={intro} me={me} as={page.role} wide={wide ?? false}>
      {me?.role === 'employer' && me.sites.length > 0 ? <SiteHead name={name} /> : null}
      <HeadLines keptAt={useContext(KeptAt)} />
      {children}
    </Shell>
  );
};
